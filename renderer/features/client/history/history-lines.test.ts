import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newEntitlement, newProduct } from '#shared/domain/growth/growth-builders.ts';
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { AuditEntry } from '#shared/protocol/audit.ts';
import { auditLines, changeWords } from './history-lines.ts';

const CLIENT = uuidFromText('a client') as RecordId;

const entry = (seq: number, n: number, title: string | null): AuditEntry => ({
  seq,
  recordId: uuidFromText('a task') as AuditEntry['recordId'],
  kind: 'task',
  version: { epoch: 'epoch0001' as AuditEntry['version']['epoch'], n },
  personId: uuidFromText('a manager') as PersonId,
  personName: 'Dana Demo',
  deviceId: uuidFromText('a laptop') as DeviceId,
  editedAt: '2026-11-20T08:00:00.000Z' as Instant,
  acceptedAt: '2026-11-20T09:00:00.000Z' as Instant,
  data: title === null ? null : { title },
});

it('tells each entry of the trail as the server sends it: what, whether new, when, by whom', () => {
  const lines = auditLines(
    [entry(3, 3, null), entry(2, 2, 'Call Anna'), entry(1, 1, 'Call')],
    CLIENT,
    new Map(),
  );
  expect(lines.map(({ what }) => what)).toEqual([
    'Task deleted',
    'Task changed: Call Anna',
    'Task added: Call',
  ]);
  expect(lines.map(({ address }) => address !== null)).toEqual([false, true, true]);
  expect(lines[0]).toMatchObject({ by: 'Dana Demo', at: '2026-11-20T09:00:00.000Z' });
});

it('leaves out what is no entry and keeps the others', () => {
  expect(auditLines([{ seq: 'one' }, entry(1, 1, 'Call')], CLIENT, new Map())).toHaveLength(1);
});

it('says of a service request whether it is a complaint', () => {
  const told = (sort: 'request' | 'complaint') => {
    const raisedOn = '2026-11-20' as CalendarDate;
    const data = newServiceRequest({ clientId: CLIENT, subject: 'Late dividend', raisedOn, sort });
    return changeWords({ kind: 'serviceRequest', what: 'changed', data, products: new Map() });
  };
  expect(told('request')).toBe('Service request changed: Late dividend');
  expect(told('complaint')).toBe('Service request changed: complaint, Late dividend');
});

it('names what was added: the kind of a transaction, the product of one that is held', () => {
  const product = entryNamed('cover', newProduct({ name: 'Household cover', category: 'service' }));
  const products = new Map([[product.id, product]]);
  const deposit = newTransaction({
    clientId: CLIENT,
    accountId: uuidFromText('an account') as RecordId,
    type: 'deposit',
    date: '2026-11-20' as CalendarDate,
    description: 'Savings plan',
  });
  const held = newEntitlement({ clientId: CLIENT, productId: product.id });
  const added = (kind: string, data: typeof deposit | typeof held) =>
    changeWords({ kind, what: 'new', data, products });
  expect(added('transaction', deposit)).toBe('Transaction added: deposit, Savings plan');
  expect(added('entitlement', held)).toBe('Product held added: Household cover');
  expect(changeWords({ kind: 'entitlement', what: 'new', data: held, products: new Map() })).toBe(
    'Product held added',
  );
});
