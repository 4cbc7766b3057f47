import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording, wordingFor } from '../wording.ts';
import { lotsOutcome } from './lots-outcome.ts';
import { namedQuantity } from './named-lots.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { refusedWords } from './refused-words.ts';
import { heldLotBreaches, lotsNamedBy, oldestOf, saleableLots } from './saleable-lots.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('security', null).id;
const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number) => (count * 1e6) as Quantity;
const account = entryNamed(
  'Depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' }),
);
const entry = (
  name: string,
  type: Transaction['type'],
  date: string,
  count: number,
  fields: Partial<Transaction> = {},
) =>
  entryNamed(
    name,
    newTransaction({
      ...{ clientId, accountId: account.id, securityId, type, date: day(date) },
      ...{ quantity: pieces(count), amount: type === 'buy' ? -count * 10_00 : count * 12_00 },
      ...fields,
    }),
  );

const purchases = [
  entry('first', 'buy', '2025-01-10', 100),
  entry('second', 'buy', '2025-02-10', 30),
  entry('third', 'buy', '2025-02-10', 20, { amount: -300_00 }),
  entry('late', 'buy', '2025-09-10', 500),
];
const sale = entry('sale', 'sell', '2025-06-10', -60, { acquiredOn: day('2025-02-10') });
const asked = { id: sale.id, accountId: account.id, securityId, date: sale.data.date };
const ledger = { accounts: [account], transactions: [...purchases, sale] };
const lots = saleableLots(ledger, asked);

const idOf = (name: string) => entryNamed(name, null).id;

describe('the lots that a sale can name', () => {
  it('are those held on its day, two of one day told apart, without the sale itself', () => {
    expect(lots).toEqual({
      lots: [
        {
          ...{ purchaseId: idOf('first'), acquiredOn: '2025-01-10' },
          ...{ quantity: pieces(100), cost: 1000_00 },
        },
        {
          ...{ purchaseId: idOf('second'), acquiredOn: '2025-02-10' },
          ...{ quantity: pieces(30), cost: 300_00 },
        },
        {
          ...{ purchaseId: idOf('third'), acquiredOn: '2025-02-10' },
          ...{ quantity: pieces(20), cost: 300_00 },
        },
      ],
      held: pieces(150),
    });
  });

  it('are less what other sales took, and none where nothing is held', () => {
    const later = { ...asked, id: null, date: day('2025-07-01') };
    // The sale is of 60 and names a day only: it takes the 50 of that day and 10 of the oldest.
    expect(saleableLots(ledger, later).lots).toMatchObject([
      { acquiredOn: '2025-01-10', quantity: pieces(90), cost: 900_00 },
    ]);
    const before = { ...asked, date: day('2025-01-09') };
    expect(saleableLots(ledger, before)).toEqual({ lots: [], held: 0 });
  });

  it('are by their day where they came from outside, and all of them are what is held', () => {
    const arrived = ['2024-05-05', '2024-05-05', null].map((acquiredOn, index) =>
      entry(`arrived ${index}`, 'transferIn', '2025-03-01', 7, {
        amount: 0,
        ...(acquiredOn ? { acquiredOn: day(acquiredOn), costBasis: 70_00 } : {}),
      }),
    );
    const withThem = saleableLots(
      { ...ledger, transactions: [...ledger.transactions, ...arrived] },
      asked,
    );
    expect(withThem.lots.slice(0, 2)).toEqual([
      { purchaseId: null, acquiredOn: null, quantity: pieces(7), cost: null },
      { purchaseId: null, acquiredOn: '2024-05-05', quantity: pieces(14), cost: 140_00 },
    ]);
    expect(withThem.held).toBe(pieces(150 + 21));
    expect(namedQuantity(oldestOf(withThem.lots, withThem.held, []))).toBe(withThem.held);
  });
});

