import { describe, expect, it } from 'vitest';
import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { newMeeting } from '../meeting/meeting-builders.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { plainWording, wordingFor } from '../wording.ts';
import type { GoalAim } from './goal.ts';
import { newGoal } from './goal-builders.ts';
import { goalProjection } from './goal-projection.ts';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-11-27');
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const depot = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
const shop = entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }));
const money = { currency: 'EUR' as CurrencyCode, accountIds: [] };
let count = 0;
const entry = (date: string, fields: Partial<Transaction> & Pick<Transaction, 'type'>) => {
  count += 1;
  const data = newTransaction({ clientId, accountId: depot.id, date: day(date), ...fields });
  return entryNamed(`t${count}`, data);
};
const dayOf = (instant: Instant) => localDate(instant, 0);
function projected(
  aim: GoalAim,
  parts: Partial<ClientFile>,
  isLedgerWhole = true,
  wording = plainWording,
) {
  const file = { ...emptyClientFile(client), accounts: [depot, shop], ...parts };
  const goal = newGoal({ clientId, name: 'Goal', aim, statedOn: day('2026-01-01') });
  return goalProjection(goal, TODAY, { file, isLedgerWhole, dayOf }, wording);
}
const opened = entry('2024-12-01', { type: 'deposit', amount: 10_000_00 });

describe('income in the year to come', () => {
  const share = entryNamed('share', newSecurity({ name: 'Share' }));
  const young = entryNamed('young', newSecurity({ name: 'Young' }));
  const buy = (date: string, pieces: number, securityId = share.id) =>
    entry(date, { type: 'buy', amount: -1_00, quantity: (pieces * 1e6) as Quantity, securityId });
  const dividend = (date: string, amount: number) =>
    entry(date, { type: 'dividend', amount, securityId: share.id });
  const securities = byId([share, young]);
  const prices = priceSeries(
    [share, young].map(({ id }) => ({
      ...{ securityId: id, date: day('2025-01-01'), price: 1e6 as UnitPrice },
    })),
  );
  const aim: GoalAim = { type: 'incomePerYear', amount: 120_00, ...money };

  it('is that of the forecast for what is held now, reached in the month in which it pays', () => {
    const transactions = [
      ...[opened, buy('2024-12-02', 100), dividend('2026-03-10', 50_00)],
      ...[dividend('2026-09-10', 40_00), buy('2026-10-01', 50)],
    ];
    // 75.00 and 60.00 for half as many shares again.
    expect(projected(aim, { securities, prices, transactions })).toMatchObject({
      value: {
        ...{ type: 'year', to: '2027-11-27', planned: null, leftOut: [] },
        // In March 75.00 take the place of 50.00: 115.00; in September 60.00 that of 40.00.
        cases: [{ basis: 'forecast', inYear: 135_00, reachedOn: '2027-09-27' }],
      },
    });
  });

  it('says what it does not count', () => {
    const transactions = [
      ...[opened, buy('2024-12-02', 100), dividend('2026-03-10', 50_00)],
      buy('2026-10-01', 5, young.id),
    ];
    expect(projected(aim, { securities, prices, transactions })).toMatchObject({
      value: {
        cases: [{ inYear: 50_00, reachedOn: null }],
        leftOut: ['Young: it has been held only since 1 Oct 2026 and has paid nothing yet'],
      },
    });
  });

  it('says it with days as the reader writes them', () => {
    const transactions = [
      ...[opened, buy('2024-12-02', 100), dividend('2026-03-10', 50_00)],
      buy('2026-10-01', 5, young.id),
    ];
    const parts = { securities, prices, transactions };
    const leftOut = 'Young: it has been held only since Oct 1, 2026 and has paid nothing yet';
    expect(projected(aim, parts, true, wordingFor('en-US'))).toMatchObject({
      value: { leftOut: [leftOut] },
    });
    const alone = { ...parts, transactions: [opened, buy('2026-10-01', 5, young.id)] };
    expect(projected(aim, alone, true, wordingFor('en-US'))).toMatchObject({ reason: leftOut });
  });

  it('cannot be said where nothing that is held says what it will pay', () => {
    const transactions = [opened, buy('2026-10-01', 5, young.id)];
    expect(projected(aim, { securities, prices, transactions })).toMatchObject({
      reason: 'Young: it has been held only since 1 Oct 2026 and has paid nothing yet',
    });
    expect(projected(aim, { transactions: [opened] })).toMatchObject({
      reason: 'nothing that is held has paid anything in twelve months',
    });
    expect(projected(aim, { transactions: [opened] }, false)).toMatchObject({
      reason: 'not every transaction is on this device yet',
    });
  });
});

