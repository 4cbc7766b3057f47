import { beforeAll, expect, it } from 'vitest';
import { loadRecords } from '#server/push/load-records.ts';
import { firmBookId } from '#server/repositories/books.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/** A device keeps records by their ids: nobody may put one of their own in another's place. */
onEachDatabase((database) => {
  let world: World;
  let bookId: BookId;
  let ownBook: BookId;
  let former: TestDevice;
  let ownClient: RecordId;
  let noteId: RecordId;
  let lead: SyncingDevice;

  beforeAll(async () => {
    world = await makeWorld(database());
    const owner = await world.owner();
    ({ bookId } = owner);
    ({ device: former, bookId: ownBook } = await world.owner());
    const reader = await world.member(bookId, 'overseer');
    await world.giveRole(reader, ownBook, 'overseer');
    lead = new SyncingDevice(reader);
    const clientId = freshId();
    [ownClient, noteId] = [freshId(), freshId()];
    await owner.device.push([
      owner.device.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' })),
      owner.device.mutation(bookId, 'note', noteId, noteOf(clientId, 'what was agreed')),
    ]);
    await former.pushOne(former.mutation(ownBook, 'client', ownClient, newClient({ name: 'Own' })));
    await lead.synchronise();
  });

  /** Writes a note of the own book under the id of a record of another one, as often as it takes. */
  const borrow = async (id: RecordId): Promise<void> => {
    const { epoch } = await former.session();
    for (let n = 0; n < 3; n += 1) {
      const version = n === 0 ? null : { epoch, n };
      const note = noteOf(ownClient, `nothing of the kind ${n}`);
      await former.pushOne(former.mutation(ownBook, 'note', id, note, version));
    }
  };

  it('[V1][Y1] a record of another book of clients', async () => {
    await borrow(noteId);
    await lead.synchronise();
    expect(lead.dataOf(noteId)).toMatchObject({ body: 'what was agreed' });
    expect((await lead.synchronise()).repaired).toEqual([]);
  });

  it('[V1][Y1] a record of the firm, whose ids everybody knows', async () => {
    const id = freshId();
    const product = {
      ...{ name: 'Loan', code: '', category: '', description: '', supplier: '' },
      ...{ isOffered: true, isSample: false },
    };
    const record = { kind: 'product', id, data: product };
    await loadRecords(world.dependencies, await firmBookId(database()), [record]);
    await lead.synchronise();
    await borrow(id);
    await lead.synchronise();
    expect(lead.dataOf(id)).toMatchObject({ name: 'Loan' });
    expect((await lead.synchronise()).repaired).toEqual([]);
  });
});
