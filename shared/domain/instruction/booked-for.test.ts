import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { plainWording } from '../wording.ts';
import { bookedDifference } from './booked-for.ts';
import {
  buy,
  depot,
  EUR,
  own,
  pay,
  price,
  pump,
  sell,
  share,
  shop,
  TODAY,
  takeBack,
  units,
} from './check-fixture.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';

const id = (name: string) => uuidFromText(name) as RecordId;
const entry = (fields: Partial<Transaction> & Pick<Transaction, 'type'>): Transaction =>
  newTransaction({ ...own, date: TODAY, amount: 0, securityId: share.id, ...fields });
const sold = (count: number, fields: Partial<Transaction> = {}) =>
  entry({ type: 'sell', quantity: units(-count), amount: count * 10_00, ...fields });
const account = { ...depot.data, costBasisMethod: 'specificLot' as const };
const difference = (
  details: InstructionDetails,
  entries: readonly Transaction[],
  in_ = account,
  dealtIn: CurrencyCode | null = EUR,
) => bookedDifference({ details, givenOn: TODAY }, in_, entries, dealtIn, plainWording);
/** Figures and what follows them, with blanks that are blanks. */
const words = (...args: Parameters<typeof difference>) =>
  difference(...args)?.replaceAll('\u00a0', ' ') ?? null;
const out = (amount: number, fields: Partial<Transaction> = {}) =>
  entry({ type: 'withdrawal', amount, securityId: null, ...fields });

const lot = (name: string, count: number) => ({
  ...{ purchaseId: id(name), acquiredOn: '2026-01-02' as CalendarDate, quantity: units(count) },
});
const selling = (count: number, ...namedLots: ReturnType<typeof lot>[]): InstructionDetails => ({
  ...(sell(count) as DetailsOf<'sell'>),
  namedLots,
});

