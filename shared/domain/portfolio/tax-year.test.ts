import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { methodOutcome, openLots } from './lot-figures.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import type { PortfolioRecords } from './portfolio-scope.ts';
import { cellText, taxFormTable } from './tax-form.ts';
import { taxYear, taxYearFigures, taxYearOf, taxYears } from './tax-year.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const USD = 'USD' as CurrencyCode;
const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number) => (count * 1e6) as Quantity;
const share = entryNamed('security', newSecurity({ name: 'XYZ Co.', currency: USD }));
const account = (name: string) => entryNamed(name, newAccount({ clientId, name, currency: USD }));

let serial = 0;
const entry = (
  fields: Partial<Transaction> & Pick<Transaction, 'type' | 'date'>,
  accountName = 'Depot',
) => {
  serial += 1;
  const accountId = entryNamed(accountName, null).id;
  return entryNamed(
    `tax entry ${serial}`,
    newTransaction({ clientId, accountId, currency: USD, securityId: share.id, ...fields }),
  );
};
const records = (
  transactions: ReturnType<typeof entry>[],
  accounts = [account('Depot')],
): PortfolioRecords => ({
  accounts,
  transactions,
  securities: byId([share]),
  prices: priceSeries([
    { securityId: share.id, date: day('2025-12-30'), price: 33_333_333 as UnitPrice },
  ]),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/*
 * Purchases of IRS publication 564 (2009), "Figuring gain: FIFO": 160 at 25, 240 at 20, 10 at 30,
 * 210 of them sold at 32; the days are ours, so that one lot is held for more than a year.
 */
const ledger = [
  entry({ type: 'buy', date: day('2024-06-10'), quantity: pieces(160), amount: -4000_00 }),
  entry({ type: 'buy', date: day('2024-06-11'), quantity: pieces(240), amount: -4800_00 }),
  entry({ type: 'buy', date: day('2025-03-10'), quantity: pieces(10), amount: -300_00 }),
  entry({ type: 'sell', date: day('2025-06-11'), quantity: pieces(-210), amount: 6720_00 }),
  entry({ type: 'dividend', date: day('2025-07-01'), amount: 84_00, tax: 15_00, fee: 1_00 }),
  entry({ type: 'fee', date: day('2025-12-31'), amount: -12_00 }),
];

describe('a tax year', () => {
  it('begins in January, or on 6 April', () => {
    expect(taxYear(2025, 'january')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(taxYear(2025, 'april')).toEqual({ from: '2025-04-06', to: '2026-04-05' });
    expect(taxYearOf(day('2026-04-05'), 'april')).toBe(2025);
    expect(taxYearOf(day('2026-04-06'), 'april')).toBe(2026);
    expect(taxYears(ledger, 'january', day('2026-02-01'))).toEqual([2026, 2025, 2024]);
  });

  it('shows gains in the columns of Form 8949, short and long term apart', () => {
    const figures = taxYearFigures(
      records(ledger),
      USD,
      taxYear(2025, 'january'),
      day('2026-01-31'),
    );
    const { parts } = taxFormTable(figures, 'us8949');
    const texts = parts.map(({ title, rows, totals }) => [
      title,
      ...[...rows, totals].map((row) => row.map((cell) => cellText(cell, USD)).join('|')),
    ]);
    // "More than 1 year", counted from the day after the acquisition: IRS publication 550, "Holding
    // Period". The lot of 11 June 2024 is held for exactly one year.
    expect(texts).toEqual([
      [
        'Part I, short-term',
        '50 sh. XYZ Co.|2024-06-11|2025-06-11|1600.00|1000.00||0.00|600.00',
        'Total|||1600.00|1000.00||0.00|600.00',
      ],
      [
        'Part II, long-term',
        '160 sh. XYZ Co.|2024-06-10|2025-06-11|5120.00|4000.00||0.00|1120.00',
        'Total|||5120.00|4000.00||0.00|1120.00',
      ],
    ]);
    expect(figures.totals.gain).toBe(1720_00);
  });

  it('shows income gross, withheld, charged and net, and fees', () => {
    const year = taxYear(2025, 'january');
    const figures = taxYearFigures(records(ledger), USD, year, day('2026-01-31'));
    expect(figures.income).toEqual([
      { type: 'dividend', gross: 100_00, withheld: 15_00, fees: 1_00, net: 84_00 },
    ]);
    expect(figures.fees).toBe(12_00);
    expect(taxYearFigures(records(ledger), USD, year, day('2025-07-31')).fees).toBe(0);
  });

  it('says what another method would change, and changes nothing', () => {
    const all = records(ledger);
    const depot = all.accounts[0]?.id ?? share.id;
    expect(methodOutcome(all, depot, 'fifo', day('2025-12-31'))).toEqual({
      openCost: 4100_00,
      realised: 1720_00,
      realisedThisYear: 1720_00,
    });
    expect(methodOutcome(all, depot, 'lifo', day('2025-12-31'))).toMatchObject({
      openCost: 4800_00,
      realised: 2420_00,
    });
    expect(all.accounts[0]?.data.costBasisMethod).toBe('fifo');
  });

  it('lists what is still held by lot, with the term at that day', () => {
    const lots = openLots(records(ledger), day('2025-12-31'));
    expect(lots.map(({ quantity, term }) => [quantity / 1e6, term])).toEqual([
      [190, 'long'],
      [10, 'short'],
    ]);
    // 200 shares at 33.333333 are 6,666.67; the lots share it.
    expect(sum(lots.map(({ value }) => (value.available ? value.value.amount : 0)))).toBe(6666_67);
  });

  it('keeps a reinvested dividend as income and as a lot of its own', () => {
    const reinvested = [
      entry({ type: 'dividend', date: day('2025-09-01'), amount: 50_00 }),
      entry({ type: 'buy', date: day('2025-09-01'), quantity: pieces(2), amount: -50_00 }),
    ];
    const all = records([...ledger, ...reinvested]);
    const year = taxYear(2025, 'january');
    expect(taxYearFigures(all, USD, year, day('2025-12-31')).income[0]?.net).toBe(134_00);
    expect(openLots(all, day('2025-12-31')).at(-1)).toMatchObject({
      acquiredOn: '2025-09-01',
      cost: { value: { amount: 50_00 } },
    });
  });

  it('gives the term of capital that was returned beyond the cost', () => {
    const returned = entry({ type: 'returnOfCapital', date: day('2025-06-20'), amount: 9000_00 });
    const { gains } = taxYearFigures(
      records([...ledger.slice(0, 2), returned]),
      USD,
      taxYear(2025, 'january'),
      day('2025-12-31'),
    );
    expect(gains.map(({ gain, term }) => [gain, term])).toEqual([[600_00, 'long']]);
  });
});

describe('the tax years of any ledger', () => {
  const row = fc.record({
    type: fc.constantFrom('buy', 'sell', 'dividend', 'interest', 'fee', 'tax' as const),
    gap: fc.integer({ min: 0, max: 90 }),
    count: fc.integer({ min: 1, max: 300 }),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    tax: fc.integer({ min: 0, max: 500 }),
  });

  it('tie to the ledger, whatever the calendar and the form', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom('january', 'april' as const),
        (rows, calendar) => {
          let date = day('2023-01-01');
          let held = 0;
          const entries = rows.flatMap(({ type, gap, count, amount, tax }) => {
            date = addDays(date, gap + 1);
            if (type === 'sell' && count > held) return [];
            if (type === 'buy') held += count;
            if (type === 'sell') held -= count;
            const isCost = type === 'buy' || type === 'fee' || type === 'tax';
            const signed = isCost ? -amount : amount;
            return [entry({ type, date, quantity: pieces(count), amount: signed, tax })];
          });
          const years = taxYears(entries, calendar, date).map((year) =>
            taxYearFigures(records(entries), USD, taxYear(year, calendar), date),
          );
          const of = (...types: Transaction['type'][]) =>
            sum(entries.flatMap(({ data }) => (types.includes(data.type) ? [data.amount] : [])));
          expect(sum(years.map(({ totals }) => totals.proceeds))).toBe(of('sell'));
          expect(sum(years.flatMap(({ income }) => income.map(({ net }) => net)))).toBe(
            of('dividend', 'interest'),
          );
          expect(sum(years.map(({ fees }) => fees)) + of('fee')).toBe(0);
          expect(sum(years.map(({ taxes }) => taxes)) + of('tax')).toBe(0);
          const left = openLots(records(entries), date);
          const leftCost = left.map(({ cost }) =>
            cost.available ? cost.value.amount : Number.NaN,
          );
          expect(sum(years.map(({ totals }) => totals.cost ?? 0)) + sum(leftCost) + of('buy')).toBe(
            0,
          );
          for (const figures of years) {
            const { parts } = taxFormTable(figures, 'us8949');
            expect(sum(parts.map(({ rows: lines }) => lines.length))).toBe(figures.gains.length);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('do not change when shares move between the accounts of the client', () => {
    const [sale] = ledger.filter(({ data }) => data.type === 'sell');
    if (!sale) throw new Error('the ledger has a sale');
    const [depot, other] = [account('Depot'), account('Other')];
    const move = { date: day('2025-05-01'), quantity: pieces(410) };
    const moved = [
      ...ledger.filter((each) => each !== sale),
      entry({ type: 'transferOut', transferAccountId: other.id, ...move }),
      entry({ type: 'transferIn', transferAccountId: depot.id, ...move }, 'Other'),
      { ...sale, data: { ...sale.data, accountId: other.id } },
    ];
    const year = taxYear(2025, 'january');
    const totals = (all: PortfolioRecords) => taxYearFigures(all, USD, year, day('2025-12-31'));
    expect(totals(records(moved, [depot, other])).totals).toEqual(totals(records(ledger)).totals);
  });
});
