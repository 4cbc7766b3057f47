import { expect, it } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { PushAnswer } from '#shared/protocol/push.ts';
import type { StoreWrite } from '#shared/sync/records.ts';
import { Crash, type CrashingStore } from './crashing-store.ts';
import { runSeed } from './run-seed.ts';
import type { Mutation } from './world-counts.ts';

/*
 * Negative controls: the simulation has to turn red when the synchronisation is broken on purpose.
 * `merge-control.test.ts` has the one that breaks the merge.
 */

const MOST_SEEDS = 300;

async function firstFailure(mutation: Mutation): Promise<string | null> {
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    const { failure } = await runSeed(seed, mutation);
    if (failure !== null) return failure;
  }
  return null;
}

/** Runs `commit` in place of a store's own, with the own one at hand; also after a restart. */
function withCommit(
  store: CrashingStore,
  commit: (
    own: (writes: readonly StoreWrite[]) => Promise<void>,
    writes: readonly StoreWrite[],
  ) => Promise<void>,
): CrashingStore {
  const own = store.commit.bind(store);
  const restarted = store.restarted.bind(store);
  store.commit = (writes, durability) => commit((some) => own(some, durability), writes);
  store.restarted = () => withCommit(restarted(), commit);
  return store;
}

it('[F3] finds a cursor that is moved before its page is applied', async () => {
  let commits = 0;
  const failure = await firstFailure({
    store: (store) =>
      withCommit(store, async (own, writes) => {
        const lanes = writes.filter(({ write }) => write === 'putLane');
        if (lanes.length === 0) return own(writes);
        await own(lanes);
        commits += 1;
        if (commits % 20 === 0) throw new Crash('between a cursor and its page');
        return own(writes.filter(({ write }) => write !== 'putLane'));
      }),
  });
  expect(failure).not.toBeNull();
});

it('[P2] finds answers that are taken by their place and not by their mutation id', async () => {
  const failure = await firstFailure({
    transport: (transport) => {
      const own = transport.push.bind(transport);
      transport.push = async (request) => {
        const answer = await own(request);
        if (!answer.ok) return answer;
        const answers = answer.value.answers.map((each, index) => ({
          ...each,
          mutationId: request.mutations[index]?.id ?? each.mutationId,
        }));
        return ok<PushAnswer>({ answers });
      };
      return transport;
    },
  });
  expect(failure).not.toBeNull();
});

it('[P3] finds an acceptance that drops what was edited meanwhile', async () => {
  const failure = await firstFailure({
    store: (store) =>
      withCommit(store, (own, writes) => {
        // A successor is an entry with a base that was accepted in the same commit.
        const isAcceptance = writes.some(({ write }) => write === 'putAnswered');
        const kept = writes.filter(({ write }) => !isAcceptance || write !== 'putOutbox');
        return own(kept);
      }),
  });
  expect(failure).not.toBeNull();
});

it('[F7] finds a purge that does not wait for edits to be handed over', async () => {
  // Blind to the whole outbox now and then, the cycle sees no edit that has to go first.
  const blind = (store: CrashingStore): CrashingStore => {
    const own = store.outbox.bind(store);
    const restarted = store.restarted.bind(store);
    let calls = 0;
    store.outbox = async (ids) => {
      calls += 1;
      return ids === undefined && calls % 3 === 0 ? [] : own(ids);
    };
    store.restarted = () => blind(restarted());
    return store;
  };
  expect(await firstFailure({ store: blind })).not.toBeNull();
});

it('[M8] holds for the first of the same seeds without a mutation', async () => {
  for (let seed = 1; seed <= 20; seed += 1) expect((await runSeed(seed)).failure).toBeNull();
});
