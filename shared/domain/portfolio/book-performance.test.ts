import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import type { Figure } from '../figure.ts';
import { addSeries, bookParts, bookPeriod, type DailySeries, emptySeries } from './book-part.ts';
import { bookClient, bookCourse, bookPerformance, byRevenue } from './book-performance.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

const TODAY = '2026-11-24' as CalendarDate;
const ago = (days: number) => addDays(TODAY, -days);
const share = entryNamed('share', newSecurity({ name: 'Share' }));
const EUR = newSecurity({ name: 'any' }).currency;

type Line = Partial<Transaction> & Pick<Transaction, 'type'> & { readonly daysAgo: number };

/** A client with one account and the share at the prices, by days ago. */
function fileOf(
  name: string,
  lines: readonly Line[],
  prices: Readonly<Record<number, number>> = { 1900: 100 },
): ClientFile {
  const client = entryNamed(name, newClient({ name }));
  const account = entryNamed(`${name} account`, newAccount({ clientId: client.id, name: 'Depot' }));
  const points = Object.entries(prices)
    .map(([days, price]) => ({ date: ago(Number(days)), price: (price * 1e6) as UnitPrice }))
    .sort((first, second) => (first.date < second.date ? -1 : 1));
  return {
    ...emptyClientFile(client),
    accounts: [account],
    transactions: lines
      .map(({ daysAgo, ...fields }, index) =>
        entryNamed(
          `${name} ${index}`,
          newTransaction({
            clientId: client.id,
            accountId: account.id,
            date: ago(daysAgo),
            ...fields,
          }),
        ),
      )
      .sort((first, second) => (first.data.date < second.data.date ? -1 : 1)),
    securities: new Map([[share.id, share]]),
    prices: new Map([[share.id, points]]),
  };
}

const deposit = (daysAgo: number, euros: number): Line => ({
  type: 'deposit',
  daysAgo,
  amount: euros * 100,
});
const buy = (daysAgo: number, pieces: number, euros: number): Line => ({
  type: 'buy',
  daysAgo,
  securityId: share.id,
  quantity: (pieces * 1e6) as Quantity,
  amount: -euros * 100,
});

function sumOf(files: readonly ClientFile[]): DailySeries {
  const sum = emptySeries(TODAY);
  for (const file of files) {
    for (const { series } of bookParts(file, TODAY)) addSeries(sum, series);
  }
  return sum;
}

const nothing = () => ({ fees: 0, sales: 0 });
const oneYear = (files: readonly ClientFile[]) => {
  const row = bookPerformance(sumOf(files), nothing, TODAY).find(({ key }) => key === 'oneYear');
  if (!row) throw new Error('there is no row of one year');
  return row;
};

/** The rate of a return; of one that is not known it is no number, which is close to none. */
const rateOf = (figure: Figure<{ readonly rate: number }>) =>
  figure.available ? figure.value.rate : Number.NaN;

