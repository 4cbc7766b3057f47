import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import type { Figure } from '../figure.ts';
import { benchmarkGrowth } from './benchmark.ts';
import { contributions } from './contributions.ts';
import { type LedgerEntry, quantityEffect, sortedLedger } from './ledger.ts';
import { explainReturn } from './performance-explanation.ts';
import { performanceIndex } from './performance-index.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/* What holds of the returns of any ledger; amounts are far from using up what is there. */

const START = '2025-06-30' as CalendarDate;
const PERIOD = { from: '2025-07-15' as CalendarDate, to: '2026-09-30' as CalendarDate };
const DAYS = 460;
const EUR = 'EUR' as CurrencyCode;
const pieces = (count: number): Quantity => (count * 1e6) as Quantity;

const client = entryNamed('client', newClient({ name: 'Client', reportingCurrency: EUR }));
const accounts = ['Depot', 'Second'].map((name) =>
  entryNamed(name, newAccount({ clientId: client.id, name })),
);
const securities = ['Share', 'Bond'].map((name) => entryNamed(name, newSecurity({ name })));

interface Row {
  readonly type: Transaction['type'];
  readonly account: number;
  readonly security: number;
  readonly count: number;
  readonly amount: number;
  readonly day: number;
}

const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    type: fc.constantFrom<Transaction['type'][]>(
      ...(['deposit', 'withdrawal', 'buy', 'sell', 'dividend', 'interest', 'fee', 'tax'] as const),
      ...(['transferIn', 'transferOut', 'returnOfCapital'] as const),
    ),
    account: fc.nat({ max: 1 }),
    security: fc.nat({ max: 1 }),
    count: fc.integer({ min: 1, max: 9 }),
    amount: fc.integer({ min: 1, max: 90_000 }),
    day: fc.integer({ min: 1, max: DAYS - 5 }),
  }),
  { maxLength: 25 },
);

/** Prices in even cents, of every day or with gaps of weeks. */
const priceRows = fc.record({
  every: fc.constantFrom(1, 3, 25),
  cents: fc.array(fc.integer({ min: 2000, max: 9000 }), { minLength: 20, maxLength: 20 }),
});
type PriceRows = { readonly every: number; readonly cents: readonly number[] };

function pointsOf(prices: PriceRows) {
  return securities.flatMap(({ id }, offset) =>
    Array.from({ length: Math.floor(DAYS / prices.every) }, (_, index) => ({
      securityId: id,
      date: addDays(START, index * prices.every),
      price: ((prices.cents[(index + offset) % 20] ?? 0) * 20_000) as UnitPrice,
    })),
  );
}

const named = (name: string, fields: Partial<Transaction> & Pick<Transaction, 'type' | 'date'>) =>
  entryNamed(
    name,
    newTransaction({ clientId: client.id, accountId: accounts[0]?.id ?? client.id, ...fields }),
  );

/** Ten thousand pieces of each security and a million in each account, and then `rows`. */
function ledgerOf(all: readonly Row[]): readonly LedgerEntry[] {
  const opening = accounts.flatMap(({ id: accountId }, index) => [
    named(`money ${index}`, { accountId, type: 'deposit', date: START, amount: 3_000_000_00 }),
    ...securities.map(({ id: securityId }, at) =>
      named(`stock ${index} ${at}`, {
        ...{ accountId, securityId, type: 'buy', date: START },
        ...{ quantity: pieces(10_000), amount: -1_000_000_00 },
      }),
    ),
  ]);
  return [...opening, ...all.map((row, index) => entryOf(row, index))];
}

function entryOf(row: Row, index: number): LedgerEntry {
  const { type, amount, count } = row;
  const leaves = ['withdrawal', 'buy', 'fee', 'tax'].includes(type);
  const moves = ['buy', 'sell', 'transferIn', 'transferOut'].includes(type);
  const isSecurityIncome = type === 'dividend' || type === 'returnOfCapital';
  const isTransfer = type === 'transferIn' || type === 'transferOut';
  return named(`row ${index}`, {
    type,
    accountId: accounts[row.account]?.id ?? client.id,
    date: addDays(START, row.day),
    amount: isTransfer ? 0 : leaves ? -amount : amount,
    ...(moves || isSecurityIncome ? { securityId: securities[row.security]?.id ?? null } : {}),
    ...(moves
      ? { quantity: pieces(type === 'sell' || type === 'transferOut' ? -count : count) }
      : {}),
  });
}

