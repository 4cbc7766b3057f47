import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import type { Figure } from '../figure.ts';
import { contributions } from './contributions.ts';
import type { LedgerEntry } from './ledger.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/* What mergers and spin-offs do to the contributions of the securities they exchange. */

const EUR = 'EUR' as CurrencyCode;
const USD = 'USD' as CurrencyCode;
const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number) => (count * 1e6) as Quantity;
const clientId = entryNamed('client', null).id;
const account = entryNamed('Depot', newAccount({ clientId, name: 'Depot' }));
const [old, fresh, other] = (['Old', 'Fresh', 'Other'] as const).map((name) =>
  entryNamed(name, newSecurity({ name })),
) as [Paper, Paper, Paper];
const dollar = entryNamed('Dollar', newSecurity({ name: 'Dollar', currency: USD }));
type Paper = ReturnType<typeof entryNamed<ReturnType<typeof newSecurity>>>;

let serial = 0;
const entry = (
  type: Transaction['type'],
  date: string,
  fields: Partial<Transaction>,
): LedgerEntry => {
  serial += 1;
  const common = { clientId, accountId: account.id, type, date: day(date) };
  return entryNamed(`contribution ${serial}`, newTransaction({ ...common, ...fields }));
};
const price = (paper: Paper, date: string, euros: number) => ({
  ...{ securityId: paper.id, date: day(date), price: (euros * 1e6) as UnitPrice },
});
type Price = ReturnType<typeof price>;

/** Ten of the old paper at 100, bought before the period. */
const bought = [
  entry('deposit', '2026-01-05', { amount: 1_000_00 }),
  entry('buy', '2026-01-05', { securityId: old.id, quantity: pieces(10), amount: -1_000_00 }),
];
const OLD_AT_100 = price(old, '2026-01-05', 100);
const merger = (fields: Partial<Transaction> = {}) =>
  entry('merger', '2026-02-10', {
    ...{ securityId: old.id, quantity: pieces(-10) },
    ...{ newSecurityId: fresh.id, newQuantity: pieces(4), ...fields },
  });
const spinOff = (fields: Partial<Transaction> = {}) =>
  entry('spinOff', '2026-02-10', {
    ...{ securityId: old.id, newSecurityId: fresh.id },
    ...{ newQuantity: pieces(5), costShare: 200_000, ...fields },
  });
const DAY = { from: day('2026-02-10'), to: day('2026-02-10') };
const MONTH = { from: day('2026-02-01'), to: day('2026-02-28') };

function known<Value>(figure: Figure<Value>): Value {
  if (!figure.available) throw new Error(figure.reason);
  return figure.value;
}

function scopeOf(transactions: readonly LedgerEntry[], prices: readonly Price[]) {
  const records = {
    accounts: [account],
    transactions,
    securities: byId([old, fresh, other, dollar]),
    prices: priceSeries(prices),
    exchangeRates: new Map(),
  };
  // Half a euro for a dollar.
  const rates = () => ({ numerator: 1, denominator: 2 });
  return portfolioScope(records, EUR, { rates });
}

function contributed(after: readonly LedgerEntry[], prices: readonly Price[], period = DAY) {
  const scope = scopeOf([...bought, ...after], [OLD_AT_100, ...prices]);
  const { gain, timeWeighted } = portfolioPerformance(scope, period);
  const found = known(contributions(scope, period, timeWeighted));
  expect(found.gain).toBe(known(gain));
  return found.parts;
}

/** Gain of each security by its name. */
const gains = (...asked: Parameters<typeof contributed>) =>
  Object.fromEntries(
    contributed(...asked)
      .filter(({ part }) => part === 'security')
      .map(({ name, gain }) => [name, gain]),
  );

describe('the contributions of a merger', () => {
  it('are nothing on both sides where both are worth the same', () => {
    const parts = contributed([merger()], [price(fresh, '2026-02-09', 250)]);
    expect(parts.map(({ name, gain, points }) => [name, gain, points])).toEqual([
      ['Old', 0, 0],
      ['Fresh', 0, 0],
    ]);
    expect(parts.map(({ netFlow }) => netFlow)).toEqual([-1_000_00, 1_000_00]);
  });

  it('are what the old one moved before it, and the new one after it', () => {
    const moves = [
      price(old, '2026-02-09', 110),
      price(fresh, '2026-02-10', 275),
      price(fresh, '2026-02-20', 300),
    ];
    expect(gains([merger()], moves, MONTH)).toEqual({ Old: 100_00, Fresh: 100_00 });
  });

  it('count what came at its recorded worth, and money as brought by the old one', () => {
    const withMoney = merger({ amount: 200_00, newValue: 850_00 });
    const prices = [price(fresh, '2026-02-10', 220)];
    expect(gains([withMoney], prices)).toEqual({ Old: 50_00, Fresh: 30_00 });
  });

  it('count what came at the worth of what was given up, less the money, until it has a price', () => {
    const later = [price(fresh, '2026-02-20', 300)];
    expect(gains([merger()], later, MONTH)).toEqual({ Old: 0, Fresh: 200_00 });
    expect(gains([merger({ amount: 100_00 })], later, MONTH)).toEqual({ Old: 0, Fresh: 300_00 });
  });

  it('count paper in another currency at the rate of the day', () => {
    const abroad = merger({ newSecurityId: dollar.id });
    expect(gains([abroad], [price(dollar, '2026-02-10', 500)])).toEqual({ Old: 0, Dollar: 0 });
  });

  it('are none where it happened before the period', () => {
    const prices = [price(fresh, '2026-02-10', 250), price(fresh, '2026-03-02', 260)];
    const march = { from: day('2026-03-01'), to: day('2026-03-31') };
    expect(gains([merger()], prices, march)).toEqual({ Fresh: 40_00 });
  });
});