describe('the performance of a book', () => {
  it('is that of its one client, by the same figures as on the client’s page', () => {
    const file = fileOf(
      'one',
      [
        deposit(500, 1_000),
        buy(499, 5, 500),
        deposit(100, 700),
        { type: 'withdrawal', daysAgo: 30, amount: -20_000 },
      ],
      // On the evenings before and of a flow: without, the client's page would have to estimate.
      { 499: 100, 366: 100, 101: 130, 100: 90, 31: 115, 30: 120, 1: 125 },
    );
    const scope = portfolioScope(file, EUR);
    const own = portfolioPerformance(scope, bookPeriod('oneYear', TODAY));
    const row = oneYear([file]);
    expect(rateOf(row.timeWeighted)).toBeCloseTo(rateOf(own.timeWeighted), 9);
    expect(own.gain).toEqual({ available: true, value: row.gain });
    expect(row.endValue).toBe(150_000 - 50_000 + 5 * 12_500);
    expect(row.moneyWeighted.available).toBe(true);
    const course = bookCourse(sumOf([file]), 'oneYear', TODAY);
    expect(course.at(-1)?.value).toBeCloseTo(100 * (1 + rateOf(row.timeWeighted)), 9);
  });

  it('weighs clients by what they have: two with different returns', () => {
    // 900 that gain a third and 100 that gain nothing: 300 on 1,000.
    const risky = fileOf('risky', [deposit(700, 900), buy(700, 9, 900)], { 700: 100, 10: 400 / 3 });
    const calm = fileOf('calm', [deposit(700, 100)]);
    const row = oneYear([risky, calm]);
    expect(row.gain).toBe(30_000);
    expect(rateOf(row.timeWeighted)).toBeCloseTo(0.3, 9);
  });

  it('counts a client who comes as a flow and not as a gain', () => {
    const old = fileOf('old', [deposit(700, 1_000)]);
    const fresh = fileOf('fresh', [deposit(50, 5_000)]);
    expect(oneYear([old, fresh])).toMatchObject({ gain: 0, inflow: 500_000, endValue: 600_000 });
    expect(rateOf(oneYear([old, fresh]).timeWeighted)).toBeCloseTo(0, 12);
  });

  it('does not pass a shorter record off as one of whole years', () => {
    const rows = bookPerformance(sumOf([fileOf('new', [deposit(500, 1_000)])]), nothing, TODAY);
    const isKnown = Object.fromEntries(rows.map((row) => [row.key, row.timeWeighted.available]));
    expect(isKnown).toMatchObject({ yearToDate: true, oneYear: true, threeYears: false });
    expect(rows.find(({ key }) => key === 'threeYears')?.timeWeighted).toMatchObject({
      cause: { tag: 'recordTooShort', beginsOn: ago(500) },
    });
  });

  it('lets a client without a price leave and come back, and says so', () => {
    const file = fileOf('late', [deposit(400, 1_000), buy(300, 5, 500)], { 200: 110, 100: 121 });
    const [part] = bookParts(file, TODAY);
    expect(part?.leftOut).toMatchObject({ days: 100, reason: expect.stringContaining('Share') });
    const row = oneYear([file]);
    // It left with 1,000, came back with 500 and 5 pieces at 110, and earned 5 times 11.
    expect(row).toMatchObject({ outflow: 100_000, inflow: 105_000, gain: 5_500 });
    expect(rateOf(row.timeWeighted)).toBeCloseTo(55 / 1050, 9);
  });

  it('names who brought most, by fees charged and orders less returns', () => {
    const files = [
      fileOf('small', [deposit(400, 9_000), { type: 'fee', daysAgo: 20, amount: -1_000 }]),
      fileOf('large', [deposit(400, 100), { type: 'fee', daysAgo: 20, amount: -5_000 }]),
    ];
    const clients = files.flatMap((file) =>
      bookParts(file, TODAY).map((part) => bookClient(part, TODAY)),
    );
    const [first] = byRevenue(clients, 'oneYear');
    expect(first?.clientId).toBe(files[1]?.client.id);
    expect(first?.periods.oneYear.fees).toBe(5_000);
  });

  it('adds up: gains of the clients are the gain of the book, in any order', () => {
    const line = fc.record({
      daysAgo: fc.integer({ min: 0, max: 1_800 }),
      euros: fc.integer({ min: 1, max: 5_000 }),
      isBuy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }), (ledgers) => {
        const files = ledgers.map((lines, index) =>
          fileOf(
            `client ${index}`,
            lines.map(({ daysAgo, euros, isBuy }) =>
              isBuy ? buy(daysAgo, euros, euros * 90) : deposit(daysAgo, euros),
            ),
            { 1900: 100, 900: 80, 300: 140 },
          ),
        );
        const parts = files.flatMap((file) => bookParts(file, TODAY));
        const clients = parts.map((part) => bookClient(part, TODAY));
        for (const { key, gain, endValue } of bookPerformance(sumOf(files), nothing, TODAY)) {
          expect(clients.reduce((sum, { periods }) => sum + periods[key].gain, 0)).toBe(gain);
          expect(clients.reduce((sum, { periods }) => sum + periods[key].endValue, 0)).toBe(
            endValue,
          );
        }
        expect(bookPerformance(sumOf(files.toReversed()), nothing, TODAY)).toEqual(
          bookPerformance(sumOf(files), nothing, TODAY),
        );
      }),
      { numRuns: 40 },
    );
  });
});
