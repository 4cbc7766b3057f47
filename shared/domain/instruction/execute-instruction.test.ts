import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newAccount } from '../portfolio/portfolio-builders.ts';
import { transactionKind } from '../portfolio/transaction.ts';
import type { DealtLot } from './dealt-lots.ts';
import { type Execution, executedTransaction } from './execute-instruction.ts';
import { momentOf, newInstruction } from './instruction-builders.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';

const EUR = 'EUR' as CurrencyCode;
const DAY = '2026-11-27' as CalendarDate;
const id = (name: string) => uuidFromText(name) as RecordId;
const clientId = id('client');
const account = newAccount({ clientId, name: 'Depot' });
const units = (count: number) => (count * 1e6) as Quantity;
const price = (value: number) => Math.round(value * 1e6) as UnitPrice;
const nothing: Execution = { on: DAY, price: null, quantity: null, fee: null, lots: [] };

const instruction = (details: InstructionDetails) =>
  newInstruction(id('instruction'), {
    ...{ clientId, details, givenAt: momentOf(DAY, '09:00') },
    givenBy: { as: 'signatory', name: 'Anna', contactId: id('anna'), authorityId: null },
  });
const trade = (fields: Partial<DetailsOf<'buy'>>): DetailsOf<'buy'> => ({
  ...{ type: 'buy', accountId: id('depot'), securityId: id('share'), quantity: null },
  ...{ amount: null, limit: null, goodUntil: null },
  ...fields,
});
const executed = (details: InstructionDetails, execution: Partial<Execution>, in_ = account) =>
  executedTransaction(instruction(details), in_, { ...nothing, ...execution }, EUR);
const refusal = (...args: Parameters<typeof executed>) => {
  const result = executed(...args);
  return result.ok ? null : result.error.message;
};

