import { assertNever } from '#shared/lib/assert.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { type PersonId, uuidV7 } from '#shared/lib/identifiers.ts';
import { err } from '#shared/lib/result.ts';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import { backoffMillis } from '#shared/sync/backoff.ts';
import { type CycleProgress, type CycleReport, runCycle } from '#shared/sync/cycle.ts';
import type { SyncStore, SyncTransport, TransportError } from '#shared/sync/ports.ts';
import type { HandedOver } from '#shared/sync/records.ts';
import { isConnected } from '#shared/sync/status.ts';
import { randomBytes } from '../crypto/bytes.ts';
import type { SyncView } from '../views.ts';
import { syncSentence } from './sentence.ts';

/**
 * A server that was set up anew knows the same address as a new person, who has none of the books: what
 * is here may be all that is left of them, and must not go as if it had been taken away (F6).
 */
const OTHER_PERSON: TransportError = {
  tag: 'refused',
  message:
    'This server knows you as another person than the one whose book this is. Nothing was sent or ' +
    'removed; ask your administrator whether the server was set up anew.',
};

/** After an edit, wait this long for more of them before sending. */
const SETTLE_IN_MILLIS = 2_000;
const POLL_IN_MILLIS = 5 * 60_000;

/** What the sync line needs of the store. */
export interface SyncCounts {
  readonly unsentCount: number;
  readonly attentionCount: number;
  readonly conflictCount: number;
  readonly ledgerWhole: boolean;
  readonly documentsToSend: number;
  readonly documentsToFetch: number;
}

export interface SynchroniserParts {
  readonly store: SyncStore;
  /** Whose vault this is. */
  readonly personId: PersonId;
  readonly transport: SyncTransport;
  readonly counts: () => SyncCounts;
  readonly lastSynchronisedAt: Instant | null;
  readonly handedOver: () => HandedOver | null;
  /** Resolves when cycles may begin: the lanes were counted anew after unlocking (F8). */
  readonly ready: () => Promise<unknown>;
  /** Each view the sync line should show. */
  readonly onView: (view: SyncView) => void;
  readonly onSession: (session: SessionAnswer) => Promise<void>;
  /** A cycle ended without an error at this time. */
  readonly onSynchronised: (at: Instant, report: CycleReport) => Promise<void>;
}

/** Runs cycles: one at a time, after edits and pokes, now and then, and later after failures (F10). */
export class Synchroniser {
  readonly #parts: SynchroniserParts;
  readonly #transport: SyncTransport;
  #online = true;
  #error: TransportError | null = null;
  #progress: SyncView['progress'] = null;
  #lastSynchronisedAt: Instant | null;
  #running: Promise<void> | null = null;
  /** The cycle is over; what runs still is housekeeping that concerns nobody. */
  #isSettling = false;
  #again = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = { aborted: false };

  constructor(parts: SynchroniserParts) {
    this.#parts = parts;
    this.#lastSynchronisedAt = parts.lastSynchronisedAt;
    const { transport } = parts;
    this.#transport = {
      push: (request) => transport.push(request),
      pull: (request) => transport.pull(request),
      mutationStatus: (ids) => transport.mutationStatus(ids),
      acknowledge: (ids) => transport.acknowledge(ids),
      async session() {
        const session = await transport.session();
        if (!session.ok) return session;
        if (session.value.personId !== parts.personId) return err(OTHER_PERSON);
        await parts.onSession(session.value);
        return session;
      },
    };
  }

  view(): SyncView {
    const counts = this.#parts.counts();
    const online = isConnected({ hasNetwork: this.#online, lastError: this.#error });
    const isSyncing = this.#running !== null && !this.#isSettling;
    const phase = isSyncing ? 'syncing' : !online ? 'offline' : this.#error ? 'error' : 'idle';
    const view = {
      phase,
      lastSynchronisedAt: this.#lastSynchronisedAt,
      handedOver: this.#parts.handedOver(),
      online,
      progress: this.#progress,
      error: this.#error && { tag: this.#error.tag, message: this.#error.message },
      ...counts,
    } as const;
    return { ...view, sentence: syncSentence(view) };
  }

  /** Runs a cycle, or waits for the one that runs. */
  async synchronise(): Promise<SyncView> {
    if (this.#running) await this.#running;
    else await this.#run();
    return this.view();
  }

  /** Something is owed or new: a cycle soon. */
  wake(delayInMillis = SETTLE_IN_MILLIS): void {
    if (this.#stopped.aborted) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    // After failures the next attempt waits for its turn: an edit does not hasten it.
    if (this.#failures === 0) this.#schedule(delayInMillis);
    this.tell();
  }

  setOnline(online: boolean): void {
    const isBack = online && !this.#online;
    this.#online = online;
    if (isBack) {
      this.#failures = 0;
      this.#error = null;
      this.#schedule(0);
    }
    this.tell();
  }

  /** The person has read that edits were handed over. */
  async dismissHandedOver(): Promise<void> {
    const { store } = this.#parts;
    await store.exclusive(() =>
      store.commit([{ write: 'putHandedOver', handedOver: null }], 'strict'),
    );
    this.tell();
  }

  tell(): void {
    this.#parts.onView(this.view());
  }

  /** Stops at the next step; nothing is lost. */
  async stop(): Promise<void> {
    this.#stopped.aborted = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(delayInMillis: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#online) void this.#run();
    }, delayInMillis);
  }

  async #run(): Promise<void> {
    if (this.#stopped.aborted) return;
    // A timer from before a cycle was asked for may end in its middle. What it was set for the cycle
    // has taken along: no second backup and folding.
    if (this.#running) return;
    this.#running = this.#cycle();
    this.tell();
    try {
      await this.#running;
    } finally {
      this.#running = null;
      this.#isSettling = false;
      this.#progress = null;
    }
    this.tell();
    if (this.#stopped.aborted) return;
    const again = this.#again && this.#failures === 0;
    this.#again = false;
    this.#schedule(
      again
        ? SETTLE_IN_MILLIS
        : this.#failures > 0
          ? backoffMillis(this.#failures, Math.random(), this.#error ?? undefined)
          : POLL_IN_MILLIS,
    );
  }

  async #cycle(): Promise<void> {
    try {
      await this.#parts.ready();
      const report = await runCycle({
        store: this.#parts.store,
        transport: this.#transport,
        dependencies: {
          now: () => instantFromMillis(Date.now()),
          newId: () => uuidV7(Date.now(), randomBytes(10)),
        },
        onProgress: (progress) => this.#onProgress(progress),
        signal: this.#stopped,
      });
      this.#error = report.error;
      this.#failures = report.error ? this.#failures + 1 : 0;
      if (report.error || this.#stopped.aborted) return;
      this.#lastSynchronisedAt = instantFromMillis(Date.now());
      this.#isSettling = true;
      this.#progress = null;
      this.tell();
      await this.#parts.onSynchronised(this.#lastSynchronisedAt, report);
    } catch (cause) {
      // The store refused (a full disk, a closed database): said like any other failure.
      const message = cause instanceof Error ? cause.message : String(cause);
      this.#error = { tag: 'refused', message };
      this.#failures += 1;
    }
  }

  #onProgress(progress: CycleProgress): void {
    switch (progress.stage) {
      case 'session':
        this.#progress = null;
        break;
      case 'push':
        this.#progress = { lane: 'work', done: progress.done, total: progress.total };
        break;
      case 'pull':
      case 'repair':
        this.#progress = { lane: progress.lane, done: progress.done, total: progress.total };
        break;
      default:
        assertNever(progress);
    }
    this.tell();
  }
}
