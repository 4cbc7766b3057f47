import { describe, expect, it } from 'vitest';
import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { newMeeting } from '../meeting/meeting-builders.ts';
import { newAccount, newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { plainWording, wordingFor } from '../wording.ts';
import type { GoalAim } from './goal.ts';
import { newGoal } from './goal-builders.ts';
import { measured } from './goal-measures.ts';
import { goalProgress } from './goal-progress.ts';
import { goalProjection } from './goal-projection.ts';
import { aimText } from './goal-words.ts';

const EUR = 'EUR' as CurrencyCode;
const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-11-27');
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const cash = entryNamed('cash', newAccount({ clientId, name: 'Cash', accountType: 'cash' }));
const shop = entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }));
let count = 0;
const entry = (date: string, fields: Partial<Transaction> & Pick<Transaction, 'type'>) => {
  count += 1;
  const data = newTransaction({ clientId, accountId: cash.id, date: day(date), ...fields });
  return entryNamed(`t${count}`, data);
};
const fileWith = (parts: Partial<ClientFile>): ClientFile => ({
  ...emptyClientFile(client),
  accounts: [cash, shop],
  ...parts,
});
const goalOf = (aim: GoalAim) =>
  newGoal({ clientId, name: 'Goal', aim, statedOn: day('2026-01-01') });
const money = { currency: EUR, accountIds: [] };
const dayOf = (instant: Instant) => localDate(instant, 0);
const progressOf = (
  aim: GoalAim,
  parts: Partial<ClientFile>,
  isLedgerWhole = true,
  wording = plainWording,
) => goalProgress(goalOf(aim), TODAY, { file: fileWith(parts), isLedgerWhole, dayOf }, wording);
const projectionOf = (aim: GoalAim, parts: Partial<ClientFile>) =>
  goalProjection(
    goalOf(aim),
    TODAY,
    { file: fileWith(parts), isLedgerWhole: true, dayOf },
    plainWording,
  );

const saved = [
  entry('2025-01-10', { type: 'deposit', amount: 1_000_00 }),
  entry('2026-06-10', { type: 'deposit', amount: 365_25 }),
];
const sum: GoalAim = { type: 'sumByDate', amount: 2_730_50, by: day('2027-11-27'), ...money };

