import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import type { Figure } from '../figure.ts';
import { plainWording } from '../wording.ts';
import { clientFigures, warningText } from './client-figures.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';
import { valueHistory } from './value-history.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number): Quantity => Math.round(count * 1e6) as Quantity;
const price = (value: number): UnitPrice => Math.round(value * 1e6) as UnitPrice;
const [EUR, USD] = ['EUR' as CurrencyCode, 'USD' as CurrencyCode];

const client = entryNamed('client', newClient({ name: 'Client', reportingCurrency: EUR }));
const security = entryNamed('share', newSecurity({ name: 'Share' }));
const year = { from: day('2026-01-01'), to: day('2026-12-31') };

const account = (name: string, fields: Partial<Parameters<typeof newAccount>[0]> = {}) =>
  entryNamed(name, newAccount({ clientId: client.id, name, ...fields }));

let serial = 0;
const entry = (
  accountName: string,
  fields: Pick<Transaction, 'type' | 'date'> & Partial<Transaction>,
) => {
  serial += 1;
  const accountId = entryNamed(accountName, null).id;
  return entryNamed(`t${serial}`, newTransaction({ clientId: client.id, accountId, ...fields }));
};

const file = (parts: Partial<ClientFile>): ClientFile => ({
  ...emptyClientFile(client),
  securities: byId([security]),
  prices: priceSeries([
    { securityId: security.id, date: day('2025-12-30'), price: price(10) },
    { securityId: security.id, date: day('2026-06-30'), price: price(12) },
    { securityId: security.id, date: day('2026-12-31'), price: price(15) },
  ]),
  ...parts,
});

const reasonOf = (figure: Figure<unknown> | undefined): string =>
  figure && !figure.available ? figure.reason : 'available';
const knownOf = <Value>(figure: Figure<Value> | undefined): Value | null =>
  figure?.available ? figure.value : null;

const held = [
  entry('Depot', { type: 'deposit', date: day('2025-12-01'), amount: 1000_00 }),
  entry('Depot', {
    type: 'buy',
    date: day('2025-12-30'),
    securityId: security.id,
    quantity: pieces(100),
    amount: -1000_00,
  }),
];

