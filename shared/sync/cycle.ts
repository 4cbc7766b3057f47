import type { Lane } from '#shared/domain/kind.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import {
  type CycleContext,
  type CycleProgress,
  call,
  failed,
  type Halt,
  type Repair,
  type Step,
  wantedBy,
} from './cycle/context.ts';
import { beginAnew, type LaneEnd, pullLane } from './cycle/pull-stage.ts';
import { acknowledge, pushBeforePurge, pushOwed } from './cycle/push-stage.ts';
import { isAgreed, repairLane } from './cycle/repair.ts';
import type { SyncDependencies, SyncStore, SyncTransport, TransportError } from './ports.ts';
import type { OutboxEntry, StoreWrite } from './records.ts';

export type { CycleProgress, Repair } from './cycle/context.ts';

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
  readonly repaired: readonly Repair[];
  /** Whether every lane was read to its end and nothing is owed but what has to wait. */
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
  /** Fewer than the protocol allows, for tests. */
  readonly mutationsPerPush?: number;
}

/** Push and pull take turns until nothing is owed, but not for ever: others may be writing too. */
const MOST_ROUNDS = 6;

const LANES: readonly Lane[] = ['work', 'ledger'];

/** Asks who this is, and whether this application still speaks the server's language (G1). */
async function openSession(input: CycleInput): Step<CycleContext> {
  const isStopped = () => input.signal?.aborted ?? false;
  const progress = (at: CycleProgress) => input.onProgress?.(at);
  progress({ stage: 'session' });
  const session = await call({ isStopped }, () => input.transport.session());
  if (!session.ok) return session;
  if (session.value.oldestProtocolVersion > PROTOCOL_VERSION) {
    const message = 'this application is too old for the server; update it, your edits are kept';
    return failed({ tag: 'deviceTooOld', message });
  }
  const { store, transport, dependencies, mutationsPerPush } = input;
  const counts = { pushed: 0, pulled: 0, conflicts: 0 };
  return ok({
    store,
    transport,
    dependencies,
    session: session.value,
    progress,
    isStopped,
    mutationsPerPush,
    counts,
    tried: new Set(),
    repairs: [],
  });
}

/** A new epoch: the cursors mean nothing any more, and every lane is read anew (F9). */
async function noticeNewEpoch(context: CycleContext): Promise<void> {
  for (const { bookId, lane, epoch } of await context.store.lanes()) {
    if (epoch !== null && epoch !== context.session.epoch) await beginAnew(context, bookId, lane);
  }
}

/** Books of which this device holds something and that this person may no longer read. */
async function lostBooks({ store, session }: CycleContext): Promise<ReadonlySet<BookId>> {
  const readable = new Set(session.books.map(({ bookId }) => bookId));
  const unreadable = (await store.outbox()).filter(({ bookId }) => !readable.has(bookId));
  // A book never read has no lanes, only what was typed; edits that outlived a purge have no rows.
  const rows = unreadable.length > 0 ? await store.records(unreadable.map(wantedBy)) : new Map();
  const held = [...(await store.lanes()), ...rows.values()];
  return new Set(held.map(({ bookId }) => bookId).filter((bookId) => !readable.has(bookId)));
}

/**
 * Pushes what is owed; books this person may no longer read go afterwards, when their edits have
 * been handed over (F6, F7). An edit that the server would not take stays as it is, in attention.
 */
async function pushAndPurge(context: CycleContext): Step {
  const { store } = context;
  const lost = await lostBooks(context);
  if (lost.size === 0) return pushOwed(context);
  const isLost = (entry: OutboxEntry): boolean => lost.has(entry.bookId);
  const handed = await pushBeforePurge(context, (await store.outbox()).filter(isLost));
  if (!handed.ok) return handed;
  await store.exclusive(async () => {
    const left = (await store.outbox()).filter(isLost);
    await store.commit(
      [
        ...[...lost].map((bookId): StoreWrite => ({ write: 'purgeBook', bookId })),
        ...left.map((entry): StoreWrite => ({ write: 'putOutbox', entry })),
      ],
      'strict',
    );
  });
  return ok(null);
}

/**
 * Reads all books: what people work with first, the bulk second (F4). The firm book is one of them.
 * Lanes whose digest differs are mended when everything else is read, because what one book lacks may
 * have moved to another.
 */
async function pullAll(context: CycleContext): Step {
  const differing: { readonly book: BookAccess; readonly end: LaneEnd }[] = [];
  for (const lane of LANES) {
    for (const book of context.session.books) {
      const end = await pullLane(context, book, lane, { stage: 'pull' });
      if (!end.ok) return end;
      if (!isAgreed(end.value)) differing.push({ book, end: end.value });
    }
  }
  for (const { book, end } of differing) {
    // Once in a cycle: what one full reading does not mend, another would not either.
    const isTried = context.repairs.some(
      ({ bookId, lane }) => bookId === book.bookId && lane === end.here.lane,
    );
    if (isTried) continue;
    const mended = await repairLane(context, book, end);
    if (!mended.ok) return mended;
  }
  return ok(null);
}

/** Whether anything is owed that could be sent now. */
async function isOwed(context: CycleContext): Promise<boolean> {
  const outbox = await context.store.outbox();
  return outbox.some(({ state, problem }) => state === 'sent' || (state === 'pending' && !problem));
}

async function synchronise(context: CycleContext): Step {
  const acknowledged = await acknowledge(context);
  if (!acknowledged.ok) return acknowledged;
  await noticeNewEpoch(context);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const pushed = await pushAndPurge(context);
    if (!pushed.ok) return pushed;
    const pulled = await pullAll(context);
    if (!pulled.ok) return pulled;
    if (!(await isOwed(context))) return ok(null);
  }
  // Others write as fast as we do: the next cycle goes on.
  return err({ halt: 'stopped' });
}

async function reportOf(
  store: SyncStore,
  context: CycleContext | null,
  halt: Halt | null,
): Promise<CycleReport> {
  const outbox = await store.outbox();
  const attention = outbox.filter(({ state }) => state === 'attention').length;
  return {
    ...(context?.counts ?? { pushed: 0, pulled: 0, conflicts: 0 }),
    attention,
    owed: outbox.length - attention,
    repaired: context?.repairs ?? [],
    finished: halt === null,
    error: halt?.halt === 'failed' ? halt.error : null,
  };
}

async function cycle(input: CycleInput): Promise<CycleReport> {
  const opened = await openSession(input);
  if (!opened.ok) return reportOf(input.store, null, opened.error);
  const done = await synchronise(opened.value);
  return reportOf(input.store, opened.value, done.ok ? null : done.error);
}

const running = new WeakMap<SyncStore, Promise<CycleReport>>();

/**
 * Synchronises once: session, push, pull of the work of all books, then of their ledgers, again
 * until nothing is owed, with the digests compared at the end of each lane. One cycle of a store runs
 * at a time (F3): asked while one runs, this is that one. No transaction of the store is open across
 * a call to the server (P5).
 */
export function runCycle(input: CycleInput): Promise<CycleReport> {
  const current = running.get(input.store);
  if (current) return current;
  const started = cycle(input).finally(() => running.delete(input.store));
  running.set(input.store, started);
  return started;
}
