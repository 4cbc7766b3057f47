import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { checkedRecord } from '../check-record.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { holdingsOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import { commonDay, type NamedLot, namedSumBreaches } from './named-lots.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { refusedWords } from './refused-words.ts';
import { saleableLots } from './saleable-lots.ts';
import { cellText, taxFormTable } from './tax-form.ts';
import { taxYear, taxYearFigures } from './tax-year.ts';
import { type Transaction, transactionKind } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('share', null).id;
const USD = 'USD' as CurrencyCode;
const idOf = (name: string) => entryNamed(name, null).id;
const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number): Quantity => Math.round(count * 1e6) as Quantity;
const account = (name: string) =>
  entryNamed(name, newAccount({ clientId, name, costBasisMethod: 'specificLot' }));
const accounts = [account('Depot'), account('Other')];

const entry = (
  name: string,
  type: Transaction['type'],
  date: string,
  count: number,
  fields: Partial<Transaction> = {},
): LedgerEntry =>
  entryNamed(
    name,
    newTransaction({
      ...{ clientId, accountId: idOf('Depot'), securityId, type, date: day(date) },
      ...{ quantity: pieces(count), ...fields },
    }),
  );

const named = (purchase: string | null, acquiredOn: string | null, count: number): NamedLot => ({
  purchaseId: purchase === null ? null : idOf(purchase),
  acquiredOn: acquiredOn === null ? null : day(acquiredOn),
  quantity: pieces(count),
});

const purchases = [
  entry('cheap', 'buy', '2025-02-10', 30, { amount: -300_00 }),
  entry('dear', 'buy', '2025-02-10', 20, { amount: -400_00 }),
  entry('later', 'buy', '2025-08-10', 50, { amount: -900_00 }),
];
const sale = (count: number, namedLots: NamedLot[], amount: number) =>
  entry('sale', 'sell', '2026-03-10', -count, { amount, namedLots });

/** Quantity, cost and day of what was sold, by lot. */
const soldBy = (transactions: readonly LedgerEntry[], washSales = false) =>
  holdingsOf({ accounts, transactions, washSales }).realisedGains.map((gain) => [
    gain.purchase,
    gain.quantity / 1e6,
    gain.cost,
    gain.acquiredOn,
    gain.proceeds,
  ]);