describe('figures of an investment client', () => {
  it('are value, flow, gain and both returns that agree with the money', () => {
    const { portfolio, warnings } = clientFigures(
      file({
        accounts: [account('Depot')],
        transactions: [
          ...held,
          entry('Depot', { type: 'deposit', date: day('2026-07-01'), amount: 1200_00 }),
        ],
      }),
      year,
    );
    expect(knownOf(portfolio?.value)).toEqual({ amount: 2700_00, currency: EUR });
    expect(knownOf(portfolio?.netFlow)?.amount).toBe(1200_00);
    expect(knownOf(portfolio?.gain)?.amount).toBe(500_00);
    // 1000 → 1200 until the deposit, then 2400 → 2700.
    expect(knownOf(portfolio?.timeWeighted)?.rate).toBeCloseTo(1.2 * 1.125 - 1, 12);
    expect(knownOf(portfolio?.moneyWeighted)?.isAnnual).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('count no flow between the client’s own accounts', () => {
    const cash = entryNamed('Cash', null).id;
    const depot = entryNamed('Depot', null).id;
    const moved = { date: day('2026-07-01'), quantity: pieces(40), securityId: security.id };
    const { portfolio } = clientFigures(
      file({
        accounts: [account('Depot'), account('Cash')],
        transactions: [
          ...held,
          entry('Depot', { type: 'transferOut', transferAccountId: cash, ...moved }),
          entry('Cash', { type: 'transferIn', transferAccountId: depot, ...moved }),
        ],
      }),
      year,
    );
    expect(knownOf(portfolio?.netFlow)?.amount).toBe(0);
    expect(knownOf(portfolio?.gain)?.amount).toBe(500_00);
  });

  it('say which price is missing', () => {
    const { portfolio } = clientFigures(
      file({ accounts: [account('Depot')], transactions: held, prices: new Map() }),
      year,
    );
    expect(reasonOf(portfolio?.value)).toBe('no price of Share on 31 Dec 2026 or before');
    expect(reasonOf(portfolio?.gain)).toContain('no price of Share');
    expect(reasonOf(portfolio?.timeWeighted)).toContain('no price of Share');
    expect(knownOf(portfolio?.netFlow)?.amount).toBe(0);
  });

  it('are unavailable, not 0, while nothing is recorded', () => {
    const { portfolio, sales } = clientFigures(file({ accounts: [account('Depot')] }), year);
    expect(reasonOf(portfolio?.value)).toBe('no transaction is recorded');
    expect(reasonOf(portfolio?.netFlow)).toBe('no transaction is recorded');
    expect(sales).toBeNull();
    expect(clientFigures(file({}), year).portfolio).toBeNull();
  });

  it('stand by currency where no rate brings them together', () => {
    const records = file({
      accounts: [account('Depot'), account('Dollars', { currency: USD })],
      transactions: [
        ...held,
        entry('Dollars', {
          type: 'deposit',
          date: day('2026-01-05'),
          amount: 300_00,
          currency: USD,
        }),
      ],
    });
    const alone = clientFigures(records, year);
    expect(reasonOf(alone.portfolio?.value)).toBe(
      'no exchange rate from USD to EUR on 31 Dec 2026',
    );
    expect(alone.portfolioByCurrency.map((each) => knownOf(each.value))).toEqual([
      { amount: 1500_00, currency: EUR },
      { amount: 300_00, currency: USD },
    ]);
    const half = { numerator: 1, denominator: 2 };
    const together = clientFigures(records, year, () => half);
    expect(knownOf(together.portfolio?.value)).toEqual({ amount: 1650_00, currency: EUR });
  });

  it('compare with the benchmark over the days since capital came', () => {
    const { portfolio } = clientFigures(
      file({
        accounts: [account('Depot', { benchmarkSecurityId: security.id })],
        transactions: [
          entry('Depot', { type: 'deposit', date: day('2026-07-01'), amount: 100_00 }),
        ],
      }),
      year,
    );
    expect(knownOf(portfolio?.timeWeighted)?.since).toBe('2026-07-01');
    expect(knownOf(portfolio?.benchmark)?.rate).toBeCloseTo(15 / 12 - 1, 12);
  });

  it('leave a refused sale out and say so', () => {
    const { portfolio, warnings } = clientFigures(
      file({
        accounts: [account('Depot')],
        transactions: [
          ...held,
          entry('Depot', {
            type: 'sell',
            date: day('2026-03-01'),
            securityId: security.id,
            quantity: pieces(-101),
            amount: 1010_00,
          }),
        ],
      }),
      year,
    );
    expect(knownOf(portfolio?.value)?.amount).toBe(1500_00);
    expect(warnings.map((warning) => warningText(warning, plainWording))).toEqual([
      'Share: the sale of 1 Mar 2026 is of 101 units, but 100 were held',
    ]);
  });
});

describe('figures of a bank client', () => {
  it('net debts, and count interest and fees as the gain', () => {
    const { portfolio } = clientFigures(
      file({
        accounts: [
          account('Current', { accountType: 'cash' }),
          account('Loan', { accountType: 'loan' }),
        ],
        transactions: [
          entry('Current', { type: 'deposit', date: day('2026-01-10'), amount: 500_00 }),
          entry('Current', { type: 'fee', date: day('2026-02-10'), amount: -2_00 }),
          entry('Current', { type: 'interest', date: day('2026-03-10'), amount: 5_00 }),
          entry('Loan', { type: 'withdrawal', date: day('2026-03-10'), amount: -100_00 }),
        ],
      }),
      year,
    );
    expect(knownOf(portfolio?.value)?.amount).toBe(403_00);
    expect(knownOf(portfolio?.gain)?.amount).toBe(3_00);
    expect(knownOf(portfolio?.netFlow)?.amount).toBe(400_00);
  });
});

describe('figures of a sales client', () => {
  it('are revenue less returns, and the change on the year before', () => {
    const sale = (type: 'order' | 'return', date: string, amount: number) =>
      entry('Shop', { type, date: day(date), amount });
    const records = file({
      accounts: [account('Shop', { accountType: 'sales' })],
      transactions: [
        sale('order', '2024-12-31', 1_00),
        sale('order', '2025-05-01', 100_00),
        sale('order', '2026-05-01', 150_00),
        sale('return', '2026-06-01', -30_00),
      ],
    });
    const { sales, portfolio } = clientFigures(records, year);
    expect(portfolio).toBeNull();
    expect(knownOf(sales?.revenue)?.amount).toBe(120_00);
    expect(knownOf(sales?.returns)?.amount).toBe(30_00);
    expect(knownOf(sales?.yearOnYear)).toBeCloseTo(0.2, 12);
    const earlier = clientFigures(records, { from: day('2025-01-01'), to: day('2025-12-31') });
    expect(reasonOf(earlier.sales?.yearOnYear)).toBe('no order is recorded before 31 Dec 2024');
  });
});

describe('figures over any ledger', () => {
  const fields = fc.record({
    type: fc.constantFrom('deposit', 'withdrawal', 'buy', 'sell', 'dividend', 'fee', 'split'),
    count: fc.integer({ min: 1, max: 50 }),
    amount: fc.integer({ min: 1, max: 100_000 }),
    gap: fc.integer({ min: 0, max: 30 }),
  });

  it('reconcile to the cent, and the history ends in the value', () => {
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 30 }), (rows) => {
        let date = day('2025-12-30');
        const transactions = rows.map(({ type, count, amount, gap }) => {
          date = addDays(date, gap);
          const leaves = type === 'withdrawal' || type === 'buy' || type === 'fee';
          const trades = type === 'buy' || type === 'sell' || type === 'split';
          return entry('Depot', {
            type: type as Transaction['type'],
            date,
            amount: type === 'split' ? 0 : leaves ? -amount : amount,
            ...(trades
              ? { securityId: security.id, quantity: pieces(type === 'sell' ? -count : count) }
              : {}),
          });
        });
        const records = file({ accounts: [account('Depot')], transactions });
        const { portfolio } = clientFigures(records, year);
        const scope = portfolioScope(records, EUR);
        const last = valueHistory(scope, year).points.at(-1);
        if (!portfolio?.value.available) return;
        const [start, end] = [knownOf(portfolio?.startValue), knownOf(portfolio?.value)];
        const [flow, gain] = [knownOf(portfolio?.netFlow), knownOf(portfolio?.gain)];
        expect((start?.amount ?? NaN) + (flow?.amount ?? NaN) + (gain?.amount ?? NaN)).toBe(
          end?.amount,
        );
        expect(last?.value).toBe(end?.amount);
      }),
      { numRuns: 100 },
    );
  });

  it('take 20,000 transactions of one client in their stride', () => {
    const start = day('2006-01-01');
    const transactions = Array.from({ length: 20_000 }, (_, index) => {
      const date = addDays(start, Math.floor((index * 7000) / 20_000));
      const types = ['deposit', 'buy', 'buy', 'dividend', 'sell'] as const;
      const type = types[index % types.length] ?? 'deposit';
      const amount =
        type === 'deposit' ? 40_00 : type === 'dividend' ? 1_00 : type === 'buy' ? -20_00 : 20_00;
      const trades = type === 'buy' || type === 'sell';
      return entry('Depot', {
        type,
        date,
        amount,
        ...(trades ? { securityId: security.id, quantity: pieces(type === 'buy' ? 2 : -2) } : {}),
      });
    });
    const points = Array.from({ length: 7400 }, (_, index) => ({
      securityId: security.id,
      date: addDays(start, index),
      price: price(10 + (index % 50) / 10),
    }));
    const records = file({
      accounts: [account('Depot')],
      transactions,
      prices: priceSeries(points),
    });
    const whole = { from: day('2006-02-01'), to: day('2026-01-01') };
    const { portfolio } = clientFigures(records, whole);
    expect(knownOf(portfolio?.timeWeighted)).not.toBeNull();
    expect(valueHistory(portfolioScope(records, EUR), whole).points.length).toBeLessThanOrEqual(
      260,
    );
  });
});
