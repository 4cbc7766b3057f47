import { type ChangeSet, draftsAfter } from './change-set.ts';
import { packChunk } from './chunk-codec.ts';
import type {
  LogHead,
  SealedChunk,
  SealedLogChunk,
  SealedOrder,
  SealedRow,
  SealedValue,
} from './database.ts';
import type { Layout } from './layout.ts';
import { inBatches, type Sealer } from './sealer.ts';
import type { Counters, StoreState } from './store-state.ts';

/** Everything a commit puts, sealed before its transaction begins: a foreign await would end it. */
export interface SealedWrites {
  readonly rows: readonly SealedRow[];
  readonly chunks: readonly SealedChunk[];
  readonly logChunks: readonly SealedLogChunk[];
  readonly logHeads: readonly LogHead[];
  readonly outbox: readonly SealedOrder[];
  readonly lanes: readonly SealedValue[];
  /** The counters, and the drafts when they changed. */
  readonly meta: readonly SealedValue[];
}

/** A commit before it is sealed; `state` is that before it. */
export interface Commit {
  readonly state: StoreState;
  readonly changes: ChangeSet;
  readonly layout: Layout;
  readonly counters: Counters;
}

/** Seals what a commit puts. */
export async function sealWrites(
  sealer: Sealer,
  { state, changes, layout, counters }: Commit,
): Promise<SealedWrites> {
  const [rows, chunks, logChunks, outbox, lanes, meta] = await Promise.all([
    inBatches(layout.putRows, async (record) => ({
      id: record.id,
      kind: record.kind,
      sealed: await sealer.seal('rows', record.id, record),
    })),
    inBatches(layout.chunks, async ({ series, stamp, elements }) => ({
      series,
      stamp,
      sealed: await sealer.seal('chunks', `${series}/${stamp}`, packChunk(elements)),
    })),
    inBatches(layout.logChunks, async ({ stamp, parts }) => ({
      stamp,
      sealed: await sealer.seal('logChunks', stamp, packChunk([...parts.values()].flat())),
    })),
    inBatches([...layout.outbox.put], async ([order, orders]) => {
      const entries = orders.flatMap(
        (one) => changes.outbox.get(one) ?? state.outbox.get(one) ?? [],
      );
      return { order, sealed: await sealer.seal('outbox', order, entries) };
    }),
    inBatches(present(changes.lanes), async ([id, lane]) => ({
      id,
      sealed: await sealer.seal('lanes', id, lane),
    })),
    inBatches(metaOf({ state, changes, counters }), async ([id, value]) => ({
      id,
      sealed: await sealer.seal('meta', id, value),
    })),
  ]);
  const logHeads = layout.logChunks.map(({ stamp, parts }) => ({
    stamp,
    series: [...parts.keys()],
  }));
  return { rows, chunks, logChunks, logHeads, outbox, lanes, meta };
}

function metaOf({ state, changes, counters }: Omit<Commit, 'layout'>): [string, unknown][] {
  const values: [string, unknown][] = [['counters', counters]];
  if (changes.drafts.size > 0) {
    values.push(['drafts', [...draftsAfter(state.drafts, changes.drafts).values()]]);
  }
  return values;
}

function present<Key, Value>(map: ReadonlyMap<Key, Value | null>): [Key, Value][] {
  return [...map].flatMap(([key, value]) => (value === null ? [] : [[key, value] as [Key, Value]]));
}

/** The keys of `map` whose value goes. */
export function absent<Key, Value>(map: ReadonlyMap<Key, Value | null>): Key[] {
  return [...map].flatMap(([key, value]) => (value === null ? [key] : []));
}
