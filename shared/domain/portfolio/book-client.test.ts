import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientFile } from '../client/client-file.ts';
import { byRevenue, clientTotals, shortened } from './book-client.ts';
import {
  BOOK_DAY,
  bookFile,
  bookOf,
  buy,
  clientsOf,
  daysAgo,
  deposit,
  fee,
  withdrawal,
} from './book-file-builder.ts';
import { contributionsOf } from './book-page.ts';
import { bookPerformance } from './book-performance.ts';

const YEAR = { from: daysAgo(364), to: BOOK_DAY };

const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

/** Every period of the book with the contributions of its clients. */
function contributionsByPeriod(files: readonly ClientFile[]) {
  const book = bookOf(files);
  return bookPerformance(book, BOOK_DAY, { from: daysAgo(500), to: daysAgo(100) }).map((period) => {
    const clients = clientsOf(files, period.period);
    return { period, clients, contributions: contributionsOf(book, period, clients) };
  });
}

/** Some clients, one of whom has days without a price in the middle. */
const books = fc
  .array(
    fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 1_800 }),
        euros: fc.integer({ min: 1, max: 5_000 }),
        what: fc.constantFrom('deposit', 'buy', 'fee', 'leave'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((ledgers) =>
    ledgers.map((lines, index) =>
      bookFile(
        `client ${index}`,
        lines.map(({ days, euros, what }) => {
          if (what === 'buy') return buy(days, Math.ceil(euros / 100), euros);
          if (what === 'fee') return fee(days, Math.ceil(euros / 100));
          return what === 'leave' ? withdrawal(days, euros) : deposit(days, euros);
        }),
        index === 0 ? { 700: 100, 300: 140 } : { 1900: 100, 900: 80, 300: 140 },
      ),
    ),
  );

describe('the contributions of the clients of a book', () => {
  it('add up to its gain and to its return, to the last digit shown', () => {
    let known = 0;
    fc.assert(
      fc.property(books, (files) => {
        for (const { period, contributions } of contributionsByPeriod(files)) {
          if (!contributions.available) continue;
          const { parts, gain, points, timing, total } = contributions.value;
          expect(period.gain).toEqual({ available: true, value: gain });
          expect(sum(parts.map((part) => part.gain))).toBe(gain);
          if (!points.available) continue;
          expect(sum(parts.map((part) => part.points))).toBe(points.value);
          if (!total.available || !timing.available || !period.net.available) continue;
          known += 1;
          expect(points.value + timing.value).toBe(total.value);
          expect(total.value).toBe(Math.round(period.net.value.rate * 10_000));
        }
      }),
      { numRuns: 60 },
    );
    expect(known).toBeGreaterThan(0);
  });

  it('are the same in whatever order the clients come', () => {
    fc.assert(
      fc.property(books, (files) => {
        const of = (each: readonly ClientFile[]) =>
          contributionsByPeriod(each).map(({ contributions }) => contributions);
        expect(of(files.toReversed())).toEqual(of(files));
      }),
      { numRuns: 30 },
    );
  });

  it('add up as well where only the largest are listed', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 0, max: 4 }), (files, most) => {
        for (const { contributions } of contributionsByPeriod(files)) {
          if (!contributions.available) continue;
          const { parts, gain, others, points } = shortened(contributions.value, most);
          expect(parts.length + (others?.count ?? 0)).toBe(contributions.value.parts.length);
          expect(parts.length).toBe(Math.min(most, contributions.value.parts.length));
          expect(sum(parts.map((part) => part.gain)) + (others?.gain ?? 0)).toBe(gain);
          const shown = sum(parts.map((part) => part.points)) + (others?.points ?? 0);
          if (points.available) expect(shown).toBe(points.value);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are of one client the gain of that client over the average capital, the rest is timing', () => {
    const risky = bookFile('risky', [deposit(700, 900), buy(700, 9, 900)], { 700: 100, 10: 150 });
    const calm = bookFile('calm', [deposit(700, 100)]);
    const year = contributionsByPeriod([calm, risky]).find(
      ({ period }) => period.key === 'oneYear',
    );
    expect(year?.contributions).toMatchObject({
      value: {
        parts: [
          { clientId: risky.client.id, gain: 45_000, points: 4_500 },
          { clientId: calm.client.id, gain: 0, points: 0 },
        ],
        timing: { value: 0 },
        total: { value: 4_500 },
      },
    });
  });

  it('are those of clients who had something in the period', () => {
    const files = [bookFile('old', [deposit(500, 10)]), bookFile('new', [deposit(5, 10)])];
    const before = contributionsByPeriod(files).find(({ period }) => period.key === 'own');
    expect(before?.contributions).toMatchObject({
      value: { parts: [{ clientId: files[0]?.client.id }] },
    });
    expect(before?.contributions.available && before.contributions.value.parts).toHaveLength(1);
  });
});

describe('a client of a book in a period', () => {
  it('came on the day of the first inflow, and left on that of the last outflow', () => {
    const [came] = clientsOf([bookFile('new', [deposit(100, 10), deposit(50, 10)])], YEAR);
    expect(came).toMatchObject({ joinedOn: daysAgo(100), leftOn: null, startValue: 0 });
    const gone = bookFile('gone', [deposit(500, 10), withdrawal(100, 4), withdrawal(50, 6)]);
    const [left] = clientsOf([gone], YEAR);
    expect(left).toMatchObject({ joinedOn: null, leftOn: daysAgo(50), endValue: 0 });
    const [stayed] = clientsOf([bookFile('old', [deposit(500, 10)])], YEAR);
    expect(stayed).toMatchObject({ joinedOn: null, leftOn: null, leftOut: null });
  });

  it('has not come when it only had no value on the evening on which the period opens', () => {
    const lines = [deposit(400, 1_000), buy(300, 5, 500)];
    const file = bookFile('late', lines, { 200: 110, 100: 121 });
    const [client] = clientsOf([file], { from: daysAgo(200), to: BOOK_DAY });
    expect(client).toMatchObject({ startValue: 0, inflow: 105_000, joinedOn: null });
    expect(client?.leftOut).toMatchObject({
      days: 1,
      why: { reason: expect.stringContaining('Share') },
    });
    const [atEnd] = clientsOf([file], { from: daysAgo(350), to: daysAgo(250) });
    expect(atEnd).toMatchObject({ endValue: 0, outflow: 100_000, leftOn: null });
  });

  it('has amounts that add up to those of the book', () => {
    fc.assert(
      fc.property(books, (files) => {
        for (const { period, clients } of contributionsByPeriod(files)) {
          if (!period.gain.available) continue;
          const totals = clientTotals(clients);
          const { startValue, endValue, netFlow, gain } = period;
          expect([startValue, endValue, netFlow, gain]).toEqual(
            [totals.startValue, totals.endValue, totals.inflow - totals.outflow, totals.gain].map(
              (value) => ({ available: true, value }),
            ),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is named first when it paid most, by fees charged and orders less returns', () => {
    const files = [
      bookFile('small', [deposit(400, 9_000), fee(20, 10)]),
      bookFile('large', [deposit(400, 100), fee(20, 50), fee(500, 1)]),
    ];
    const [first] = byRevenue(clientsOf(files, YEAR));
    expect(first?.clientId).toBe(files[1]?.client.id);
    expect(first?.fees).toBe(5_000);
  });
});