describe('a sum by a date', () => {
  it('is measured by the value of the accounts', () => {
    const progress = progressOf(sum, { transactions: saved });
    expect(progress.now).toEqual({ available: true, value: 1_365_25 });
    expect(progress.fraction).toEqual({ available: true, value: 0.5 });
    expect(progress.isReached).toBe(false);
  });

  it('cannot be measured before every transaction is there, nor without any', () => {
    expect(progressOf(sum, { transactions: saved }, false).now).toMatchObject({
      reason: 'not every transaction is on this device yet',
    });
    expect(progressOf(sum, {}).now).toMatchObject({ available: false });
  });

  it('is projected at the client’s own flow, as a range that rises with the growth', () => {
    const projection = projectionOf(sum, { transactions: saved });
    if (!projection.available || projection.value.type !== 'sum') throw new Error('not a sum');
    const { months, flowEachMonth, flowDays, cases } = projection.value;
    // 365.25 in 365 days is 30.4583… a month of 30.4375 days.
    expect([months, flowDays, flowEachMonth]).toEqual([12, 365, 30_46]);
    expect(cases.map(({ growth }) => growth)).toEqual([0, 0.02, 0.04]);
    expect(cases[0]?.atDate).toBe(1_730_75);
    expect((cases[2]?.atDate ?? 0) > (cases[1]?.atDate ?? 0)).toBe(true);
    expect(cases[0]?.neededEachMonth).toBe(113_78);
    // 1,365.25 short, at 30.4583… a month: in the 45th.
    expect(cases[0]?.reachedOn).toBe('2030-08-27');
  });

  it('is not projected when the day is past or the records are too young', () => {
    const past = { ...sum, by: day('2026-12-01') };
    expect(projectionOf(past, { transactions: saved })).toMatchObject({
      reason: 'the day is less than a month away',
    });
    const young = [entry('2026-10-01', { type: 'deposit', amount: 1_00 })];
    expect(projectionOf(sum, { transactions: young })).toMatchObject({
      reason: 'the records begin on 1 Oct 2026, too late to know what flows in a month',
    });
  });

  it('is not projected beyond fifty years, nor beyond what numbers hold', () => {
    const far = { ...sum, by: day('9999-12-31') };
    expect(projectionOf(far, { transactions: saved })).toMatchObject({
      reason: 'the day is more than fifty years away',
    });
    const most = [entry('2025-01-10', { type: 'deposit', amount: Number.MAX_SAFE_INTEGER })];
    expect(projectionOf(sum, { transactions: most })).toMatchObject({
      reason: 'it comes to more money than can be reckoned with',
    });
  });

  it('is measured in its currency at the rates of the records', () => {
    const exchangeRates = new Map([['EUR/USD', [{ date: TODAY, rate: 2e6 as UnitPrice }]]]);
    const dollars: GoalAim = { ...sum, currency: 'USD' as CurrencyCode };
    expect(progressOf(dollars, { transactions: saved, exchangeRates }).now).toEqual({
      ...{ available: true, value: 2_730_50 },
    });
  });

  it('cannot be measured at a rate that gives more money than numbers hold', () => {
    const tiny = { date: TODAY, rate: 1 as UnitPrice };
    const exchangeRates = new Map([['USD/EUR', [tiny]]]);
    const dollars: GoalAim = { ...sum, currency: 'USD' as CurrencyCode };
    const transactions = [entry('2025-01-10', { type: 'deposit', amount: 1e13 })];
    expect(progressOf(dollars, { transactions, exchangeRates }).now).toMatchObject({
      reason: expect.stringContaining('more money than can be reckoned with'),
    });
  });

  it('is never reached, and says so, when more is taken out than grows', () => {
    const spent = [
      entry('2025-01-10', { type: 'deposit', amount: 1_000_00 }),
      entry('2026-06-10', { type: 'withdrawal', amount: -400_00 }),
    ];
    const projection = projectionOf(sum, { transactions: spent });
    expect(projection).toMatchObject({ value: { type: 'sum' } });
    expect(projection.available && projection.value.cases[0]?.reachedOn).toBeNull();
  });
});

describe('income and cost in a year', () => {
  const transactions = [
    entry('2024-12-01', { type: 'deposit', amount: 1_000_00 }),
    entry('2025-06-01', { type: 'fee', amount: -90_00 }),
    entry('2025-06-02', { type: 'withdrawal', amount: -10_00, fee: 10_00 }),
    entry('2026-03-01', { type: 'dividend', amount: 40_00 }),
    entry('2026-04-01', { type: 'interest', amount: 10_00 }),
    entry('2026-05-01', { type: 'fee', amount: -70_00 }),
  ];

  it('counts dividends and interest of twelve months', () => {
    const aim: GoalAim = { type: 'incomePerYear', amount: 200_00, ...money };
    expect(progressOf(aim, { transactions })).toMatchObject({
      now: { value: 50_00 },
      fraction: { value: 0.25 },
    });
  });

  it('counts fees by themselves and inside, and the way down from the year before', () => {
    const aim: GoalAim = { type: 'costPerYear', amount: 50_00, ...money };
    expect(progressOf(aim, { transactions })).toMatchObject({
      ...{ now: { value: 70_00 }, start: { value: 100_00 }, isReached: false },
      fraction: { value: 0.6 },
    });
  });

  it('says with days as the reader writes them why the way down is not known', () => {
    const aim: GoalAim = { type: 'costPerYear', amount: 50_00, ...money };
    const young = { transactions: transactions.slice(1) };
    expect(progressOf(aim, young, true, wordingFor('en-US')).fraction).toMatchObject({
      reason: 'how it was before is not known: the records begin on Jun 1, 2025, within the period',
    });
  });

  it('cannot be measured of records that begin within the year', () => {
    const aim: GoalAim = { type: 'incomePerYear', amount: 200_00, ...money };
    expect(progressOf(aim, { transactions: transactions.slice(3) }).now).toMatchObject({
      reason: 'the records begin on 1 Mar 2026, within the period',
    });
  });
});