describe('what is booked already and said to carry an order out', () => {
  it('is of the ordered sort', () => {
    expect(difference(sell(3), [sold(3)])).toBeNull();
    expect(difference(buy(3), [sold(3)])).toBe('the order is: Buy, but the transaction: Sale');
    expect(difference(pay(1_00), [entry({ type: 'fee', amount: -1_00 })])).toContain('Fee');
    const moved = entry({ type: 'transferOut', amount: 0, quantity: units(-1) });
    expect(difference(pay(1_00), [moved])).toContain('Transfer out');
  });

  it('is of the same security, and not from before the order', () => {
    expect(difference(sell(3), [sold(3, { securityId: id('another') })])).toBe(
      'the transaction is of another security than the order',
    );
    expect(difference(sell(3), [sold(3, { date: '2026-11-25' as CalendarDate })])).toBe(
      'the transaction is of 25 Nov 2026, but the order was given only on 27 Nov 2026',
    );
  });

  it('is not of a day after the last of the order', () => {
    const limited: InstructionDetails = { ...(sell(3) as DetailsOf<'sell'>), goodUntil: TODAY };
    expect(difference(limited, [sold(3)])).toBeNull();
    expect(difference(limited, [sold(1), sold(2, { date: '2026-11-28' as CalendarDate })])).toBe(
      'the transaction is of 28 Nov 2026, but the order was good until 27 Nov 2026',
    );
  });

  it('has not more units than were ordered, in one entry or in several', () => {
    expect(difference(sell(3), [sold(2), sold(1)])).toBeNull();
    expect(difference(sell(3), [sold(2), sold(2)])).toBe('4 is more than the 3 ordered');
  });

  it('has not more money than was ordered, apart from its costs', () => {
    expect(difference(pay(10_00), [out(-10_50, { fee: 50 })])).toBeNull();
    expect(difference(pay(10_00), [out(-10_50)])).toMatch(
      /^EUR.10\.50 is more than the EUR.10\.00 ordered$/,
    );
    expect(difference(pay(10_00), [out(-99_00, { currency: 'USD' as CurrencyCode })])).toBeNull();
    const worth = { ...sell(0), quantity: null, amount: 30_00 } as InstructionDetails;
    expect(difference(worth, [sold(3, { amount: 29_00, fee: 1_00 })])).toBeNull();
    expect(difference(worth, [sold(4)])).toContain('is more than the');
  });

  it('pays all of what was ordered, from which a bank may take its costs', () => {
    expect(words(pay(10_00), [out(-9_99)])).toBe(
      'EUR 9.99 is less than the EUR 10.00 ordered: name what paid the rest too',
    );
    expect(words(pay(10_00), [out(-9_99), out(-1)])).toBeNull();
    expect(words(pay(10_00), [out(-10_00, { fee: 50 })])).toBeNull();
    expect(words(pay(10_00), [out(-1, { currency: 'USD' as CurrencyCode })])).toBeNull();
  });

  it('pays whom it was to pay, where it says whom', () => {
    for (const counterparty of ['', '  ', 'NOTARY ', 'Notary']) {
      expect(words(pay(10_00), [out(-10_00, { counterparty })])).toBeNull();
    }
    const other = [out(-5_00), out(-5_00, { counterparty: 'Grocer' })];
    expect(words(pay(10_00), other)).toBe(
      'the transaction is to “Grocer”, but the order to pay “Notary”',
    );
  });

  it('was bought at no price above the limit', () => {
    const bought = (count: number, fields: Partial<Transaction>) =>
      entry({ type: 'buy', quantity: units(count), amount: -count * 10_00, ...fields });
    const order = buy(3, price(10.5));
    expect(words(order, [bought(3, { unitPrice: price(10.5) })])).toBeNull();
    expect(words(order, [bought(1, {}), bought(2, { unitPrice: price(10.500001) })])).toBe(
      'the transaction is at EUR 10.500001 a unit, above the limit of EUR 10.5',
    );
    expect(words(order, [bought(3, { amount: -33_00, fee: 1_00, tax: 50 })])).toBeNull();
    expect(words(order, [bought(3, { amount: -33_00, fee: 1_00, tax: 49 })])).toBe(
      'before costs the transaction comes to EUR 31.51, above the EUR 31.50 of 3 at the limit of EUR 10.5',
    );
    // What the units come to at the limit, rounded to the cent as it is when it is booked.
    expect(words(buy(3, price(0.335)), [bought(3, { amount: -1_00 })])).toBeNull();
    expect(words(buy(3, price(0.335)), [bought(3, { amount: -1_01 })])).toContain('above');
  });

  it('was sold at no price below the limit', () => {
    const order = { ...sell(3), limit: price(10) } as InstructionDetails;
    expect(words(order, [sold(3, { unitPrice: price(10) })])).toBeNull();
    expect(words(order, [sold(3, { unitPrice: price(9.99) })])).toBe(
      'the transaction is at EUR 9.99 a unit, below the limit of EUR 10',
    );
    expect(words(order, [sold(3, { amount: 29_00, fee: 1_00 })])).toBeNull();
    expect(words(order, [sold(3, { amount: 29_00, fee: 99 })])).toBe(
      'before costs the transaction comes to EUR 29.99, below the EUR 30.00 of 3 at the limit of EUR 10',
    );
    expect(words(order, [sold(3, { amount: -30_00 })])).toContain('below the EUR 30.00');
  });

  it('is not compared with a limit of another currency, or of one that is not known', () => {
    const order = buy(3, price(1));
    const entries = [
      entry({ type: 'buy', quantity: units(3), amount: -30_00, unitPrice: price(10) }),
    ];
    expect(words(order, entries)).toContain('above');
    for (const dealtIn of ['USD' as CurrencyCode, null]) {
      expect(words(order, entries, account, dealtIn)).toBeNull();
    }
  });

  it('sells the lots that were ordered and no others', () => {
    const order = selling(5, lot('a', 3), lot('b', 2));
    expect(difference(order, [sold(4, { namedLots: [lot('a', 3), lot('b', 1)] })])).toBeNull();
    expect(difference(order, [sold(3, { namedLots: [lot('b', 3)] })])).toBe(
      'the transaction sells 3 of the lot of 2 Jan 2026, of which 2 were ordered',
    );
    const twice = [sold(2, { namedLots: [lot('b', 2)] }), sold(2, { namedLots: [lot('b', 2)] })];
    expect(difference(order, twice)).toContain('sells 4 of the lot');
    expect(difference(order, [sold(1, { namedLots: [lot('c', 1)] })])).toContain('0 were ordered');
    expect(difference(order, [sold(5)])).toContain('the transaction names none');
    expect(difference(order, [sold(5)], depot.data as typeof account)).toBeNull();
  });

  it('has the goods that were ordered and no others', () => {
    const line = (productId: RecordId, count: number) => ({
      ...{ productId, quantity: units(-count), unitPrice: price(1) },
    });
    const back = (...lines: ReturnType<typeof line>[]) =>
      entry({ type: 'return', accountId: shop.id, securityId: null, lines });
    expect(difference(takeBack(2), [back(line(pump.id, 2))])).toBeNull();
    expect(difference(takeBack(2), [back(line(pump.id, 3))])).toBe(
      '3 pieces of a product is more than the 2 ordered',
    );
    expect(difference(takeBack(2), [back(line(id('pipe'), 1))])).toContain('was not ordered');
  });
});
