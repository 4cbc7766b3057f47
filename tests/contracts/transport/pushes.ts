import { expect, it } from 'vitest';
import type { MutationId } from '#shared/lib/identifiers.ts';
import {
  type ContractScene,
  clientData,
  NOW,
  newId,
  noteData,
  recordsOf,
  unwrapped,
} from './fixtures.ts';

/** What a server answers to edits. */
export function describePushes({
  scene,
  mutation,
  push,
  accepted,
  feed,
  newClient,
}: ContractScene): void {
  it('[P1] accepts a new record and shows it in the feed as it came', async () => {
    const { manager, under } = scene();
    const sent = mutation({ data: clientData({ name: ' Spaced ', later: { deep: [1] } }) });
    const answer = await accepted(manager, sent);
    const { epoch } = unwrapped(await manager.session());
    expect(answer.version.epoch).toBe(epoch);
    const records = recordsOf(await feed(manager, under.books.own, 'work'));
    const found = records.filter(({ id }) => id === sent.recordId);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      ...{ kind: 'client', data: sent.data, version: answer.version, seq: answer.seq },
      ...{ clientId: sent.recordId, editedBy: under.people.manager, editedAt: NOW },
    });
  });

  it('[P1] takes a push of nothing', async () => {
    const { manager } = scene();
    expect(await push(manager)).toEqual([]);
  });

  it('[P2] gives the same id with the same payload the same answer, once done', async () => {
    const { manager, under } = scene();
    const sent = mutation();
    const answer = await accepted(manager, sent);
    expect(await push(manager, sent)).toEqual([answer]);
    const [page] = await feed(manager, under.books.own, 'work', { cursor: answer.seq - 1 });
    expect(page?.records.filter(({ id }) => id === sent.recordId)).toHaveLength(1);
  });

  it('[P2] refuses the same id with another payload', async () => {
    const { manager } = scene();
    const sent = await newClient();
    const [answer] = await push(manager, { ...sent, data: clientData({ name: 'Other' }) });
    expect(answer).toMatchObject({ answer: 'rejected', code: 'mutationReused' });
  });

  it('[P2] remembers answers until they are acknowledged, and only those that took effect', async () => {
    const { manager } = scene();
    const sent = mutation();
    const answer = await accepted(manager, sent);
    const unknown = newId() as MutationId;
    const remembered = unwrapped(await manager.mutationStatus([sent.id, unknown]));
    expect(remembered.answers).toEqual([answer]);
    unwrapped(await manager.acknowledge([sent.id]));
    expect(unwrapped(await manager.mutationStatus([sent.id])).answers).toEqual([]);
  });

  it('[P2] tells another person nothing of an answer, and their acknowledgement forgets nothing', async () => {
    const { manager, successor } = scene();
    const sent = mutation();
    const answer = await accepted(manager, sent);
    expect(unwrapped(await successor.mutationStatus([sent.id])).answers).toEqual([]);
    unwrapped(await successor.acknowledge([sent.id]));
    expect(unwrapped(await manager.mutationStatus([sent.id])).answers).toEqual([answer]);
  });

  it('[P2] tells a laptop that signed in anew what it had sent before', async () => {
    const { manager, under } = scene();
    const sent = mutation();
    const answer = await accepted(manager, sent);
    const anew = await under.connect('manager');
    expect(unwrapped(await anew.mutationStatus([sent.id])).answers).toEqual([answer]);
    unwrapped(await anew.acknowledge([sent.id]));
    expect(unwrapped(await anew.mutationStatus([sent.id])).answers).toEqual([]);
  });

  it('compares and sets: a base that is not current is stale, with the current copy', async () => {
    const { manager } = scene();
    const sent = await newClient();
    const [first] = await push(manager, mutation({ ...sent, id: newId() as MutationId }));
    expect(first).toMatchObject({ answer: 'stale', current: { id: sent.recordId } });
    if (first?.answer !== 'stale') throw new Error('not stale');
    const change = { recordId: sent.recordId, baseVersion: first.current.version };
    const changed = await accepted(
      manager,
      mutation({ ...change, data: clientData({ city: 'Brno' }) }),
    );
    expect(changed.version.n).toBeGreaterThan(first.current.version.n);
    const [late] = await push(manager, mutation({ ...change, data: clientData({ city: 'Oslo' }) }));
    expect(late).toMatchObject({
      answer: 'stale',
      current: { data: { city: 'Brno' }, version: changed.version },
    });
  });

  it('[F9] says missing for a base of a record it does not have', async () => {
    const { manager } = scene();
    const { epoch } = unwrapped(await manager.session());
    const [answer] = await push(manager, mutation({ baseVersion: { epoch, n: 3 } }));
    expect(answer).toMatchObject({ answer: 'missing' });
  });

  it('[P4] lets a child wait for its parent, and takes both in one push in order', async () => {
    const { manager } = scene();
    const parent = mutation();
    const child = mutation({ kind: 'note', data: noteData(parent.recordId, 'x') });
    const [waits] = await push(manager, child);
    expect(waits).toMatchObject({ answer: 'waiting', parentId: parent.recordId });
    const again = { ...child, id: newId() as MutationId };
    const both = await push(manager, parent, again);
    expect(both.map(({ answer }) => answer)).toEqual(['accepted', 'accepted']);
  });

  it('[P4] rejects what breaks its kind and lets the others land', async () => {
    const { manager } = scene();
    const answers = await push(
      manager,
      mutation(),
      mutation({ data: clientData({ name: '' }) }),
      mutation({ data: clientData({ clientSince: '2026-02-01', clientUntil: '2026-01-01' }) }),
      mutation({ kind: 'hologram', data: { a: 1 } }),
      mutation(),
    );
    expect(
      answers.map((answer) => (answer.answer === 'rejected' ? answer.code : answer.answer)),
    ).toEqual(['accepted', 'invalid', 'invalid', 'unknownKind', 'accepted']);
  });

  it('[A1] forbids writing where the person may not', async () => {
    const { manager, successor, under } = scene();
    const [foreign] = await push(successor, mutation({ editedBy: under.people.successor }));
    expect(foreign).toMatchObject({ answer: 'forbidden' });
    const product = {
      ...{ name: 'Loan', code: '', category: '', description: '', supplier: '' },
      ...{ isOffered: true, isSample: false },
    };
    const firm = { kind: 'product', bookId: under.books.firm, data: product };
    expect(await push(manager, mutation(firm))).toMatchObject([{ answer: 'forbidden' }]);
  });
}
