import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientFile } from '../client/client-file.ts';
import type { Figure } from '../figure.ts';
import {
  BOOK_DAY,
  type BookLine,
  bookFile,
  bookOf,
  bookShare,
  buy,
  clientsOf,
  daysAgo,
  deposit,
  fee,
  IN_EUR,
  partsOf,
  withdrawal,
} from './book-file-builder.ts';
import { bookCourse, bookPerformance } from './book-performance.ts';
import { explainReturn } from './performance-explanation.ts';
import {
  type PeriodKey,
  type PeriodPerformance,
  periodPerformance,
  standardPerformance,
} from './period-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';

const BENCHMARK = { available: true, value: [{ id: bookShare.id, weight: 10_000 }] } as const;

const periodOf = (files: readonly ClientFile[], key: PeriodKey): PeriodPerformance => {
  const row = bookPerformance(bookOf(files), BOOK_DAY, null).find((each) => each.key === key);
  if (!row) throw new Error(`there is no row of ${key}`);
  return row;
};
const oneYear = (files: readonly ClientFile[]) => periodOf(files, 'oneYear');

/** The rate of a return; of one that is not known it is no number, which is close to none. */
const rateOf = (figure: Figure<{ readonly rate: number }>) =>
  figure.available ? figure.value.rate : Number.NaN;
const value = (amount: number) => ({ available: true, value: amount });

/** A price every week, so that every evening has one that is fresh. */
const weekly = (priceOf: (week: number) => number) =>
  Object.fromEntries(Array.from({ length: 280 }, (_, week) => [7 * week, priceOf(week)] as const));

/** Ledgers of some clients: deposits, purchases that are paid for, withdrawals and fees. */
const ledgers = fc.array(
  fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 1_800 }),
      euros: fc.integer({ min: 1, max: 5_000 }),
      what: fc.constantFrom('deposit', 'buy', 'withdrawal', 'fee'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  { minLength: 1, maxLength: 4 },
);

type Ledgers = typeof ledgers extends fc.Arbitrary<infer Value> ? Value : never;

function filesOf(all: Ledgers): readonly ClientFile[] {
  return all.map((lines, index) =>
    bookFile(
      `client ${index}`,
      // What is taken is a part of what came on the first day.
      [
        deposit(1_850, 100_000),
        ...lines.map(({ days, euros, what }): BookLine => {
          if (what === 'deposit') return deposit(days, euros);
          if (what === 'buy') return buy(days, Math.ceil(euros / 100), euros);
          if (what === 'fee') return fee(days, Math.ceil(euros / 50));
          return withdrawal(days, euros);
        }),
      ],
      weekly((week) => 100 + ((week * 37) % 41)),
    ),
  );
}

