import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { depot, file, share, units } from './check-fixture.ts';
import { paymentInstruction } from './instruction-builders.ts';
import { draftOfTrade, writtenOrders } from './trade-draft.ts';

const id = (name: string) => uuidFromText(name) as RecordId;
const lot = (name: string, count: number) => ({
  ...{ purchaseId: id(name), acquiredOn: '2026-01-02' as CalendarDate, quantity: units(count) },
});
const place = { accountId: depot.id, securityId: share.id, quantity: units(3) };
const purchase = { ...place, side: 'buy' as const, namedLots: [] };
const sale = { ...place, side: 'sell' as const, namedLots: [lot('a', 2), lot('b', 1)] };

describe('the order of a proposed trade', () => {
  it('is of its quantity at the best price, and of the lots that were chosen', () => {
    expect(draftOfTrade(id('draft'), sale, file)).toMatchObject({
      id: id('draft'),
      clientId: file.client.id,
      details: { type: 'sell', ...place, amount: null, limit: null, namedLots: sale.namedLots },
      signature: null,
    });
  });

  it('names no lots where none are chosen', () => {
    const ofAny = draftOfTrade(id('draft'), { ...sale, namedLots: [] }, file);
    expect(ofAny.details).not.toHaveProperty('namedLots');
    expect(draftOfTrade(id('draft'), purchase, file).details).toMatchObject({ type: 'buy' });
  });
});

describe('what was written of a trade already', () => {
  const draft = (name: string, trade: typeof sale | typeof purchase) =>
    draftOfTrade(id(name), trade, file);

  it('is a draft of the same sort and holding, whatever its quantity', () => {
    const fewer = draft('fewer', { ...purchase, quantity: units(1) });
    const written = writtenOrders([sale, purchase], [fewer], []);
    expect(written.get(purchase)).toEqual({ draft: fewer, given: null });
    expect(written.get(sale)).toEqual({ draft: null, given: null });
    const elsewhere = draft('elsewhere', { ...purchase, accountId: id('another') });
    expect(writtenOrders([purchase], [elsewhere], []).get(purchase)?.draft).toBeNull();
  });

  it('is an order that was given, while it is open', () => {
    const { given, executed } = paymentInstruction();
    const { details } = draft('given', sale);
    const open = entryNamed('open', { ...given, details });
    const done = entryNamed('done', { ...executed, details });
    expect(writtenOrders([sale], [], [done, open]).get(sale)).toEqual({ draft: null, given: open });
    expect(writtenOrders([sale], [], [done]).get(sale)?.given).toBeNull();
  });

  it('is of the same lots where a sale had to be divided', () => {
    const other = { ...sale, namedLots: [lot('c', 3)] };
    const written = writtenOrders([sale, other], [draft('second', other)], []);
    expect(written.get(sale)?.draft).toBeNull();
    expect(written.get(other)?.draft?.id).toBe(id('second'));
    expect(writtenOrders([sale], [draft('second', other)], []).get(sale)?.draft).not.toBeNull();
  });
});
