import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { addressOfForm } from './record-address.ts';
import { routes } from './routes.ts';

const { id } = entryNamed('record', null);
const { id: clientId } = entryNamed('client', null);

it('leads from a form that was begun to the page that has it', () => {
  const begun = { recordId: null, clientId };
  expect(addressOfForm({ ...begun, kind: 'account' })).toBe(routes.client(clientId, 'portfolio'));
  expect(addressOfForm({ ...begun, kind: 'meeting' })).toBe(routes.client(clientId, 'notes'));
  expect(addressOfForm({ kind: 'meeting', recordId: id, clientId })).toBe(routes.meeting(id));
});

it('finds the page of what belongs to no client', () => {
  const begun = { recordId: null, clientId: null };
  expect(addressOfForm({ ...begun, kind: 'client' })).toBe(routes.clients);
  expect(addressOfForm({ ...begun, kind: 'meeting' })).toBe(routes.meetings);
  expect(addressOfForm({ ...begun, kind: 'bookSettings' })).toBe(routes.book);
  expect(addressOfForm({ ...begun, kind: 'bookSettings', recordId: id })).toBe(routes.book);
});
