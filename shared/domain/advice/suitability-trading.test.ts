import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newTransaction } from '../portfolio/portfolio-builders.ts';
import { account, adviceFile, bold, day, finding, share, TODAY } from './advice-file-builder.ts';

describe('the series of trades', () => {
  const trade = (name: string, fields: Partial<Parameters<typeof newTransaction>[0]>) =>
    entryNamed(
      name,
      newTransaction({
        clientId: account.data.clientId,
        accountId: account.id,
        currency: 'EUR' as CurrencyCode,
        type: 'buy',
        date: day('2026-03-02'),
        ...fields,
      }),
    );

  /** In and out of Plain Shares for EUR 50,000 `times`, at no gain and `fee` each way. */
  const churned = (times: number, fee: number): ClientFile['transactions'] =>
    Array.from({ length: times }, (_, index) => {
      const date = addDays(day('2026-01-05'), index * 20);
      const quantity = 500_000_000 as Quantity;
      const of = { securityId: share.id, unitPrice: 100_000_000 as never, fee, date };
      return [
        trade(`in ${index}`, { ...of, quantity, amount: -50_000_00 - fee }),
        trade(`out ${index}`, {
          ...of,
          type: 'sell',
          quantity: -quantity as Quantity,
          amount: 50_000_00 - fee,
        }),
      ];
    }).flat();

  it('adds the recommended purchase to those of a year and divides by the average equity', () => {
    // 30,000 bought and 5,000 recommended, of 100,000 on average.
    expect(finding('turnover')?.because).toContain('With this trade 0.35 times');
  });

  it('fails above six times the average equity in a year', () => {
    const transactions = [...adviceFile().transactions, ...churned(14, 0)];
    expect(finding('turnover', {}, { transactions })?.verdict).toBe('fails');
    const fewer = [...adviceFile().transactions, ...churned(10, 0)];
    expect(finding('turnover', {}, { transactions: fewer })?.verdict).toBe('passes');
  });

  it('fails when a year costs more than a fifth of the average equity', () => {
    const transactions = [...adviceFile().transactions, ...churned(10, 1_200_00)];
    expect(finding('costToEquity', {}, { transactions })?.verdict).toBe('fails');
    expect(finding('costToEquity')?.verdict).toBe('passes');
  });

  it('takes off the costs what was given back of them', () => {
    const fee = (name: string, amount: number) =>
      trade(name, { type: 'fee', date: day('2026-06-01'), amount });
    const costOf = (...fees: readonly ReturnType<typeof fee>[]) => {
      const transactions = [...adviceFile().transactions, ...fees];
      return finding('costToEquity', {}, { transactions });
    };
    expect(costOf(fee('charged', -40_000_00))?.verdict).toBe('fails');
    const refunded = costOf(fee('charged', -40_000_00), fee('refunded', 40_000_00));
    expect(refunded?.because).toBe(costOf()?.because);
  });

  it('fails what was traded the other way within the month, until which day', () => {
    const transactions = [
      ...adviceFile().transactions,
      trade('late', {
        date: addDays(TODAY, -10),
        securityId: bold.id,
        quantity: 10_000_000 as Quantity,
        amount: -1_000_00,
      }),
    ];
    const sale = { action: 'sell', securityId: bold.id, amount: 500_00 } as const;
    expect(finding('inAndOut', sale, { transactions })).toMatchObject({
      verdict: 'fails',
      holding: bold.id,
      remedy: 'Wait until 15 Dec 2026, or hold.',
    });
    const earlier = trade('earlier', { date: addDays(TODAY, -20), securityId: bold.id });
    expect(finding('inAndOut', sale, { transactions: [earlier, ...transactions] })).toMatchObject({
      verdict: 'fails',
      remedy: 'Wait until 15 Dec 2026, or hold.',
    });
  });

  it('cannot be judged without a ledger', () => {
    expect(finding('turnover', {}, { transactions: [] })?.verdict).toBe('unknown');
  });
});