describe('the contributions of a spin-off', () => {
  it('are nothing on both sides where the parent falls by what left it', () => {
    const prices = [price(old, '2026-02-10', 80), price(fresh, '2026-02-10', 40)];
    const parts = contributed([spinOff()], prices);
    expect(parts.map(({ name, gain, netFlow }) => [name, gain, netFlow])).toEqual([
      ['Old', 0, -200_00],
      ['Fresh', 0, 200_00],
    ]);
  });

  it('are what each moved afterwards', () => {
    const prices = [
      ...[price(old, '2026-02-10', 80), price(fresh, '2026-02-10', 40)],
      ...[price(old, '2026-02-20', 85), price(fresh, '2026-02-20', 30)],
    ];
    expect(gains([spinOff()], prices, MONTH)).toEqual({ Old: 50_00, Fresh: -50_00 });
  });

  it('are a whole loss and gain where its worth is not known, and say so', () => {
    const prices = [price(old, '2026-02-10', 80), price(fresh, '2026-02-20', 40)];
    const parts = contributed([spinOff()], prices, MONTH);
    expect(parts.map(({ name, gain, exchangeUnknown }) => [name, gain, exchangeUnknown])).toEqual([
      ['Fresh', 200_00, expect.objectContaining({ available: false })],
      ['Old', -200_00, expect.objectContaining({ available: false })],
    ]);
    expect(parts[0]?.exchangeUnknown?.cause).toMatchObject({
      ...{ tag: 'priceMissing', securityId: fresh.id, date: day('2026-02-10') },
    });
    const told = contributed([spinOff({ newValue: 200_00 })], prices, MONTH);
    expect(told.map(({ gain, exchangeUnknown }) => [gain, exchangeUnknown])).toEqual([
      [0, null],
      [0, null],
    ]);
  });
});

describe('the contributions of any ledger with mergers and spin-offs', () => {
  const START = day('2026-01-05');
  const END = addDays(START, 150);
  const papers = [old, fresh, other, dollar] as const;
  const row = fc.record({
    type: fc.constantFrom<Transaction['type'][]>('merger', 'spinOff', 'buy', 'sell', 'deposit'),
    on: fc.integer({ min: 1, max: 140 }),
    from: fc.nat({ max: 3 }),
    by: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 9_000_000 }),
    received: fc.integer({ min: 1, max: 9_000_000 }),
    amount: fc.integer({ min: 0, max: 90_000 }),
    newValue: fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: undefined, freq: 1 }),
  });
  type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;
  const cents = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 7, maxLength: 7 });

  const opening = [
    entry('deposit', START, { amount: 9_000_000_00 }),
    ...[old, fresh, other].map(({ id }) =>
      entry('buy', START, { securityId: id, quantity: pieces(50), amount: -100_00 }),
    ),
  ];

  function entryOf({ type, on, from, by, units, received, amount, newValue }: Row): LedgerEntry {
    const date = addDays(START, on);
    const of = { securityId: papers[from]?.id ?? old.id };
    const exchange = {
      ...{ newSecurityId: papers[(from + by) % 4]?.id ?? fresh.id },
      ...{ newQuantity: received as Quantity, ...(newValue === undefined ? {} : { newValue }) },
    };
    const given = { quantity: -units as Quantity, amount };
    switch (type) {
      case 'merger':
        return entry(type, date, { ...of, ...given, ...exchange });
      case 'spinOff':
        return entry(type, date, { ...of, costShare: 100_000, ...exchange });
      case 'sell':
        return entry(type, date, { ...of, ...given });
      case 'buy':
        return entry(type, date, { ...of, quantity: units as Quantity, amount: -amount });
      default:
        return entry(type, date, { amount });
    }
  }

  /** The paper in dollars has no price before the end: what it was worth in an exchange may be unknown. */
  function pricesOf(priced: readonly number[]) {
    const euros = (index: number) => (priced[index] ?? 1) / 100;
    return [
      ...[old, fresh, other].flatMap((paper, index) => [
        price(paper, START, euros(index)),
        price(paper, addDays(START, 40), euros(index + 3)),
      ]),
      price(dollar, END, euros(6)),
    ];
  }

  it('add up to the gain to the cent, whether what was exchanged has a known worth or not', () => {
    let [exchanged, unknown] = [0, 0];
    fc.assert(
      fc.property(fc.array(row, { maxLength: 15 }), cents, (rows, priced) => {
        const scope = scopeOf([...opening, ...rows.map(entryOf)], pricesOf(priced));
        const period = { from: addDays(START, 1), to: END };
        const { gain, timeWeighted } = portfolioPerformance(scope, period);
        const { parts, points } = known(contributions(scope, period, timeWeighted));
        expect(parts.reduce((sum, part) => sum + part.gain, 0)).toBe(known(gain));
        const sum = parts.reduce((each, part) => each + (part.points ?? Number.NaN), 0);
        // What rounds to nothing may be −0.
        expect(sum).toBe(known(points) + 0);
        if (scope.ledger.some(({ data }) => data.newSecurityId)) exchanged += 1;
        if (parts.some(({ exchangeUnknown }) => exchangeUnknown)) unknown += 1;
      }),
      { numRuns: 200 },
    );
    expect(exchanged).toBeGreaterThan(100);
    expect(unknown).toBeGreaterThan(10);
  });
});
