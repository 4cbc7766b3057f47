import type { RecordId } from '#shared/lib/identifiers.ts';

/** Where one report of a batch stands. */
export type ItemState =
  | { readonly tag: 'waiting' }
  | { readonly tag: 'preparing' }
  | { readonly tag: 'saved'; readonly fileName: string }
  | { readonly tag: 'failed'; readonly reason: string };

export interface BatchItem {
  readonly scheduleId: RecordId;
  readonly clientId: RecordId;
  readonly clientName: string;
  readonly state: ItemState;
}

export type BatchPhase = 'running' | 'paused' | 'cancelled' | 'finished';

/** Reports that are prepared one after the other into one folder. */
export interface Batch {
  /** Where they are saved, as the person knows it. */
  readonly path: string;
  readonly phase: BatchPhase;
  readonly items: readonly BatchItem[];
}

/** How many items of a batch are in which state. */
export function batchCounts({ items }: Batch) {
  const of = (tag: ItemState['tag']) => items.filter(({ state }) => state.tag === tag).length;
  return { all: items.length, saved: of('saved'), failed: of('failed'), waiting: of('waiting') };
}

/** The next item to prepare, if the batch goes on. */
export function nextItem({ phase, items }: Batch): BatchItem | null {
  if (phase !== 'running') return null;
  return items.find(({ state }) => state.tag === 'waiting') ?? null;
}

/** The batch with the state of one item; finished with its last. */
export function withItem(batch: Batch, scheduleId: RecordId, state: ItemState): Batch {
  const items = batch.items.map((item) =>
    item.scheduleId === scheduleId ? { ...item, state } : item,
  );
  const isOver = items.every(({ state: { tag } }) => tag === 'saved' || tag === 'failed');
  return { ...batch, items, phase: isOver ? 'finished' : batch.phase };
}

/** The batch in another phase; one that is over stays so. */
export function inPhase(batch: Batch, phase: 'running' | 'paused' | 'cancelled'): Batch {
  const isOver = batch.phase === 'finished' || batch.phase === 'cancelled';
  return isOver ? batch : { ...batch, phase };
}

/** The batch once more with what failed. */
export function againWithFailed(batch: Batch): Batch {
  const items = batch.items.map((item) =>
    item.state.tag === 'failed' ? { ...item, state: { tag: 'waiting' } as const } : item,
  );
  return { ...batch, items, phase: 'running' };
}
