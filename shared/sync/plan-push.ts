import { kindDefinition } from '#shared/domain/kinds.ts';
import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import { MAX_MUTATIONS_PER_PUSH, type WireMutation } from '#shared/protocol/push.ts';
import type { OutboxEntry, StoreWrite } from './records.ts';

/** UTF-16 units of JSON in one batch: even at three bytes each it stays below `MAX_PUSH_BYTES`. */
const MAX_BATCH_LENGTH = 2_500_000;

export interface FreezeInput {
  /** The entries of the batch's records as they are now. */
  readonly outbox: readonly OutboxEntry[];
  /** Entries not to send now: they wait for a parent the server did not have a moment ago. */
  readonly waiting: ReadonlySet<number>;
  readonly newId: () => string;
}

export interface Batch {
  /** What to make durable before anything is sent (P2). */
  readonly writes: readonly StoreWrite[];
  /** The frozen entries, in the order to send them; empty when nothing is owed. */
  readonly entries: readonly OutboxEntry[];
}

/** The parents that `entry`'s data names. */
function parentsOf(entry: OutboxEntry): readonly RecordId[] {
  return entry.data ? (kindDefinition(entry.kind)?.parents(entry.data) ?? []) : [];
}

/** Entries with every parent before its children (W6), otherwise in their own order. */
export function parentsFirst(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const byRecord = new Map(entries.map((entry) => [entry.recordId, entry]));
  const sorted: OutboxEntry[] = [];
  const visited = new Set<RecordId>();
  const visit = (entry: OutboxEntry): void => {
    if (visited.has(entry.recordId)) return;
    visited.add(entry.recordId);
    for (const parentId of parentsOf(entry)) {
      const parent = byRecord.get(parentId);
      if (parent) visit(parent);
    }
    sorted.push(entry);
  };
  for (const entry of entries) visit(entry);
  return sorted;
}

/** What travels of a frozen entry. */
export function mutationOf(entry: OutboxEntry): WireMutation {
  if (entry.mutationId === null) throw new Error('a mutation is made of a frozen entry');
  return {
    id: entry.mutationId,
    kind: entry.kind,
    recordId: entry.recordId,
    bookId: entry.bookId,
    baseVersion: entry.baseVersion,
    data: entry.data,
    editedBy: entry.editedBy,
    editedAt: entry.editedAt,
  };
}

/** `entries` in batches that one push may carry each. */
function batchesOf(
  entries: readonly OutboxEntry[],
  most: number,
): readonly (readonly OutboxEntry[])[] {
  const batches: OutboxEntry[][] = [];
  let batch: OutboxEntry[] = [];
  let length = 0;
  for (const entry of entries) {
    const more = JSON.stringify(entry.data).length + 500;
    const isFull = length + more > MAX_BATCH_LENGTH || batch.length === most;
    if (batch.length > 0 && isFull) {
      batches.push(batch);
      batch = [];
      length = 0;
    }
    batch.push(entry);
    length += more;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

const isSendable = (entry: OutboxEntry, waiting: ReadonlySet<number>): boolean =>
  entry.state === 'pending' && !waiting.has(entry.order);

/**
 * Everything to push, in batches. What an interrupted cycle had sent goes first and by itself, so
 * that its answers are known before anything else is decided (P2); then pending entries, parents
 * first. A successor waits until what it follows is answered.
 * @param most entries in a batch
 */
export function planQueue(
  outbox: readonly OutboxEntry[],
  waiting: ReadonlySet<number>,
  most = MAX_MUTATIONS_PER_PUSH,
): readonly (readonly OutboxEntry[])[] {
  const sent = outbox.filter((entry) => entry.state === 'sent');
  if (sent.length > 0) return batchesOf(parentsFirst(sent), most);
  return batchesOf(parentsFirst(outbox.filter((entry) => isSendable(entry, waiting))), most);
}

/**
 * Freezes a batch: entries still `sent` keep their id and payload, pending ones get a fresh id (P2).
 * The writes are to be durable before anything is sent.
 */
export function planFreeze({ outbox, waiting, newId }: FreezeInput): Batch {
  const sent = outbox.filter((entry) => entry.state === 'sent');
  if (sent.length > 0) return { writes: [], entries: parentsFirst(sent) };
  const entries = parentsFirst(outbox.filter((entry) => isSendable(entry, waiting))).map(
    (entry): OutboxEntry => ({ ...entry, state: 'sent', mutationId: newId() as MutationId }),
  );
  return { writes: entries.map((entry) => ({ write: 'putOutbox', entry })), entries };
}

/** Writes that let entries in attention be tried again, unchanged. */
export function planRetry(entries: readonly OutboxEntry[]): readonly StoreWrite[] {
  return entries
    .filter((entry) => entry.state === 'attention')
    .map((entry) => ({
      write: 'putOutbox',
      entry: { ...entry, state: 'pending', mutationId: null, problem: null },
    }));
}
