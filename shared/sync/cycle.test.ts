import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import {
  ANNAS,
  change,
  clientData,
  FIRM,
  noteData,
  recordId,
  setScene,
} from '#tests/simulation/scene.ts';
import type { CycleProgress } from './cycle.ts';

const NOTE = recordId('note');

describe('push', () => {
  it('[P2] sends again under the same id what was sent when the answer was lost', async () => {
    const { anna, server, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    const seen: string[] = [];
    const { push } = anna.transport;
    const mend = change(anna, {
      push: async (request) => {
        seen.push(...request.mutations.map(({ id }) => id));
        await push(request);
        return err({ tag: 'unreachable', message: 'gone' });
      },
    });
    expect(await anna.synchronise()).toMatchObject({
      finished: false,
      error: { tag: 'unreachable' },
    });
    expect(anna.outbox).toMatchObject([{ state: 'sent', mutationId: seen[0] }]);
    // Edited before the answer is known.
    await anna.edit('client', client, clientData({ phone: '2' }));
    expect(anna.outbox).toMatchObject([{ state: 'sent' }, { state: 'pending' }]);
    mend();
    expect(await anna.synchronise()).toMatchObject({ finished: true, owed: 0, conflicts: 0 });
    const audit = server.state.audit.filter(({ recordId: of }) => of === client);
    expect(audit.map(({ data }) => data?.phone)).toEqual(['', '1', '2']);
  });

  it('[P4][Y7] keeps a rejected edit with its reason, its children waiting, and lands the rest', async () => {
    const { anna, client } = await setScene();
    const bad = recordId('bad');
    await anna.edit('client', bad, clientData({ name: '' }));
    await anna.edit('note', NOTE, noteData(bad, 'a child'));
    await anna.edit('client', client, clientData({ phone: '1' }));
    expect(await anna.synchronise()).toMatchObject({ pushed: 1, attention: 1, owed: 1 });
    expect(anna.outbox).toMatchObject([
      { state: 'attention', problem: { code: 'invalid' } },
      { state: 'pending', problem: { code: 'waiting' } },
    ]);
    await anna.edit('client', bad, clientData({ name: 'Good' }));
    expect(await anna.synchronise()).toMatchObject({ pushed: 2, attention: 0, owed: 0 });
  });

  it('[P4][Y7] halves a push the server refuses whole until the one edit to blame is alone', async () => {
    const { anna } = await setScene();
    for (let number = 0; number < 9; number += 1) {
      await anna.edit('client', recordId(`c${number}`), clientData({ name: `c${number}` }));
    }
    const { push } = anna.transport;
    change(anna, {
      push: async (request) =>
        request.mutations.some(({ data }) => data?.name === 'c5')
          ? err({ tag: 'refused', message: 'cannot be read' })
          : push(request),
    });
    expect(await anna.synchronise()).toMatchObject({ pushed: 8, attention: 1, error: null });
    expect(anna.outbox).toMatchObject([{ problem: { message: 'cannot be read' } }]);
  });

  it('[P4] blames no edit when the server refuses even a push of nothing', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    change(anna, { push: async () => err({ tag: 'refused', message: 'no' }) });
    expect(await anna.synchronise()).toMatchObject({ attention: 0, error: { tag: 'refused' } });
  });

  it('[F3] is not moved by answers to something else', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    change(anna, { push: async () => ok({ answers: [] }) });
    expect(await anna.synchronise()).toMatchObject({ error: { tag: 'garbled' } });
    expect(anna.outbox).toMatchObject([{ state: 'sent' }]);
  });

  it('[P3] merges what is stale, leaves mine waiting, and pushes what is still owed', async () => {
    const { anna, annas, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: 'mine', city: 'Brno' }));
    await annas.edit('client', client, clientData({ phone: 'theirs', tags: ['x'] }));
    await annas.synchronise();
    expect(await anna.synchronise()).toMatchObject({ conflicts: 1, owed: 0 });
    const merged = clientData({ phone: 'theirs', city: 'Brno', tags: ['x'] });
    expect(anna.row(client)?.data).toEqual(merged);
    await annas.synchronise();
    expect(annas.row(client)?.data).toEqual(merged);
    expect(annas.conflicts).toMatchObject([{ data: { mine: { values: { phone: 'mine' } } } }]);
  });
});

describe('pull', () => {
  it('[F4] reads the work of all books before their ledgers and tells how far it is', async () => {
    const { annas } = await setScene();
    const seen: CycleProgress[] = [];
    await annas.synchronise({ onProgress: (progress) => seen.push(progress) });
    const lanes = seen.flatMap((each) => (each.stage === 'pull' ? [each.lane] : []));
    expect(lanes).toEqual(['work', 'work', 'ledger', 'ledger']);
  });

  it('[F4] goes on where it was stopped', async () => {
    const { server, anna, annas } = await setScene();
    for (let number = 0; number < 6; number += 1) {
      await anna.edit('client', recordId(`c${number}`), clientData({ name: `c${number}` }));
    }
    await anna.synchronise();
    server.pageSize = 2;
    const signal = { aborted: false };
    const onProgress = (progress: CycleProgress): void => {
      if (progress.stage === 'pull' && progress.bookId === ANNAS) signal.aborted = true;
    };
    const stopped = await annas.synchronise({ signal, onProgress });
    expect(stopped).toMatchObject({ finished: false, error: null });
    const cursors = (await annas.store.lanes()).map(({ bookId, cursor }) => [bookId, cursor]);
    expect(cursors).toContainEqual([ANNAS, 3]);
    expect(await annas.synchronise()).toMatchObject({ finished: true, pulled: 4 });
  });

  it('[F3] uses nothing of a page that answers another question', async () => {
    const { anna, annas, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    await anna.synchronise();
    const { pull } = annas.transport;
    change(annas, { pull: (request) => pull({ ...request, cursor: 0 }) });
    expect(await annas.synchronise()).toMatchObject({ error: { tag: 'garbled' } });
    expect(annas.row(client)?.data).toEqual(clientData());
  });

  it('[F3] runs one cycle of a store at a time', async () => {
    const { anna } = await setScene();
    const [first, second] = [anna.synchronise(), anna.synchronise()];
    expect(first).toBe(second);
    await first;
  });
});

describe('the session', () => {
  it('[G1][Y10] is refused by a server that is too new, with the outbox kept', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    const session = await anna.transport.session();
    if (!session.ok) throw new Error('no session');
    change(anna, { session: async () => ok({ ...session.value, oldestProtocolVersion: 99 }) });
    expect(await anna.synchronise()).toMatchObject({ error: { tag: 'deviceTooOld' }, owed: 1 });
  });

  it('[F4] reads the firm book like any other', async () => {
    const { anna } = await setScene();
    expect((await anna.store.lanes()).map(({ bookId }) => bookId)).toContain(FIRM);
  });
});
