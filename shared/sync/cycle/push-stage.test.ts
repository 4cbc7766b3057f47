import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { change, clientData, recordId, setScene } from '#tests/simulation/scene.ts';
import type { CycleProgress } from './context.ts';

/** Anna's laptop with six new clients to push, two at a time. */
async function sixEdits() {
  const scene = await setScene();
  const { anna } = scene;
  for (let number = 0; number < 6; number += 1) {
    await anna.edit('client', recordId(`c${number}`), clientData({ name: `c${number}` }));
  }
  const states = async () => (await anna.store.outbox()).map(({ state }) => state);
  return { ...scene, states, options: { mutationsPerPush: 2 } };
}

describe('batch after batch', () => {
  it('sends one at a time, freezes the next and applies the last while one travels', async () => {
    const { anna, states, options } = await sixEdits();
    const { push } = anna.transport;
    let travelling = 0;
    const seen: string[][] = [];
    change(anna, {
      push: async (request) => {
        travelling += 1;
        expect(travelling).toBe(1);
        const answer = await push(request);
        // As long as a server needs: what this device does meanwhile comes to its end.
        for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
        seen.push(await states());
        travelling -= 1;
        return answer;
      },
    });
    const progress: CycleProgress[] = [];
    const report = await anna.synchronise({ ...options, onProgress: (at) => progress.push(at) });
    expect(report).toMatchObject({ pushed: 6, owed: 0, finished: true });
    expect(seen).toEqual([
      ['sent', 'sent', 'sent', 'sent', 'pending', 'pending'],
      ['sent', 'sent', 'sent', 'sent'],
      ['sent', 'sent'],
    ]);
    const done = progress.flatMap((at) => (at.stage === 'push' ? [at.done] : []));
    expect(done).toEqual([0, 2, 4, 6]);
  });

  it('[P2] sends again first what was frozen when a push got no answer, under the same ids', async () => {
    const { anna, options, states } = await sixEdits();
    const { push } = anna.transport;
    const sent: string[][] = [];
    let calls = 0;
    change(anna, {
      push: async (request) => {
        calls += 1;
        sent.push(request.mutations.map(({ id }) => id));
        const answer = await push(request);
        return calls === 2 ? err({ tag: 'unreachable', message: 'the line went dead' }) : answer;
      },
    });
    expect(await anna.synchronise(options)).toMatchObject({ pushed: 2, owed: 4 });
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(await anna.synchronise(options)).toMatchObject({ pushed: 4, owed: 0 });
    expect(sent[2]).toEqual(sent[1]);
    expect(new Set(sent.flat()).size).toBe(6);
  });

  it('has nothing under way when applying an answer fails', async () => {
    const { anna, options } = await sixEdits();
    const { push } = anna.transport;
    let [begun, ended] = [0, 0];
    change(anna, {
      push: async (request) => {
        begun += 1;
        const answer = await push(request);
        for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
        ended += 1;
        return answer;
      },
    });
    const { commit } = anna.store;
    anna.store.commit = (writes, durability) =>
      writes.some(({ write }) => write === 'putAnswered')
        ? Promise.reject(new Error('The disk is full.'))
        : commit.call(anna.store, writes, durability);
    await expect(anna.synchronise(options)).rejects.toThrow('The disk is full.');
    expect([begun, ended]).toEqual([2, 2]);
  });

  it('[P4] goes on when one answer was of no use', async () => {
    const { anna, options } = await sixEdits();
    const { push } = anna.transport;
    let calls = 0;
    change(anna, {
      push: (request) => {
        calls += 1;
        return calls === 2 ? Promise.resolve(ok({ answers: [] })) : push(request);
      },
    });
    expect(await anna.synchronise(options)).toMatchObject({ error: { tag: 'garbled' }, owed: 4 });
    expect(await anna.synchronise(options)).toMatchObject({ error: null, owed: 0 });
  });
});