describe('a sale from several lots', () => {
  const ofThree = sale(
    45,
    [
      named('dear', '2025-02-10', 20),
      named('later', '2025-08-10', 15),
      named('cheap', '2025-02-10', 10),
    ],
    900_00,
  );

  it('takes of each what it names, two lots of one day told apart', () => {
    expect(soldBy([...purchases, ofThree])).toEqual([
      [idOf('dear'), 20, 400_00, '2025-02-10', 400_00],
      [idOf('later'), 15, 270_00, '2025-08-10', 300_00],
      [idOf('cheap'), 10, 100_00, '2025-02-10', 200_00],
    ]);
  });

  it('is one row for each lot in Form 8949, with its own day and term', () => {
    const inDollars = accounts.map((each) => ({ ...each, data: { ...each.data, currency: USD } }));
    const records = {
      accounts: inDollars,
      transactions: [...purchases, ofThree],
      securities: byId([entryNamed('share', newSecurity({ name: 'Share' }))]),
      prices: priceSeries([]),
    };
    const figures = taxYearFigures(records, USD, taxYear(2026, 'january'), day('2026-12-31'));
    const rows = taxFormTable(figures, 'us8949').parts.map(({ title, rows: lines }) => [
      title,
      ...lines.map((row) => row.map((cell) => cellText(cell, USD)).join('|')),
    ]);
    expect(rows).toEqual([
      ['Part I, short-term', '15 sh. Share|2025-08-10|2026-03-10|300.00|270.00||0.00|30.00'],
      [
        'Part II, long-term',
        '20 sh. Share|2025-02-10|2026-03-10|400.00|400.00||0.00|0.00',
        '10 sh. Share|2025-02-10|2026-03-10|200.00|100.00||0.00|100.00',
      ],
    ]);
  });

  it('finds its lot when the day of the purchase is corrected', () => {
    const corrected = purchases.map((each) =>
      each.id === idOf('dear')
        ? { ...each, data: { ...each.data, date: day('2025-02-12') } }
        : each,
    );
    expect(soldBy([...corrected, ofThree])[0]).toEqual([
      ...[idOf('dear'), 20, 400_00, '2025-02-12', 400_00],
    ]);
  });

  it('counts as nothing where a lot has not as much: none is taken from another', () => {
    const earlier = entry('earlier', 'sell', '2025-03-01', -1, {
      ...{ amount: 15_00, namedLots: [named('dear', '2025-02-10', 1)] },
    });
    const { refused, holdings } = holdingsOf({
      accounts,
      transactions: [...purchases, earlier, ofThree],
    });
    expect(refused.map((entry) => [entry.tag, refusedWords(entry, plainWording)])).toEqual([
      [
        'beyondLots',
        'the sale of 10 Mar 2026 names 20 units of the lot acquired on 10 Feb 2025, of which 19 were held',
      ],
    ]);
    expect(holdings[0]?.quantity).toBe(pieces(99));
  });

  it('counts as nothing where the lots named are not all of it', () => {
    const differs = sale(45, [named('dear', '2025-02-10', 20)], 900_00);
    const { refused } = holdingsOf({ accounts, transactions: [...purchases, differs] });
    expect(refused.map((entry) => refusedWords(entry, plainWording))).toEqual([
      'the sale of 10 Mar 2026 cannot be counted: the lots named have 20 units together, but it is of 45',
    ]);
  });

  it('names no lot to an account that takes the oldest first', () => {
    const fifo = accounts.map((each) => ({
      ...each,
      data: { ...each.data, costBasisMethod: 'fifo' as const },
    }));
    const { realisedGains } = holdingsOf({
      accounts: fifo,
      transactions: [...purchases, ofThree],
    });
    expect(realisedGains.map(({ purchase }) => purchase)).toEqual([idOf('cheap'), idOf('dear')]);
  });
});

describe('lots that are named', () => {
  it('are the same after a split and in the account they were moved to', () => {
    const moved = { date: '2025-10-01', securityId };
    const transactions = [
      ...purchases,
      entry('split', 'split', '2025-09-01', 100),
      entry('out', 'transferOut', moved.date, -60, {
        transferAccountId: idOf('Other'),
        namedLots: [named('dear', '2025-02-10', 40), named('later', '2025-08-10', 20)],
      }),
      entry('in', 'transferIn', moved.date, 60, {
        ...{ accountId: idOf('Other'), transferAccountId: idOf('Depot') },
      }),
    ];
    const there = (name: string) =>
      saleableLots(
        { accounts, transactions },
        { id: null, accountId: idOf(name), securityId, date: day('2025-11-01') },
      ).lots.map(({ purchaseId, quantity, cost }) => [purchaseId, quantity / 1e6, cost]);
    expect(there('Other')).toEqual([
      [idOf('dear'), 40, 400_00],
      [idOf('later'), 20, 180_00],
    ]);
    expect(there('Depot')).toEqual([
      [idOf('cheap'), 60, 300_00],
      [idOf('later'), 80, 720_00],
    ]);
    const sold = entry('sold there', 'sell', '2026-03-10', -5, {
      accountId: idOf('Other'),
      ...{ amount: 60_00, namedLots: [named('dear', '2025-02-10', 5)] },
    });
    expect(soldBy([...transactions, sold])).toEqual([
      [idOf('dear'), 5, 50_00, '2025-02-10', 60_00],
    ]);
  });

  it('are by their day what came from outside, and not a purchase of that day', () => {
    const arrived = entry('arrived', 'transferIn', '2025-12-01', 8, {
      ...{ acquiredOn: day('2025-02-10'), costBasis: 240_00 },
    });
    const sold = sale(8, [named(null, '2025-02-10', 8)], 200_00);
    expect(soldBy([...purchases, arrived, sold])).toEqual([
      [undefined, 8, 240_00, '2025-02-10', 200_00],
    ]);
    const tooMany = sale(9, [named(null, '2025-02-10', 9)], 200_00);
    expect(soldBy([...purchases, arrived, tooMany])).toEqual([]);
  });

  it('are sold as named where wash sales are looked for, and the replacement is no other lot', () => {
    const soon = entry('soon', 'buy', '2026-03-20', 5, { amount: -80_00 });
    const atLoss = sale(12, [named('dear', '2025-02-10', 12)], 180_00);
    const { realisedGains, holdings } = holdingsOf({
      accounts,
      transactions: [...purchases, atLoss, soon],
      washSales: true,
    });
    // A loss of 60 on 12 units, of which 5 were bought back.
    expect(realisedGains).toMatchObject([
      { purchase: idOf('dear'), gain: -60_00, disallowed: 25_00 },
    ]);
    const carrying = holdings[0]?.lots.filter(({ carried }) => carried);
    expect(carrying).toMatchObject([{ purchase: idOf('soon'), cost: 80_00 + 25_00 }]);
    const dear = holdings[0]?.lots.find(({ purchase }) => purchase === idOf('dear'));
    expect(dear).toMatchObject({ quantity: pieces(8), cost: 160_00 });
  });
});

