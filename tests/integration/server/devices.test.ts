import { beforeAll, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { newEpoch } from '#server/bootstrap.ts';
import { startEpoch } from '#server/repositories/server-state.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId, noteOf } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const KEPT_IN_BACKUP = [
  'records',
  'book_heads',
  'mutations',
  'client_places',
  'departures',
  'audit',
];

onEachDatabase((database) => {
  let world: World;
  let bookId: BookId;
  let clientId: RecordId;
  let noteId: RecordId;
  let manager: SyncingDevice;
  let assistant: SyncingDevice;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  const begin = async (): Promise<void> => {
    const owner = await world.owner();
    bookId = owner.bookId;
    [clientId, noteId] = [freshId(), freshId()];
    manager = new SyncingDevice(owner.device);
    assistant = new SyncingDevice(await world.member(bookId, 'assistant'));
    await manager.edit(bookId, 'client', clientId, newClient({ name: 'Acme' }));
    await manager.edit(bookId, 'note', noteId, noteOf(clientId, 'one\ntwo\nthree'));
    await manager.synchronise();
    await assistant.synchronise();
  };
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 2; round += 1) {
      for (const device of [manager, assistant]) await device.synchronise();
    }
    expect(assistant.rowsOf(bookId)).toEqual(manager.rowsOf(bookId));
    for (const device of [manager, assistant]) {
      expect((await device.synchronise()).repaired).toEqual([]);
    }
  };

  it('[M8] two devices that edit apart end with the same book, both edits in it', async () => {
    await begin();
    await manager.edit(bookId, 'note', noteId, noteOf(clientId, 'one, mine\ntwo\nthree'));
    await assistant.edit(bookId, 'note', noteId, noteOf(clientId, 'one\ntwo\nthree, theirs'));
    await settle();
    expect(manager.dataOf(noteId)).toMatchObject({ body: 'one, mine\ntwo\nthree, theirs' });
  });

  it('[M6][Y6] edits that cannot both stand end as one conflict on both devices', async () => {
    await begin();
    await manager.edit(bookId, 'client', clientId, newClient({ name: 'Acme Ltd' }));
    await assistant.edit(bookId, 'client', clientId, newClient({ name: 'Acme Inc' }));
    await settle();
    const conflicts = [...manager.store.contents.records.values()].filter(
      ({ kind, bookId: book }) => kind === 'conflict' && book === bookId,
    );
    expect(conflicts).toMatchObject([{ data: { field: 'name', status: 'open' } }]);
  });

  it('[F5][F6][F7][Y8] a client that moves is purged, and what was typed meanwhile is kept', async () => {
    await begin();
    await assistant.edit(bookId, 'note', noteId, noteOf(clientId, 'typed on the train'));
    const next = await world.owner();
    await moveClient(world.dependencies, clientId, next.bookId);
    await settle();
    expect(assistant.rowsOf(bookId).size).toBe(0);
    const receiver = new SyncingDevice(next.device);
    await receiver.synchronise();
    expect(receiver.dataOf(noteId)).toMatchObject({ body: 'one\ntwo\nthree' });
    const late = await next.device.request('GET', '/v1/late-edits');
    expect(late.body).toMatchObject({ lateEdits: [{ data: { body: 'typed on the train' } }] });
  });

  it('[F9][Y11] devices bring back what a restored server lost', async () => {
    await begin();
    for (const table of KEPT_IN_BACKUP) {
      await database().query(`create table backup_${table} as select * from ${table}`);
    }
    await manager.edit(bookId, 'note', noteId, noteOf(clientId, 'after the backup'));
    const lost = freshId();
    await assistant.edit(bookId, 'note', lost, noteOf(clientId, 'new after the backup'));
    await settle();

    await database().query('alter table audit disable trigger all');
    for (const table of KEPT_IN_BACKUP) {
      await database().query(`delete from ${table}`);
      await database().query(`insert into ${table} select * from backup_${table}`);
      await database().query(`drop table backup_${table}`);
    }
    await database().query('alter table audit enable trigger all');
    await startEpoch(database(), newEpoch(world.dependencies.random));

    await settle();
    expect(assistant.dataOf(noteId)).toMatchObject({ body: 'after the backup' });
    expect(manager.dataOf(lost)).toMatchObject({ body: 'new after the backup' });
  });

  it('[V6] a member who is put out loses the book', async () => {
    await begin();
    await database().query(
      'update memberships set until = now() where book_id = $1 and person_id = $2',
      [bookId, assistant.device.signedIn.personId],
    );
    await assistant.synchronise();
    expect(assistant.rowsOf(bookId).size).toBe(0);
  });
});