describe('what a sale names', () => {
  const named = (name: string, acquiredOn: string, count: number) => ({
    ...{ purchaseId: idOf(name), acquiredOn: day(acquiredOn), quantity: pieces(count) },
  });

  it('is of an older one what the ledger takes of its day, the lot recorded first before others', () => {
    const ofDay = (count: number) =>
      lotsNamedBy({ acquiredOn: day('2025-02-10') }, pieces(-count), lots);
    expect(ofDay(40)).toEqual([
      named('second', '2025-02-10', 30),
      named('third', '2025-02-10', 10),
    ]);
    expect(namedQuantity(ofDay(60))).toBe(pieces(50));
    expect(lotsNamedBy({ acquiredOn: day('2025-02-11') }, pieces(-1), lots)).toEqual([]);
    expect(lotsNamedBy({}, pieces(-1), lots)).toEqual([]);
  });

  it('is added to from the oldest lots, as far as nobody named them', () => {
    const begun = [named('second', '2025-02-10', 30), named('first', '2025-01-10', 95)];
    expect(oldestOf(lots.lots, pieces(10), begun)).toEqual([
      named('second', '2025-02-10', 30),
      named('first', '2025-01-10', 100),
      named('third', '2025-02-10', 5),
    ]);
  });

  it('is spoken against where a lot is not held or has not as much on the day', () => {
    const draft = (namedLots: NonNullable<Transaction['namedLots']>, date = '2025-06-10') => ({
      ...{ ...sale.data, namedLots, date: day(date) },
    });
    const found = (...given: Parameters<typeof draft>) =>
      heldLotBreaches(ledger, sale.id, draft(...given), plainWording).map(({ message }) => message);
    expect(found([named('second', '2025-02-10', 30)])).toEqual([]);
    expect(found([named('second', '2025-02-10', 31), named('late', '2025-09-10', 1)])).toEqual([
      'the lot of 10 Feb 2025 has 30 units on that day, not 31',
      'the lot of 10 Sept 2025 has 0 units on that day, not 1',
    ]);
    expect(found([named('second', '2025-02-10', 30)], '2025-02-09')).toHaveLength(1);
    const inFrench = heldLotBreaches(
      ledger,
      sale.id,
      draft([named('second', '2025-02-10', 31)]),
      wordingFor('fr-FR'),
    );
    expect(inFrench[0]?.message).toContain('the lot of 10 févr. 2025 has 30');
    const oldestFirst = { ...account, data: { ...account.data, costBasisMethod: 'fifo' as const } };
    const inFifo = { ...ledger, accounts: [oldestFirst] };
    expect(
      heldLotBreaches(inFifo, sale.id, draft([named('late', '2025-09-10', 1)]), plainWording),
    ).toEqual([]);
  });

  it('comes to the gain of each lot, with its part of the money while some are left to name', () => {
    const draft = { ...sale.data, quantity: pieces(-40), amount: 480_00 };
    const outcome = (...given: Parameters<typeof named>[]) =>
      lotsOutcome(
        ledger,
        sale.id,
        draft,
        given.map((each) => named(...each)),
        false,
      );
    const both = outcome(['second', '2025-02-10', 25], ['third', '2025-02-10', 15]);
    expect(both.gains.map(({ purchase, gain }) => [purchase, gain])).toEqual([
      [idOf('second'), 300_00 - 250_00],
      [idOf('third'), 180_00 - 225_00],
    ]);
    expect(outcome(['third', '2025-02-10', 15]).gains.map(({ gain }) => gain)).toEqual([-45_00]);
    expect(outcome().gains).toEqual([]);
  });

  it('says which other entry would find its lot gone', () => {
    const next = entry('next sale', 'sell', '2025-07-01', -10, {
      namedLots: [named('third', '2025-02-10', 10)],
    });
    const both = { ...ledger, transactions: [...purchases, next] };
    const outcome = (count: number) =>
      lotsOutcome(both, null, sale.data, [named('third', '2025-02-10', count)], false);
    expect(outcome(10).refused).toEqual([]);
    expect(outcome(11).refused.map((each) => refusedWords(each, plainWording))).toEqual([
      'the sale of 1 Jul 2025 names 10 units of the lot acquired on 10 Feb 2025, of which 9 were held',
    ]);
  });
});
