import type { Lane } from '#shared/domain/kind.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import type { SyncDependencies, SyncStore, SyncTransport, TransportError } from './ports.ts';

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

/** What a cycle did. Whatever the error, everything applied before it stays applied. */
export interface CycleReport {
  /** Edits the server accepted. */
  readonly pushed: number;
  /** Records applied from pages. */
  readonly pulled: number;
  /** Conflict records made here. */
  readonly conflicts: number;
  /** Edits that need attention, in the whole outbox at the end. */
  readonly attention: number;
  /** Edits still owed at the end, those in attention not counted. */
  readonly owed: number;
  /** Lanes whose digest differed and that were read anew (F8). */
  readonly repaired: readonly { readonly bookId: BookId; readonly lane: Lane }[];
  /** Whether everything was pushed and every lane read to its end. */
  readonly finished: boolean;
  /** `null` when all went well, and when the cycle was stopped on request. */
  readonly error: TransportError | null;
}

export interface CycleInput {
  readonly store: SyncStore;
  readonly transport: SyncTransport;
  readonly dependencies: SyncDependencies;
  readonly onProgress?: (progress: CycleProgress) => void;
  /** An `AbortSignal`; the cycle stops at the next step, nothing lost. */
  readonly signal?: { readonly aborted: boolean };
}

/** Synchronises once: pushes what is owed, pulls what is new, compares digests. One at a time (F3). */
export async function runCycle(_input: CycleInput): Promise<CycleReport> {
  throw new Error('not built yet');
}
