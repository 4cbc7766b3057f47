import type { Lane } from '#shared/domain/kind.ts';
import { seriesOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import type { NewConflict } from '../conflict-record.ts';
import type { SyncDependencies, SyncStore, SyncTransport, TransportError } from '../ports.ts';
import type { OutboxEntry, StoreWrite } from '../records.ts';

/** What a cycle is doing, in records, for people to see (F4). */
export type CycleProgress =
  | { readonly stage: 'session' }
  | { readonly stage: 'push'; readonly done: number; readonly total: number }
  | {
      readonly stage: 'pull' | 'repair';
      readonly bookId: BookId;
      readonly lane: Lane;
      readonly done: number;
      readonly total: number;
    };

/** A lane whose digest differed and that was read anew (F8). */
export interface Repair {
  readonly bookId: BookId;
  readonly lane: Lane;
  /** Whether the digests agree after it. */
  readonly mended: boolean;
}

/** Why a cycle goes no further: it was asked to stop, or a call gave no usable answer. */
export type Halt =
  | { readonly halt: 'stopped' }
  | { readonly halt: 'failed'; readonly error: TransportError };

export type Step<Value = null> = Promise<Result<Value, Halt>>;

/** What the stages of one cycle share. */
export interface CycleContext {
  readonly store: SyncStore;
  readonly transport: SyncTransport;
  readonly dependencies: SyncDependencies;
  readonly session: SessionAnswer;
  readonly progress: (progress: CycleProgress) => void;
  readonly isStopped: () => boolean;
  /** The protocol's, or fewer: so a few edits make many pushes in a test. */
  readonly mutationsPerPush: number | undefined;
  readonly counts: { pushed: number; pulled: number; conflicts: number };
  /** Entries sent in this cycle because a client or book goes; what is still owed of them stays. */
  readonly tried: Set<number>;
  readonly repairs: Repair[];
}

export const failed = (error: TransportError): { readonly ok: false; readonly error: Halt } =>
  err({ halt: 'failed', error });

export const garbled = (message: string): { readonly ok: false; readonly error: Halt } =>
  failed({ tag: 'garbled', message });

/** Calls the server, unless the cycle was asked to stop. */
export async function call<Value>(
  context: Pick<CycleContext, 'isStopped'>,
  request: () => Promise<Result<Value, TransportError>>,
): Step<Value> {
  if (context.isStopped()) return err({ halt: 'stopped' });
  const answer = await request();
  return answer.ok ? ok(answer.value) : failed(answer.error);
}

/** How to ask a store for the row of an entry. */
export function wantedBy(entry: Pick<OutboxEntry, 'kind' | 'recordId' | 'data' | 'base'>) {
  const data = entry.data ?? entry.base;
  return {
    kind: entry.kind,
    id: entry.recordId,
    series: data ? seriesOf(entry.kind, data) : null,
  };
}

/** The conflicts that neither this device nor the plan has yet, each once (M6). */
async function unknownConflicts(
  store: SyncStore,
  writes: readonly StoreWrite[],
  conflicts: readonly NewConflict[],
): Promise<readonly NewConflict[]> {
  if (conflicts.length === 0) return [];
  const byId = new Map<RecordId, NewConflict>();
  for (const conflict of conflicts) byId.set(conflict.record.id, conflict);
  // Another device made the same one, and its record came in the same page.
  for (const write of writes) if (write.write === 'putRecord') byId.delete(write.record.id);
  const ids = [...byId.keys()];
  const known = await store.records(ids.map((id) => ({ kind: 'conflict', id, series: null })));
  const owed = await store.outbox(ids);
  for (const id of known.keys()) byId.delete(id);
  for (const { recordId } of owed) byId.delete(recordId);
  return [...byId.values()];
}

/** Commits a plan, with the records of its conflicts, in one transaction. Call it within `exclusive`. */
export async function commitPlan(
  context: Pick<CycleContext, 'store' | 'counts'>,
  writes: readonly StoreWrite[],
  conflicts: readonly NewConflict[],
  options: { readonly nextOrder: number; readonly durability: 'strict' | 'relaxed' },
): Promise<void> {
  const fresh = await unknownConflicts(context.store, writes, conflicts);
  const made = fresh.flatMap(({ record, entry }, index): readonly StoreWrite[] => [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry: { ...entry, order: options.nextOrder + index } },
  ]);
  await context.store.commit([...writes, ...made], options.durability);
  context.counts.conflicts += fresh.length;
}
