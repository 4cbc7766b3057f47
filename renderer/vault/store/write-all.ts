import type { Table } from 'dexie';
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
  /** Bytes of documents whose records go, with the numbers of their parts. */
  readonly deleteDocuments: readonly { readonly id: string; readonly parts: readonly number[] }[];
}

export const NO_EXTRAS: Extras = {
  putUndo: [],
  deleteUndo: [],
  putSummaries: [],
  deleteSummaries: [],
  deleteDocuments: [],
};

interface Everything {
  readonly sealed: SealedWrites;
  readonly layout: Layout;
  readonly changes: ChangeSet;
  readonly purged: PurgedChunks;
  readonly extras: Extras;
}

/** Keys to delete from, or rows to put into, one table. */
interface Step {
  readonly table: Table;
  readonly items: readonly unknown[];
}

/**
 * Writes a commit in one transaction: all deletions, then all puts, because a key may be among both.
 * Only the tables it touches are locked.
 */
export async function writeAll(database: VaultDatabase, all: Everything): Promise<void> {
  const { sealed, layout, changes, purged, extras } = all;
  const deletions = needed([
    { table: database.rows, items: layout.deleteRows },
    { table: database.chunks, items: purged.deletedChunks },
    { table: database.series, items: purged.droppedSeries },
    { table: database.outbox, items: layout.outbox.deleted },
    { table: database.lanes, items: absent(changes.lanes) },
    { table: database.answered, items: layout.answered.deleted },
    { table: database.undo, items: extras.deleteUndo },
    { table: database.summaries, items: extras.deleteSummaries },
    { table: database.documents, items: extras.deleteDocuments.map(({ id }) => id) },
    {
      table: database.documentParts,
      items: extras.deleteDocuments.flatMap(({ id, parts }) => parts.map((part) => [id, part])),
    },
  ]);
  const puts = needed([
    { table: database.rows, items: sealed.rows },
    { table: database.chunks, items: [...purged.chunks, ...sealed.chunks] },
    { table: database.logChunks, items: [...purged.logChunks, ...sealed.logChunks] },
    { table: database.logHeads, items: sealed.logHeads },
    { table: database.series, items: [...purged.rewrittenSeries, ...layout.series] },
    { table: database.outbox, items: sealed.outbox },
    { table: database.lanes, items: sealed.lanes },
    {
      table: database.answered,
      items: [...layout.answered.put].map(([id, ids]) => ({ id, ids })),
    },
    { table: database.undo, items: extras.putUndo },
    { table: database.summaries, items: extras.putSummaries },
    { table: database.meta, items: sealed.meta },
  ]);
  const tables = [...new Set([...deletions, ...puts].map(({ table }) => table))];
  await database.transaction('rw', tables, async () => {
    await Promise.all(deletions.map(({ table, items }) => table.bulkDelete([...items])));
    await Promise.all(puts.map(({ table, items }) => table.bulkPut(items)));
  });
}

function needed(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ items }) => items.length > 0);
}