describe('the performance of a book', () => {
  it('is that of its one client in every figure, whatever the ledger', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 1_700 }), ([lines = []], length) => {
        const [file] = filesOf([lines]);
        if (!file) throw new Error('there is no client');
        const own = { from: daysAgo(length + 40), to: daysAgo(20) };
        const scope = portfolioScope(file, IN_EUR.currency);
        const ofClient = [
          ...standardPerformance(scope, BOOK_DAY, BENCHMARK),
          periodPerformance(scope, 'own', own, BENCHMARK),
        ];
        expect(bookPerformance(bookOf([file], BENCHMARK), BOOK_DAY, own)).toEqual(ofClient);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of its clients', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        const files = filesOf(all);
        expect(bookPerformance(bookOf(files.toReversed()), BOOK_DAY, null)).toEqual(
          bookPerformance(bookOf(files), BOOK_DAY, null),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('is no lower gross than net where fees were charged, and the same where none were', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        for (const { net, gross, fees } of bookPerformance(bookOf(filesOf(all)), BOOK_DAY, null)) {
          if (!net.available || !gross.available || !fees.available) continue;
          expect(gross.value.rate).toBeGreaterThanOrEqual(net.value.rate);
          expect(gross.value.rate > net.value.rate).toBe(fees.value > 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('can be done again by hand: the factors of its steps are the return, their gains the gain', () => {
    fc.assert(
      fc.property(ledgers, (all) => {
        for (const { net, gain } of bookPerformance(bookOf(filesOf(all)), BOOK_DAY, null)) {
          if (!net.available) continue;
          const explained = explainReturn(net.value.chain);
          const product = explained.steps.reduce((growth, { factor }) => growth * (factor ?? 1), 1);
          expect(product - 1).toBeCloseTo(net.value.rate, 9);
          expect(gain).toEqual(value(explained.gain));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('weighs clients by what they have: two with different returns', () => {
    // 900 that gain a third and 100 that gain nothing: 300 on 1,000.
    const prices = { 700: 100, 10: 400 / 3 };
    const risky = bookFile('risky', [deposit(700, 900), buy(700, 9, 900)], prices);
    const calm = bookFile('calm', [deposit(700, 100)]);
    const row = oneYear([risky, calm]);
    expect(row.gain).toEqual(value(30_000));
    expect(rateOf(row.net)).toBeCloseTo(0.3, 9);
  });

  it('counts a client who comes as a flow and not as a gain', () => {
    const old = bookFile('old', [deposit(700, 1_000)]);
    const fresh = bookFile('fresh', [deposit(50, 5_000)]);
    const row = oneYear([old, fresh]);
    expect(row).toMatchObject({
      gain: value(0),
      netFlow: value(500_000),
      endValue: value(600_000),
    });
    expect(rateOf(row.net)).toBeCloseTo(0, 12);
  });

  it('does not pass a shorter record off as one of whole years', () => {
    const files = [bookFile('new', [deposit(500, 1_000)])];
    const isKnown = (key: PeriodKey) => periodOf(files, key).net.available;
    expect(isKnown('yearToDate') && isKnown('oneYear') && isKnown('sinceInception')).toBe(true);
    expect(periodOf(files, 'threeYears').net).toMatchObject({
      cause: { tag: 'recordTooShort', beginsOn: daysAgo(500) },
    });
    expect(periodOf(files, 'sinceInception').period.from).toBe(daysAgo(500));
  });

  it('goes on from the course of its days to the return, beside the benchmark', () => {
    const file = bookFile(
      'one',
      [deposit(500, 1_000), buy(499, 5, 500)],
      weekly((week) => 200 - week),
    );
    const book = bookOf([file], BENCHMARK);
    const row = bookPerformance(book, BOOK_DAY, null).find(({ key }) => key === 'oneYear');
    if (!row) throw new Error('there is no row of one year');
    const course = bookCourse(book, row);
    expect(course.at(0)).toMatchObject({ value: 100, benchmark: 100 });
    expect(course.at(-1)?.value).toBeCloseTo(100 * (1 + rateOf(row.net)), 9);
    expect(course.at(-1)?.benchmark).toBeCloseTo(100 * (1 + rateOf(row.benchmark)), 9);
    expect(course.length).toBeGreaterThan(100);
  });

  it('knows no day after today: own days that end later end today', () => {
    const book = bookOf([bookFile('one', [deposit(500, 1_000)])]);
    const own = { from: daysAgo(10), to: daysAgo(-30) };
    const row = bookPerformance(book, BOOK_DAY, own).at(-1);
    expect(row).toMatchObject({ key: 'own', period: { to: BOOK_DAY }, endValue: value(100_000) });
  });

  it('lets a client without a price leave and come back, and says so', () => {
    const lines = [deposit(400, 1_000), buy(300, 5, 500)];
    const file = bookFile('late', lines, { 200: 110, 100: 121 });
    const row = oneYear([file]);
    const [client] = clientsOf([file], row.period);
    expect(client?.leftOut).toMatchObject({
      days: 100,
      why: { reason: expect.stringContaining('Share') },
    });
    // It left with 1,000, came back with 500 and 5 pieces at 110, and earned 5 times 11.
    expect(client).toMatchObject({ outflow: 100_000, inflow: 105_000, gain: 5_500 });
    expect(row.gain).toEqual(value(5_500));
    expect(rateOf(row.net)).toBeCloseTo(55 / 1050, 9);
  });

  it('lets a flow without a value spoil its own day only', () => {
    const arrival: BookLine = {
      ...{ type: 'transferIn', daysAgo: 1_000, securityId: bookShare.id, amount: 0 },
      quantity: buy(0, 3, 0).quantity,
    };
    const file = bookFile('moved', [deposit(1_200, 500), arrival], { 900: 100, 100: 120 });
    const [part] = partsOf([file]);
    expect(part?.gaps).toMatchObject([{ from: daysAgo(1_000), to: daysAgo(901) }]);
    expect(oneYear([file]).gain).toEqual(value(6_000));
  });
});
