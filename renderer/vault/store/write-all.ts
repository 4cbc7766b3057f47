import type { ChangeSet } from './change-set.ts';
import type { SealedOrder, SealedValue, VaultDatabase } from './database.ts';
import type { Layout } from './layout.ts';
import type { PurgedChunks } from './purge.ts';
import { absent, type SealedWrites } from './seal-layout.ts';

/** Rows of the vault's own that belong in the same transaction as an edit. */
export interface Extras {
  readonly putUndo: readonly SealedOrder[];
  readonly deleteUndo: readonly number[];
  readonly putSummaries: readonly SealedValue[];
  readonly deleteSummaries: readonly string[];
}

export const NO_EXTRAS: Extras = {
  putUndo: [],
  deleteUndo: [],
  putSummaries: [],
  deleteSummaries: [],
};

interface Everything {
  readonly sealed: SealedWrites;
  readonly layout: Layout;
  readonly changes: ChangeSet;
  readonly purged: PurgedChunks;
  readonly extras: Extras;
}

/** Writes a commit in one transaction, deletions first; only tables it touches are locked. */
export async function writeAll(database: VaultDatabase, all: Everything): Promise<void> {
  const { sealed, layout, changes, purged, extras } = all;
  const answered = [...changes.answered];
  const steps: [items: readonly unknown[], run: () => PromiseLike<unknown>][] = [
    [layout.deleteRows, () => database.rows.bulkDelete([...layout.deleteRows])],
    [purged.deletedChunks, () => database.chunks.bulkDelete([...purged.deletedChunks])],
    [purged.chunks, () => database.chunks.bulkPut(purged.chunks)],
    [purged.logChunks, () => database.logChunks.bulkPut(purged.logChunks)],
    [purged.droppedSeries, () => database.series.bulkDelete([...purged.droppedSeries])],
    [purged.rewrittenSeries, () => database.series.bulkPut(purged.rewrittenSeries)],
    [sealed.rows, () => database.rows.bulkPut(sealed.rows)],
    [sealed.chunks, () => database.chunks.bulkPut(sealed.chunks)],
    [sealed.logChunks, () => database.logChunks.bulkPut(sealed.logChunks)],
    [sealed.logHeads, () => database.logHeads.bulkPut(sealed.logHeads)],
    [layout.series, () => database.series.bulkPut(layout.series)],
    [absent(changes.outbox), () => database.outbox.bulkDelete(absent(changes.outbox))],
    [sealed.outbox, () => database.outbox.bulkPut(sealed.outbox)],
    [absent(changes.lanes), () => database.lanes.bulkDelete(absent(changes.lanes))],
    [sealed.lanes, () => database.lanes.bulkPut(sealed.lanes)],
    [
      answered,
      async () => {
        const gone = answered.flatMap(([id, isThere]) => (isThere ? [] : [id]));
        const there = answered.flatMap(([id, isThere]) => (isThere ? [{ id }] : []));
        await database.answered.bulkDelete(gone);
        await database.answered.bulkPut(there);
      },
    ],
    [extras.deleteUndo, () => database.undo.bulkDelete([...extras.deleteUndo])],
    [extras.putUndo, () => database.undo.bulkPut(extras.putUndo)],
    [extras.deleteSummaries, () => database.summaries.bulkDelete([...extras.deleteSummaries])],
    [extras.putSummaries, () => database.summaries.bulkPut(extras.putSummaries)],
    [['counters'], () => database.meta.put(sealed.counters)],
  ];
  const needed = steps.flatMap(([items, run]) => (items.length > 0 ? [run] : []));
  await database.transaction('rw', database.tables, async () => {
    // Not awaited one by one: IndexedDB carries requests out in their order.
    await Promise.all(needed.map((run) => run()));
  });
}