describe('what carrying out an instruction leads to', () => {
  it('is a purchase with its costs', () => {
    const result = executed(trade({ quantity: units(3) }), {
      price: price(101.25),
      fee: price(4.5),
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        type: 'buy',
        amount: -308_25,
        quantity: units(3),
        unitPrice: price(101.25),
        fee: 450,
      },
    });
    expect(result.ok && result.value && transactionKind.breaches(result.value)).toEqual([]);
  });

  it('is a sale after its costs', () => {
    const sale = { ...trade({ quantity: units(3) }), type: 'sell' as const };
    expect(executed(sale, { price: price(101.25), fee: price(4.5) })).toMatchObject({
      value: { type: 'sell', amount: 299_25, quantity: -units(3) },
    });
  });

  it('is a sale of the lots that were ordered', () => {
    const lot = (name: string, acquiredOn: string, count: number) => ({
      ...{ purchaseId: id(name), acquiredOn: acquiredOn as CalendarDate, quantity: units(count) },
    });
    const choosing = newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' });
    const selling = (...namedLots: ReturnType<typeof lot>[]): InstructionDetails => ({
      ...{ ...trade({ quantity: units(6) }), type: 'sell', namedLots },
    });
    const both = [lot('first', '2025-03-03', 4), lot('second', '2025-03-03', 2)] as const;
    const result = executed(selling(...both), { price: price(10) }, choosing);
    expect(result).toMatchObject({
      value: { quantity: -units(6), namedLots: both, acquiredOn: '2025-03-03' },
    });
    expect(result.ok && result.value && transactionKind.breaches(result.value)).toEqual([]);
    const ofTwoDays = selling(lot('first', '2025-03-03', 4), lot('late', '2025-04-04', 2));
    const dealt = executed(ofTwoDays, { price: price(10) }, choosing);
    expect(dealt.ok && dealt.value).not.toHaveProperty('acquiredOn');
    const unnamed = executed(selling(), { price: price(10) });
    expect(unnamed.ok && unnamed.value).not.toHaveProperty('namedLots');

    const uneven = { ...selling(...both), quantity: units(7) } as InstructionDetails;
    expect(refusal(uneven, { price: price(10) }, choosing)).toBe(
      'the lots named have 6 units together, but it is of 7: book it and name the transaction',
    );
    expect(refusal(selling(...both), { price: price(10) })).toBe(
      'the order names lots, which the account no longer takes by name: book it and name the transaction',
    );
  });

  it('is a sale of a part of the lots that were ordered: the first, or those that are said', () => {
    const choosing = newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' });
    const lot = (name: string, day: string, count: number) => ({
      ...{ purchaseId: id(name), acquiredOn: day as CalendarDate, quantity: units(count) },
    });
    const selling: InstructionDetails = {
      ...{ ...trade({ quantity: units(6) }), type: 'sell' },
      namedLots: [lot('first', '2025-03-03', 4), lot('second', '2025-04-04', 2)],
    };
    const said = (count: number): DealtLot => ({
      ...{ lot: '2025-04-04' as CalendarDate, quantity: units(count) },
    });
    expect(executed(selling, { price: price(10), quantity: units(5) }, choosing)).toMatchObject({
      value: {
        ...{ quantity: -units(5), amount: 50_00 },
        namedLots: [lot('first', '2025-03-03', 4), lot('second', '2025-04-04', 1)],
      },
    });
    expect(executed(selling, { price: price(10), lots: [said(2)] }, choosing)).toMatchObject({
      value: {
        ...{ quantity: -units(2), acquiredOn: '2025-04-04' },
        namedLots: [lot('second', '2025-04-04', 2)],
      },
    });
    const three = { price: price(10), quantity: units(3), lots: [said(2)] };
    expect(refusal(selling, three, choosing)).toBe(
      'the lots named have 2 units together, but it is of 3',
    );
    const sale = { ...trade({ quantity: units(6) }), type: 'sell' as const };
    const named = { price: price(10), lots: [said(1)] };
    expect(refusal(sale, named, choosing)).toBe('the order names no lots');
    expect(refusal(trade({ quantity: units(6) }), named)).toBe('only a sale names lots');
  });

  it('is a payment', () => {
    const payment = { amount: 1_200_00, currency: EUR };
    const pay: InstructionDetails = {
      ...{ type: 'pay', accountId: id('depot'), payment, payee: 'Notary', payeeAccount: 'DE02' },
      ...{ reference: '', payOn: null },
    };
    expect(executed(pay, {})).toMatchObject({
      value: {
        ...{ type: 'withdrawal', amount: -1_200_00, counterparty: 'Notary' },
        paymentMeans: 'transfer',
      },
    });
    const dollars = newAccount({ clientId, name: 'D', currency: 'USD' as CurrencyCode });
    expect(refusal(pay, {}, dollars)).toContain('the account is in USD');
  });

  it('is an order or a return with the prices agreed', () => {
    const lines = [{ id: '1', productId: id('pump'), quantity: units(2), unitPrice: price(9.99) }];
    const goods = { accountId: id('shop'), wantedOn: null };
    expect(executed({ type: 'purchaseOrder', lines, ...goods }, {})).toMatchObject({
      value: { type: 'order', amount: 19_98 },
    });
    expect(executed({ type: 'return', lines, reason: '', ...goods }, {})).toMatchObject({
      value: { type: 'return', amount: -19_98, lines: [{ quantity: -units(2) }] },
    });
    const listed = lines.map((line) => ({ ...line, unitPrice: null }));
    expect(refusal({ type: 'purchaseOrder', lines: listed, ...goods }, {})).toContain('no price');
  });

  it('compares a limit with no price of another currency', () => {
    const dollars = newAccount({ clientId, name: 'D', currency: 'USD' as CurrencyCode });
    const limited = trade({ quantity: units(1), limit: price(10) });
    expect(refusal(limited, { price: price(9) }, dollars)).toBe(
      'the limit is in EUR and the account in USD: book it and name the transaction',
    );
    expect(refusal(trade({ quantity: units(1) }), { price: price(9) }, dollars)).toBeNull();
  });

  it.each<[string, InstructionDetails, Partial<Execution>, string]>([
    ['no price', trade({ quantity: units(1) }), {}, 'say at which price it was dealt'],
    ['no quantity', trade({ amount: 50_00 }), { price: price(1) }, 'how many units were dealt'],
    [
      'more units',
      trade({ quantity: units(1) }),
      { price: price(1), quantity: units(2) },
      '2 is more than the 1 ordered',
    ],
    [
      'a price beyond the limit',
      trade({ quantity: units(1), limit: price(10) }),
      { price: price(10.01) },
      'beyond the limit of 10.000000',
    ],
    [
      'more money',
      trade({ amount: 50_00 }),
      { price: price(10), quantity: units(5.01) },
      'more than the amount ordered',
    ],
    [
      'a day after the last',
      trade({ quantity: units(1), goodUntil: '2026-11-26' as CalendarDate }),
      { price: price(1) },
      'good until 2026-11-26',
    ],
    [
      'a day before it was given',
      trade({ quantity: units(1) }),
      { price: price(1), on: '2026-11-25' as CalendarDate },
      'it was given only on 27 Nov 2026',
    ],
    [
      'a price where there is none',
      {
        ...{ type: 'pay', accountId: id('depot'), payment: { amount: 1, currency: EUR } },
        ...{ payee: 'Notary', payeeAccount: 'DE02', reference: '', payOn: null },
      } as InstructionDetails,
      { price: price(1) },
      'a payment has no price and no quantity',
    ],
    [
      'a fee on goods',
      {
        type: 'purchaseOrder',
        accountId: id('shop'),
        lines: [],
        wantedOn: null,
      } as InstructionDetails,
      { fee: price(1) },
      'without another price, quantity or fee',
    ],
    [
      'more money than numbers can say',
      trade({ quantity: units(9e9) }),
      { price: price(9e9) },
      'more money than can be reckoned with',
    ],
    [
      'a fee with too many decimals',
      trade({ quantity: units(1) }),
      { price: price(1), fee: price(0.001) },
      'more decimals than EUR',
    ],
  ])('refuses %s', (_, details, execution, words) => {
    expect(refusal(details, execution)).toContain(words);
  });
});
