import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { cashBalances } from './cash-balance.ts';
import { cashFlow } from './cash-flow.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const account = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
const securityId = entryNamed('security', null).id;
const start = '2025-11-05' as CalendarDate;
const today = '2026-11-24' as CalendarDate;

function scopeOf(entries: readonly (Partial<Transaction> & Pick<Transaction, 'type' | 'date'>)[]) {
  const transactions = entries
    .map((each, index) =>
      entryNamed(`t${index}`, newTransaction({ clientId, accountId: account.id, ...each })),
    )
    .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1));
  const records = { accounts: [account], transactions, securities: new Map(), prices: new Map() };
  return portfolioScope(records, 'EUR' as CurrencyCode);
}

it('tells what came, went, was earned, charged and withheld, with every month in between', () => {
  const scope = scopeOf([
    { type: 'deposit', date: start, amount: 1000_00 },
    {
      type: 'buy',
      date: start,
      amount: -600_00,
      securityId,
      quantity: 1e6 as Quantity,
    },
    { type: 'dividend', date: '2026-01-15' as CalendarDate, amount: 17_00, tax: 2_00, fee: 1_00 },
    { type: 'fee', date: '2026-01-31' as CalendarDate, amount: -5_00 },
  ]);
  const { rows } = cashFlow(scope, '2026-01-31' as CalendarDate, 'month');
  expect(rows.map(({ key, opening, closing }) => [key, opening, closing])).toEqual([
    ['2025-11', 0, 400_00],
    ['2025-12', 400_00, 400_00],
    ['2026-01', 400_00, 412_00],
  ]);
  expect(rows[2]).toMatchObject({ income: 20_00, taxes: -2_00, fees: -6_00, trades: 0 });
  expect(rows[0]).toMatchObject({ deposits: 1000_00, trades: -600_00 });
});

it('adds up from opening to closing, and ends with the money in the accounts', () => {
  const entry = fc.record({
    type: fc.constantFrom(
      'deposit',
      'withdrawal',
      'dividend',
      'interest',
      'fee',
      'tax',
    ) as fc.Arbitrary<Transaction['type']>,
    days: fc.integer({ min: 0, max: 380 }),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    tax: fc.integer({ min: 0, max: 5000 }),
  });
  const step = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), step, (entries, by) => {
      const scope = scopeOf(
        entries.map(({ days, ...each }) => ({ ...each, date: addDays(start, days) })),
      );
      const { rows } = cashFlow(scope, today, by);
      let before = 0;
      for (const row of rows) {
        const { opening, closing, deposits, withdrawals, transfers, income, fees, taxes, trades } =
          row;
        expect(opening).toBe(before);
        expect(opening + deposits + withdrawals + transfers + income + fees + taxes + trades).toBe(
          closing,
        );
        before = closing;
      }
      const balance = cashBalances(scope.accounts, scope.ledger, today).get(account.id);
      expect(before).toBe(balance?.amount);
    }),
    { numRuns: 60 },
  );
});