describe('fewer suppliers and less time', () => {
  const cups = entryNamed('cups', newProduct({ name: 'Cups', supplier: 'Porzellan' }));
  const tea = entryNamed('tea', newProduct({ name: 'Tea', supplier: 'Leaf' }));
  const order = (date: string, ...products: (typeof cups)[]) =>
    entry(date, {
      type: 'order',
      accountId: shop.id,
      lines: products.map(({ id }) => ({
        ...{ productId: id, quantity: 1e6 as Quantity, unitPrice: 1e6 as UnitPrice },
      })),
    });

  it('counts the suppliers of what was ordered', () => {
    const transactions = [order('2025-02-01', cups, tea), order('2026-03-01', tea)];
    const aim: GoalAim = { type: 'suppliers', atMost: 1 };
    expect(progressOf(aim, { transactions, products: byId([cups, tea]) })).toMatchObject({
      ...{ now: { value: 1 }, isReached: true, fraction: { value: 1 } },
    });
    expect(progressOf(aim, { transactions }).now).toMatchObject({
      reason: 'no supplier is recorded of 1 of the products ordered',
    });
  });

  it('counts minutes of meetings as they were clocked, or else planned', () => {
    const meeting = (name: string, startsAt: string, fields: object) =>
      entryNamed(
        name,
        newMeeting({
          ...{ clientId, purpose: name, startsAt: startsAt as Instant, durationInMinutes: 60 },
          ...{ status: 'finished', ...fields },
        }),
      );
    const meetings = [
      meeting('long ago', '2024-12-01T09:00:00.000Z', {}),
      meeting('before', '2025-06-01T09:00:00.000Z', {}),
      meeting('clocked', '2026-06-01T09:00:00.000Z', {
        startedAt: '2026-06-01T09:00:00.000Z',
        finishedAt: '2026-06-01T09:25:00.000Z',
      }),
    ];
    const aim: GoalAim = { type: 'timePerYear', counts: 'meetingMinutes', atMost: 10 };
    const progress = progressOf(aim, { meetings }, false);
    expect(progress).toMatchObject({ now: { value: 25 }, start: { value: 60 } });
    expect(progress.fraction).toEqual({ available: true, value: 0.7 });
    expect(aimText(aim, plainWording)).toBe('at most 10 minutes of meetings in a year');
  });

  it('counts a meeting on the day it had for the person, whose clocks change', () => {
    const meeting = (startsAt: string, durationInMinutes: number) =>
      entryNamed(
        startsAt,
        newMeeting({
          ...{ clientId, purpose: 'Review', startsAt: startsAt as Instant, durationInMinutes },
          status: 'finished',
        }),
      );
    const file = fileWith({
      meetings: [
        meeting('2024-12-01T09:00:00.000Z', 60),
        meeting('2026-07-01T22:30:00.000Z', 20),
        meeting('2026-11-27T22:30:00.000Z', 45),
      ],
    });
    const aim: GoalAim = { type: 'timePerYear', counts: 'meetingMinutes', atMost: 10 };
    const inVienna = (instant: Instant) =>
      localDate(instant, instant < '2026-10-25T01:00:00.000Z' ? 120 : 60);
    const minutesOn = (text: string) =>
      measured(
        aim,
        { from: day(text), to: day(text) },
        { file, isLedgerWhole: true, dayOf: inVienna },
      );
    expect(minutesOn('2026-07-01')).toEqual({ available: true, value: 0 });
    expect(minutesOn('2026-07-02')).toEqual({ available: true, value: 20 });
    expect(minutesOn('2026-11-27')).toEqual({ available: true, value: 45 });
  });
});