describe('cost in the year to come', () => {
  const aim: GoalAim = { type: 'costPerYear', amount: 100_00, ...money };
  const fee = (date: string, amount: number) => entry(date, { type: 'fee', amount: -amount });

  it('goes on as in twelve months or as in six, and says when it is as wanted', () => {
    const transactions = [
      ...[opened, fee('2026-01-31', 60_00), fee('2026-04-30', 40_00)],
      ...[fee('2026-07-31', 25_00), fee('2026-10-31', 20_00)],
    ];
    expect(projected(aim, { transactions })).toMatchObject({
      value: {
        cases: [
          { basis: 'asLastYear', inYear: 145_00, reachedOn: null },
          // After three months 85.00 are left of the year and 22.50 have come: 107.50; after six
          // 45.00 and 45.00.
          { basis: 'asLastHalfYear', inYear: 90_00, reachedOn: '2027-05-27' },
        ],
      },
    });
  });

  it('has no pace in half a year when it is charged but once', () => {
    const transactions = [opened, fee('2026-10-31', 120_00)];
    expect(projected(aim, { transactions })).toMatchObject({
      value: { cases: [{ basis: 'asLastYear', inYear: 120_00 }] },
    });
  });

  it('cannot be said of records that begin within the last six months', () => {
    const transactions = [entry('2026-08-01', { type: 'deposit', amount: 1_00 })];
    expect(projected(aim, { transactions })).toMatchObject({
      cause: { tag: 'recordTooShort', beginsOn: '2026-08-01' },
    });
  });
});

describe('orders, meetings and suppliers in the year to come', () => {
  const goods = ['Leaf', 'Porcelain'].map((supplier) =>
    entryNamed(supplier, newProduct({ name: supplier, supplier })),
  );
  const products = byId(goods);
  const order = (date: string, product = 0) =>
    entry(date, {
      ...{ type: 'order', accountId: shop.id },
      lines: [
        {
          productId: goods[product]?.id ?? clientId,
          ...{ quantity: 1e6 as Quantity, unitPrice: 1e6 as UnitPrice },
        },
      ],
    });

  it('counts orders by the pace of twelve months and of six', () => {
    const aim: GoalAim = { type: 'timePerYear', counts: 'orders', atMost: 4 };
    const dates = ['2025-10-01', '2026-01-10', '2026-02-10', '2026-03-10', '2026-10-10'];
    const transactions = dates.map((date) => order(date));
    expect(projected(aim, { transactions })).toMatchObject({
      value: {
        cases: [
          { basis: 'asLastYear', inYear: 4, reachedOn: TODAY },
          { basis: 'asLastHalfYear', inYear: 2, reachedOn: TODAY },
        ],
      },
    });
  });

  it('names what is planned of meetings already', () => {
    const aim: GoalAim = { type: 'timePerYear', counts: 'meetingMinutes', atMost: 100 };
    const meeting = (startsAt: string, status: 'finished' | 'planned') =>
      entryNamed(
        startsAt,
        newMeeting({
          ...{ clientId, purpose: 'Talk', status, startsAt: startsAt as Instant },
          durationInMinutes: 60,
        }),
      );
    const meetings = [
      meeting('2025-10-01T09:00:00.000Z', 'finished'),
      meeting('2026-06-01T09:00:00.000Z', 'finished'),
      meeting('2026-12-01T09:00:00.000Z', 'planned'),
      meeting('2028-12-01T09:00:00.000Z', 'planned'),
    ];
    expect(projected(aim, { meetings })).toMatchObject({
      value: { cases: [{ inYear: 60 }], planned: 60 },
    });
  });

  it('counts suppliers of twelve months, and of six without those not ordered from since', () => {
    const aim: GoalAim = { type: 'suppliers', atMost: 1 };
    const transactions = [order('2025-10-01'), order('2026-02-10', 1), order('2026-10-10')];
    expect(projected(aim, { transactions, products })).toMatchObject({
      value: {
        cases: [
          { basis: 'asLastYear', inYear: 2, reachedOn: null },
          { basis: 'asLastHalfYear', inYear: 1, reachedOn: '2027-02-27' },
        ],
        leftOut: ['Not ordered from in the last six months: Porcelain'],
      },
    });
    expect(projected(aim, { transactions })).toMatchObject({
      reason: 'no supplier is recorded of 2 of the products ordered',
    });
  });
});