function scopeOf(transactions: readonly LedgerEntry[], points: ReturnType<typeof pointsOf>) {
  const file: ClientFile = {
    ...emptyClientFile(client),
    accounts,
    transactions,
    securities: byId(securities),
    prices: priceSeries(points),
  };
  return portfolioScope(file, EUR);
}

function known<Value>(figure: Figure<Value>): Value {
  if (!figure.available) throw new Error(figure.reason);
  return figure.value;
}

const whole = (transactions: readonly LedgerEntry[], points: ReturnType<typeof pointsOf>) => {
  const { timeWeighted, moneyWeighted, gain, netFlow } = portfolioPerformance(
    scopeOf(transactions, points),
    PERIOD,
  );
  return {
    timeWeighted: known(timeWeighted).rate,
    moneyWeighted: known(moneyWeighted).rate,
    gain: known(gain),
    netFlow: known(netFlow),
  };
};

const runs = { numRuns: 60 };

describe('the returns of any ledger', () => {
  it('are the product of the sub-periods that explain them, and their gains add up', () => {
    fc.assert(
      fc.property(rows, priceRows, (all, prices) => {
        const performance = portfolioPerformance(scopeOf(ledgerOf(all), pointsOf(prices)), PERIOD);
        const explained = explainReturn(known(performance.timeWeighted));
        const product = explained.steps.reduce(
          (growth, { capital, gain }) => growth * (1 + gain / capital),
          1,
        );
        expect(product - 1).toBeCloseTo(known(performance.timeWeighted).rate, 12);
        expect(explained.gain).toBe(known(performance.gain));
        explained.steps.forEach((step, index) => {
          const next = explained.steps[index + 1];
          expect(next?.opening ?? step.closing).toBe(step.closing);
          expect(next?.opensOn ?? step.closesOn).toBe(step.closesOn);
        });
      }),
      runs,
    );
  });

  it('are contributions that add up: money to the cent, points to the last digit shown', () => {
    fc.assert(
      fc.property(rows, priceRows, (all, prices) => {
        const scope = scopeOf(ledgerOf(all), pointsOf(prices));
        const { gain, timeWeighted } = portfolioPerformance(scope, PERIOD);
        const { parts, points, timing, total } = known(contributions(scope, PERIOD, timeWeighted));
        expect(parts.reduce((sum, part) => sum + part.gain, 0)).toBe(known(gain));
        const sum = parts.reduce((each, part) => each + (part.points ?? NaN), 0);
        expect(sum).toBe(known(points));
        expect(sum + known(timing)).toBe(known(total));
        expect(known(total)).toBe(Math.round(known(timeWeighted).rate * 10_000));
      }),
      runs,
    );
  });

  it('do not depend on the order in which entries of a day, or of the whole ledger, were written', () => {
    fc.assert(
      fc.property(rows, priceRows, fc.nat(), (all, prices, seed) => {
        const sameDays = all.map((row) => ({ ...row, day: row.day - (row.day % 90) + 1 }));
        const ledger = ledgerOf(sameDays);
        const shuffled = ledger
          .map((entry, index) => ({ entry, place: (index * 7919 + seed) % 1009 }))
          .toSorted((first, second) => first.place - second.place)
          .map(({ entry }) => entry);
        const points = pointsOf(prices);
        expect(whole(shuffled, points)).toEqual(whole(ledger, points));
      }),
      runs,
    );
  });

  it('are unchanged by a split', () => {
    fc.assert(
      fc.property(rows, priceRows, fc.integer({ min: 1, max: DAYS - 5 }), (all, prices, at) => {
        const ledger = ledgerOf(all);
        const points = pointsOf(prices);
        const date = addDays(START, at);
        const securityId = securities[0]?.id ?? client.id;
        const isAfter = (entry: { data: Transaction }) =>
          entry.data.securityId === securityId && entry.data.date >= date;
        const splits = accounts.map(({ id: accountId }, index) => {
          const held = sortedLedger(ledger)
            .filter(({ data }) => data.accountId === accountId && data.securityId === securityId)
            .filter(({ data }) => data.date < date)
            .reduce((sum, { data }) => sum + quantityEffect(data), 0) as Quantity;
          return named(`split ${index}`, {
            ...{ accountId, securityId, type: 'split', date, quantity: held },
          });
        });
        const after = ledger.map((entry) =>
          isAfter(entry) && entry.data.quantity
            ? {
                ...entry,
                data: { ...entry.data, quantity: (entry.data.quantity * 2) as Quantity },
              }
            : entry,
        );
        // A price of before the split counts for the days after it until there is a new one.
        const halved = points.map((point) =>
          point.securityId === securityId && point.date >= date
            ? { ...point, price: (point.price / 2) as UnitPrice }
            : point,
        );
        const lastBefore = points.findLast(
          (point) => point.securityId === securityId && point.date <= date,
        );
        const onTheDay = lastBefore && lastBefore.date < date ? [lastBefore] : [];
        const quoted = [
          ...halved,
          ...onTheDay.map((point) => ({ ...point, date, price: (point.price / 2) as UnitPrice })),
        ];
        const plain = [...points, ...onTheDay.map((point) => ({ ...point, date }))];
        expect(whole([...after, ...splits], quoted)).toEqual(whole(ledger, plain));
      }),
      runs,
    );
  });

  it('are unchanged by transfers between own accounts', () => {
    fc.assert(
      fc.property(
        rows,
        priceRows,
        fc.array(fc.record({ day: fc.integer({ min: 1, max: DAYS - 5 }), cash: fc.boolean() }), {
          minLength: 1,
          maxLength: 5,
        }),
        (all, prices, moves) => {
          const [from, to] = accounts.map(({ id }) => id);
          const transfers = moves.flatMap(({ day, cash }, index) => {
            const date = addDays(START, day);
            const what = (sign: number) =>
              cash
                ? { amount: sign * 500_00 }
                : { quantity: pieces(sign * 3), securityId: securities[1]?.id ?? null };
            return [
              named(`out ${index}`, {
                ...{ type: 'transferOut', date, accountId: from ?? client.id },
                ...{ transferAccountId: to ?? null, ...what(-1) },
              }),
              named(`in ${index}`, {
                ...{ type: 'transferIn', date, accountId: to ?? client.id },
                ...{ transferAccountId: from ?? null, ...what(1) },
              }),
            ];
          });
          const ledger = ledgerOf(all);
          const points = pointsOf(prices);
          expect(whole([...ledger, ...transfers], points)).toEqual(whole(ledger, points));
        },
      ),
      runs,
    );
  });

  it('end their course in the return, and so does a benchmark of one series', () => {
    fc.assert(
      fc.property(rows, priceRows, fc.integer({ min: 2, max: 60 }), (all, prices, most) => {
        const scope = scopeOf(ledgerOf(all), pointsOf(prices));
        const chain = known(portfolioPerformance(scope, PERIOD).timeWeighted);
        const blend = [{ id: securities[0]?.id ?? client.id, weight: 10_000 }];
        const course = performanceIndex(scope, chain, { available: true, value: blend }, most);
        expect(course[0]).toMatchObject({ date: chain.since, value: 100, benchmark: 100 });
        expect(course.at(-1)?.date).toBe(PERIOD.to);
        expect((course.at(-1)?.value ?? 0) / 100 - 1).toBeCloseTo(chain.rate, 9);
        const growth = known(benchmarkGrowth(scope, blend, [chain.since, PERIOD.to]));
        expect((course.at(-1)?.benchmark ?? 0) / 100).toBeCloseTo(growth[1] ?? 0, 9);
        expect(new Set(course.map(({ date }) => date)).size).toBe(course.length);
      }),
      runs,
    );
  });
});
