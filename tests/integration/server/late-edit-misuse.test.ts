import { beforeAll, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { instantNow } from '#server/dependencies.ts';
import { endMembership } from '#server/repositories/memberships.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { type LateEdit, lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import type { Version } from '#shared/protocol/record.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/** What somebody who once wrote in a book, and has a book of their own, might try with late edits. */
onEachDatabase((database) => {
  let world: World;
  let former: TestDevice;
  let successor: TestDevice;
  let lostBook: BookId;
  let ownBook: BookId;
  let ownClient: RecordId;
  let noteId: RecordId;
  let epoch: string;

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device: former, bookId: lostBook } = await world.owner());
    ownBook = await world.addBook();
    await world.giveRole(former, ownBook, 'owner');
    ({ epoch } = await former.session());
    const clientId = freshId();
    [ownClient, noteId] = [freshId(), freshId()];
    const client = newClient({ name: 'Acme' });
    await former.push([
      former.mutation(lostBook, 'client', clientId, client),
      former.mutation(lostBook, 'note', noteId, noteOf(clientId, 'what they have read')),
      former.mutation(ownBook, 'client', ownClient, client),
    ]);
    successor = await world.member(lostBook, 'owner');
    await endMembership(
      database(),
      lostBook,
      former.signedIn.personId,
      instantNow(world.dependencies),
    );
    world.passTime(1_000);
    const since = noteOf(clientId, 'written since');
    await successor.pushOne(successor.mutation(lostBook, 'note', noteId, since, { epoch, n: 1 }));
  });

  /** Names a client of the own book in an edit of the lost one, so that it lands with oneself. */
  const misdirected = async (
    kind: string,
    recordId: RecordId,
    data: RecordData,
    baseVersion: Version | null = null,
  ): Promise<LateEdit> => {
    const edit = former.mutation(lostBook, kind, recordId, data, baseVersion);
    expect(await former.pushOne(edit)).toEqual({ answer: 'late', mutationId: edit.id });
    const { lateEdits } = expectOk(lateEditsAnswer, await former.request('GET', '/v1/late-edits'));
    const seen = lateEdits.find(({ id }) => id === edit.id);
    if (!seen) throw new Error('it has landed elsewhere');
    return seen;
  };
  const accept = async ({ id }: Pick<LateEdit, 'id'>): Promise<number> =>
    (await former.request('POST', '/v1/late-edits/accept', { id })).status;
  const expectAgreement = async (): Promise<void> => {
    for (const lane of ['work', 'ledger'] as const) {
      const { records, digest, count } = await former.pull(ownBook, lane);
      expect({ digest, count }).toEqual(digestOf(records));
    }
  };

  it('[V1][V6] its base tells them nothing that was written after they had lost the book', async () => {
    const note = noteOf(ownClient, 'whatever');
    const known = await misdirected('note', noteId, note, { epoch, n: 1 });
    expect(known.base).toMatchObject({ body: 'what they have read' });
    expect((await misdirected('note', noteId, note, { epoch, n: 2 })).base).toBeNull();
  });

  it('[F7][P6] what is fixed is not written over as if it were of another kind', async () => {
    const id = freshId();
    const given = newInstruction(id, {
      clientId: ownClient,
      details: {
        ...{ type: 'changeOfData', contactId: freshId(), field: 'phone', from: '1', to: '2' },
      },
      givenBy: { as: 'signatory', name: 'Ann', contactId: freshId(), authorityId: null },
      givenAt: '2026-11-27T09:00:00.000Z' as Instant,
    });
    await former.pushOne(former.mutation(ownBook, 'instruction', id, given));
    expect(await accept(await misdirected('note', id, noteOf(ownClient, 'no such thing')))).toBe(
      400,
    );
    const { records } = await former.pull(ownBook, 'work');
    expect(records.find((record) => record.id === id)).toMatchObject({ data: given });
    await expectAgreement();
  });

  it('[F7][P6] no record gets into a book by it that a push could not bring there', async () => {
    const product = {
      ...{ name: 'Loan', code: '', category: '', description: '', supplier: '' },
      ...{ isOffered: true, isSample: false, clientId: ownClient },
    };
    const settings = { benchmark: [], clientId: ownClient };
    const person = { name: 'Nobody', email: '', role: 'director', clientId: ownClient };
    const before = await former.pull(ownBook, 'work');
    const tried: readonly [string, RecordId, RecordData][] = [
      ['product', freshId(), product],
      ['person', freshId(), person],
      ['bookSettings', bookSettingsId(lostBook), settings],
      ['note', freshId(), { ...noteOf(ownClient, 'x'), meetingId: freshId() }],
    ];
    for (const [kind, recordId, data] of tried) {
      const direct = await former.pushOne(former.mutation(ownBook, kind, recordId, data));
      expect(direct.answer).not.toBe('accepted');
      expect([kind, await accept(await misdirected(kind, recordId, data))]).toEqual([kind, 400]);
    }
    expect((await former.pull(ownBook, 'work')).head).toBe(before.head);
  });

  it('[F5][F7] a client that comes as a late edit can be moved like any other', async () => {
    const clientId = freshId();
    const edit = former.mutation(lostBook, 'client', clientId, newClient({ name: 'Late' }));
    expect((await former.pushOne(edit)).answer).toBe('late');
    const reply = await successor.request('POST', '/v1/late-edits/accept', { id: edit.id });
    expect(reply.status).toBe(200);
    expect(await moveClient(world.dependencies, clientId, ownBook)).toMatchObject({ ok: true });
    const { records } = await former.pull(ownBook, 'work');
    expect(records.some(({ id }) => id === clientId)).toBe(true);
  });
});
