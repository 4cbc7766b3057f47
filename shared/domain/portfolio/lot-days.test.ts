import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { holdingsOf } from './holdings.ts';
import { lotFit, saleableLots } from './lot-days.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
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

describe('the lots that a sale can name', () => {
  it('are those held on its day, the lots of one day together, without the sale itself', () => {
    expect(lots).toEqual({
      days: [
        { acquiredOn: '2025-01-10', lots: 1, quantity: pieces(100), cost: 1000_00 },
        { acquiredOn: '2025-02-10', lots: 2, quantity: pieces(50), cost: 600_00 },
      ],
      held: pieces(150),
    });
  });

  it('are less what other sales took, and none where nothing is held', () => {
    const later = { ...asked, id: null, date: day('2025-07-01') };
    // The sale takes the 50 of its day and 10 of the oldest.
    expect(saleableLots(ledger, later).days).toEqual([
      { acquiredOn: '2025-01-10', lots: 1, quantity: pieces(90), cost: 900_00 },
    ]);
    const before = { ...asked, date: day('2025-01-09') };
    expect(saleableLots(ledger, before)).toEqual({ days: [], held: 0 });
  });

  it('do not include what arrived on a day that is not recorded, but it is held', () => {
    const arrived = entry('arrived', 'transferIn', '2025-03-01', 7, { amount: 0 });
    const withIt = saleableLots(
      { ...ledger, transactions: [...ledger.transactions, arrived] },
      asked,
    );
    expect(withIt.days).toEqual(lots.days);
    expect(withIt.held).toBe(pieces(157));
  });
});

describe('a sale from the lots of a day', () => {
  it('fits when they are enough, or when no day is named', () => {
    expect(lotFit(lots, day('2025-02-10'), pieces(-50))).toEqual({ tag: 'fits' });
    expect(lotFit(lots, undefined, pieces(-150))).toEqual({ tag: 'fits' });
    expect(lotFit(lots, day('2025-02-10'), undefined)).toEqual({ tag: 'fits' });
  });

  it('is told that a day has no lot', () => {
    expect(lotFit(lots, day('2025-02-11'), pieces(-1))).toEqual({ tag: 'noLot' });
    expect(lotFit(lots, day('2025-09-10'), pieces(-1))).toEqual({ tag: 'noLot' });
  });

  it('is told what the oldest lots would make up, as the ledger does it', () => {
    expect(lotFit(lots, day('2025-02-10'), pieces(-60))).toEqual({
      tag: 'tooFew',
      fromDay: pieces(50),
      rest: pieces(10),
    });
    const { realisedGains } = holdingsOf(ledger);
    expect(realisedGains.map(({ acquiredOn, quantity }) => [acquiredOn, quantity / 1e6])).toEqual([
      ['2025-02-10', 30],
      ['2025-02-10', 20],
      ['2025-01-10', 10],
    ]);
  });

  it('is told that the ledger would refuse it', () => {
    expect(lotFit(lots, day('2025-02-10'), pieces(-151))).toEqual({
      tag: 'beyondHolding',
      held: pieces(150),
    });
    const more = { ...sale, data: { ...sale.data, quantity: pieces(-151) } };
    const { refused } = holdingsOf({ ...ledger, transactions: [...purchases, more] });
    expect(refused.map(({ transactionId }) => transactionId)).toEqual([sale.id]);
  });
});