describe('the record of a sale', () => {
  const messages = (data: Transaction) => {
    const checked = checkedRecord(transactionKind, data);
    return checked.ok ? [] : checked.error.map(({ field, message }) => [field, message]);
  };

  it('names each lot once, with a quantity above 0', () => {
    const lots = [named('dear', '2025-02-10', 20), named('cheap', '2025-02-10', 5)];
    expect(messages(sale(25, lots, 1).data)).toEqual([]);
    const [first] = lots;
    if (!first) throw new Error('no lot');
    expect(messages(sale(40, [first, first], 1).data)).toEqual([
      ['namedLots', 'must name every lot once'],
    ]);
    expect(
      messages(sale(20, [first, { ...first, purchaseId: null, quantity: pieces(0) }], 1).data),
    ).toEqual([['namedLots', 'a lot that is named must have a quantity above 0']]);
  });

  it('may be of another quantity than its lots: an older application changes that alone', () => {
    const lots = [named('dear', '2025-02-10', 20), named('cheap', '2025-02-10', 5)];
    const changed = sale(26, lots, 1);
    expect(messages(changed.data)).toEqual([]);
    expect(namedSumBreaches(lots, changed.data.quantity)).toMatchObject([{ field: 'namedLots' }]);
    expect(soldBy([...purchases, changed])).toEqual([]);
  });

  it('says the day that all of its lots have, by which an older application counts it', () => {
    const [dear, cheap] = [named('dear', '2025-02-10', 20), named('cheap', '2025-02-10', 30)];
    const acquiredOn = commonDay([dear, cheap]);
    expect(acquiredOn).toBe('2025-02-10');
    expect(commonDay([dear, named('later', '2025-08-10', 1)])).toBeUndefined();
    expect(commonDay([dear, named(null, null, 1)])).toBeUndefined();
    expect(commonDay([])).toBeUndefined();

    const sold = sale(50, [dear, cheap], 1000_00);
    const { namedLots: _, ...asOlderOnesRead } = { ...sold.data, acquiredOn };
    const days = (data: Transaction) =>
      soldBy([...purchases, { ...sold, data }]).map(([lot, count]) => [lot, count]);
    expect(days({ ...sold.data, acquiredOn })).toEqual([
      [idOf('dear'), 20],
      [idOf('cheap'), 30],
    ]);
    expect(days(asOlderOnesRead)).toEqual([
      [idOf('cheap'), 30],
      [idOf('dear'), 20],
    ]);
  });

  it('may name the day of a lot only, as older ones do', () => {
    const older = entry('older', 'sell', '2026-03-10', -40, {
      ...{ amount: 500_00, acquiredOn: day('2025-02-10') },
    });
    expect(messages(older.data)).toEqual([]);
    expect(soldBy([...purchases, older]).map((row) => row.slice(0, 3))).toEqual([
      [idOf('cheap'), 30, 300_00],
      [idOf('dear'), 10, 200_00],
    ]);
  });
});
