import { expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  ANNA,
  clientData,
  NOW,
  noteData,
  recordId,
  type SceneDevice,
  setScene,
} from '#tests/simulation/scene.ts';
import { reopenConflict, resolveConflict } from './conflict.ts';
import type { ConflictChoice } from './settle.ts';

const TODAY = '2026-11-24' as CalendarDate;

/** Two devices of Anna with one conflict between `mine` and `theirs`, made on the first. */
async function clash(
  kind: 'client' | 'note' | 'meeting',
  base: RecordData,
  mine: RecordData | null,
  theirs: RecordData | null,
) {
  const scene = await setScene();
  const { anna, annas } = scene;
  const id = kind === 'client' ? scene.client : recordId('it');
  await anna.edit(kind, id, base);
  for (const device of [anna, annas]) await device.synchronise();
  await anna.edit(kind, id, mine);
  await annas.edit(kind, id, theirs);
  await annas.synchronise();
  await anna.synchronise();
  const [conflict] = anna.conflicts;
  if (!conflict) throw new Error('no conflict was made');
  const input = (device: SceneDevice) => ({
    conflict: device.row(conflict.id) ?? conflict,
    record: device.row(id) ?? null,
    ...{ personId: ANNA, now: NOW, today: TODAY },
  });
  const carryOut = async (device: SceneDevice, edits: ReturnType<typeof reopenConflict>) => {
    if (!edits.ok) throw new Error(edits.error.message);
    for (const edit of edits.value) {
      await device.edit(edit.kind, edit.recordId, edit.data, edit.bookId, edit.clientId);
    }
  };
  const resolve = (choice: ConflictChoice, device = anna) =>
    carryOut(device, resolveConflict({ ...input(device), choice }));
  const reopen = () => carryOut(anna, reopenConflict(input(anna)));
  const status = () => anna.row(conflict.id)?.data?.status;
  return { ...scene, id, conflict, resolve, reopen, status, input };
}

const phones = () =>
  clash('client', clientData(), clientData({ phone: 'mine' }), clientData({ phone: 'theirs' }));

it.each([
  { choice: { choice: 'mine' }, phone: 'mine' },
  { choice: { choice: 'theirs' }, phone: 'theirs' },
  { choice: { choice: 'edited', values: { phone: 'new' } }, phone: 'new' },
] as const)('[M6] settles a value with $choice.choice', async ({ choice, phone }) => {
  const { anna, annas, id, resolve, status } = await phones();
  await resolve(choice);
  expect([anna.row(id)?.data, status()]).toMatchObject([{ phone }, 'resolved']);
  for (const device of [anna, annas]) await device.synchronise();
  expect(annas.row(id)?.data).toMatchObject({ phone });
  expect(annas.conflicts).toMatchObject([{ data: { resolution: choice.choice } }]);
});

it('[M6] notes on the day of the choice that contact data change by it, and only then', async () => {
  const note = { id: `phone ${TODAY}`, field: 'telephone', changedOn: TODAY };
  const mine = await phones();
  await mine.resolve({ choice: 'mine' });
  expect(mine.anna.row(mine.id)?.data?.dataChanges).toEqual([note]);
  const theirs = await phones();
  await theirs.resolve({ choice: 'theirs' });
  expect(theirs.anna.row(theirs.id)?.data).toEqual(clientData({ phone: 'theirs' }));
});

it('[M6] cannot keep both of a value', async () => {
  const { input, anna } = await phones();
  const both = resolveConflict({ ...input(anna), choice: { choice: 'both' } });
  expect(both).toMatchObject({ ok: false, error: { tag: 'cannotKeepBoth' } });
});

it('[M6] undoes a resolution: the record as before, the conflict open', async () => {
  const { anna, id, resolve, reopen, status } = await phones();
  await resolve({ choice: 'mine' });
  await anna.synchronise();
  await reopen();
  expect([anna.row(id)?.data, status()]).toEqual([clientData({ phone: 'theirs' }), 'open']);
});

it('[M6] leaves what was edited since when theirs is chosen', async () => {
  const { anna, id, resolve } = await phones();
  await anna.edit('client', id, clientData({ phone: 'later' }));
  await resolve({ choice: 'theirs' });
  expect(anna.row(id)?.data).toEqual(clientData({ phone: 'later' }));
});

it('[M6] lets the first accepted resolution stand, the later is an edit of the record', async () => {
  const { anna, annas, id, resolve } = await phones();
  await annas.synchronise();
  await resolve({ choice: 'mine' }, annas);
  await resolve({ choice: 'theirs' });
  for (const device of [annas, anna, annas]) await device.synchronise();
  expect(anna.conflicts).toMatchObject([{ data: { resolution: 'mine' } }]);
  expect(annas.conflicts).toEqual(anna.conflicts);
  expect(anna.row(id)?.data).toEqual(annas.row(id)?.data);
});

const texts = (id = recordId('Novak')) =>
  clash(
    'note',
    noteData(id, 'Likes tea.'),
    noteData(id, 'Likes milk.'),
    noteData(id, 'Likes rum.'),
  );

it.each([
  { choice: 'mine', body: 'Likes milk.' },
  { choice: 'theirs', body: 'Likes rum.' },
  { choice: 'both', body: 'Likes rum.\nLikes milk.' },
] as const)('[M6] settles overlapping texts with $choice', async ({ choice, body }) => {
  const { anna, id, resolve } = await texts();
  await resolve({ choice });
  expect(anna.row(id)?.data?.body).toBe(body);
});

it('[M6] keeps what was added to a text since when mine is chosen', async () => {
  const { anna, id, client, resolve } = await texts();
  await anna.edit('note', id, noteData(client, 'Likes rum.\nAnd cake.'));
  await resolve({ choice: 'mine' });
  expect(anna.row(id)?.data?.body).toBe('Likes milk.\nAnd cake.');
});

const gone = () => clash('client', clientData(), null, clientData({ phone: 'theirs' }));

it('[M4] deletes after all what was kept, and brings it back on undo', async () => {
  const { anna, annas, id, conflict, resolve, reopen } = await gone();
  expect(conflict.data).toMatchObject({ field: '*', reason: 'deletedHere' });
  expect(anna.row(id)?.data).toEqual(clientData({ phone: 'theirs' }));
  await resolve({ choice: 'mine' });
  for (const device of [anna, annas]) await device.synchronise();
  expect(annas.row(id)).toBeUndefined();
  await reopen();
  expect(anna.row(id)?.data).toEqual(clientData({ phone: 'theirs' }));
  for (const device of [anna, annas]) await device.synchronise();
  expect(annas.row(id)?.data).toEqual(clientData({ phone: 'theirs' }));
});

it('[M6] settles one element of a list', async () => {
  const meeting = (topic: string): RecordData => ({
    ...{ clientId: recordId('Novak'), purpose: 'Review', startsAt: NOW, durationInMinutes: 60 },
    ...{ place: '', channel: 'visit', contactIds: [], questions: [], decisions: [] },
    ...{ status: 'planned', finishedAt: null },
    agenda: [{ id: 'a/1', topic, minutes: 5, done: false }],
  });
  const { anna, id, conflict, resolve, reopen } = await clash(
    'meeting',
    meeting('base'),
    meeting('mine'),
    meeting('theirs'),
  );
  expect(conflict.data?.field).toBe('agenda/a/1');
  await resolve({ choice: 'mine' });
  expect(anna.row(id)?.data).toEqual(meeting('mine'));
  await reopen();
  expect(anna.row(id)?.data).toEqual(meeting('theirs'));
});
