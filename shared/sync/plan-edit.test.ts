import { expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import type { MutationId } from '#shared/lib/identifiers.ts';
import { ANNA, ANNAS, clientData, NOW, recordId, setScene } from '#tests/simulation/scene.ts';
import { type EditInput, planEdit } from './plan-edit.ts';
import type { LocalRecord, OutboxEntry } from './records.ts';

const id = recordId('Novak');
const version = { epoch: 'epoch0001', n: 4 };
const row: LocalRecord = {
  ...{ kind: 'client', id, bookId: ANNAS, clientId: id, version, seq: 9, data: clientData() },
  ...{ editedBy: ANNA, editedAt: NOW, acceptedAt: NOW, moveNumber: 0 },
};
const entry = (fields: Partial<OutboxEntry>): OutboxEntry => ({
  ...{ order: 3, kind: 'client', recordId: id, bookId: ANNAS, clientId: id, baseVersion: version },
  ...{ base: clientData(), data: clientData({ phone: '1' }), editedBy: ANNA, editedAt: NOW },
  ...{ state: 'pending', mutationId: null, problem: null, ...fields },
});

function plan(data: RecordData | null, options: Partial<EditInput> = {}) {
  const edit = { kind: 'client', recordId: id, bookId: ANNAS, clientId: id, data };
  return planEdit({
    edit: { ...edit, editedBy: ANNA, editedAt: NOW },
    ...{ record: row, entries: [], nextOrder: 8, ...options },
  });
}

it('[W1] writes the record and opens an entry with the server’s copy as its base', () => {
  const data = clientData({ phone: '1' });
  expect(plan(data)).toEqual([
    { write: 'putRecord', record: { ...row, data } },
    { write: 'putOutbox', entry: entry({ order: 8 }) },
  ]);
});

it('[W6] coalesces edits into the entry that is not sent yet, in its place', () => {
  const record = { ...row, data: clientData({ phone: '1' }) };
  const writes = plan(clientData({ phone: '2' }), { record, entries: [entry({})] });
  expect(writes[1]).toEqual({
    write: 'putOutbox',
    entry: entry({ data: clientData({ phone: '2' }) }),
  });
});

it('[P2] opens a successor of what is sent, based on the frozen payload', () => {
  const sent = entry({ state: 'sent', mutationId: recordId('m') as string as MutationId });
  const record = { ...row, data: sent.data };
  const writes = plan(clientData({ phone: '2' }), { record, entries: [sent] });
  expect(writes[1]).toMatchObject({
    entry: { order: 8, base: sent.data, data: { phone: '2' }, state: 'pending', mutationId: null },
  });
});

it('[W6] owes nothing when an edit leads back to the base', () => {
  const record = { ...row, data: clientData({ phone: '1' }) };
  expect(plan(clientData(), { record, entries: [entry({})] })).toEqual([
    { write: 'putRecord', record: row },
    { write: 'removeOutbox', order: 3 },
  ]);
  expect(plan(clientData())).toEqual([]);
});

it('[W6] leaves no trace of a record that is deleted before it was sent', () => {
  const record = { ...row, version: null };
  const entries = [entry({ base: null, baseVersion: null })];
  expect(plan(null, { record, entries })).toEqual([
    { write: 'removeRecord', kind: 'client', id },
    { write: 'removeOutbox', order: 3 },
  ]);
});

it('[P4] makes an edit in attention pending again, even when nothing changed', () => {
  const problem = { code: 'invalid', field: null, message: 'no' } as const;
  const entries = [entry({ state: 'attention', problem })];
  const record = { ...row, data: clientData({ phone: '1' }) };
  const writes = plan(clientData({ phone: '1' }), { record, entries });
  expect(writes[1]).toEqual({ write: 'putOutbox', entry: entry({}) });
});

it('[W6] keeps a deletion as a tombstone until it is accepted', async () => {
  const { anna, client } = await setScene();
  await anna.edit('client', client, null);
  expect(anna.row(client)).toMatchObject({ data: null, version: { n: 1 } });
  await anna.synchronise();
  expect(anna.row(client)).toBeUndefined();
});
