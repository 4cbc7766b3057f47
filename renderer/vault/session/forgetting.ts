import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultResult } from '../api.ts';
import { replaceBackups } from '../backups/backups.ts';
import type { UndoLog } from '../commands/undo-log.ts';
import type { VaultHost } from '../host.ts';
import type { Journal } from '../journal/journal.ts';
import type { Purge } from '../store/change-set.ts';
import { foldRows } from '../store/fold.ts';
import { draftsOf, removeDrafts } from '../store/local-drafts.ts';
import type { VaultStore } from '../store/vault-store.ts';

export interface ForgettingParts {
  readonly host: VaultHost;
  readonly store: VaultStore;
  readonly log: UndoLog;
  readonly journal: Journal;
  readonly compactJournal: () => Promise<void>;
  readonly backUp: () => Promise<VaultResult<unknown>>;
}

/** Takes clients and books that left out of what rests beside the records (F6). */
export class Forgetting {
  readonly #parts: ForgettingParts;
  /** Clients of drafts that were missing when the last cycle ended. */
  #missing: ReadonlySet<RecordId> = new Set();

  constructor(parts: ForgettingParts) {
    this.#parts = parts;
  }

  /** Takes what a commit purged out of journal, undo, older chunks and backups. */
  async purged(purges: readonly Purge[]): Promise<void> {
    const { host, store, log, compactJournal, backUp } = this.#parts;
    try {
      await compactJournal();
      const change = await log.withoutPurged(purges);
      await store.exclusive(() => store.commitWith([], 'relaxed', change.extras));
      change.apply();
      // Older copies of what was purged lie in chunks until they are written anew.
      await foldRows(store);
      await replaceBackups(host, backUp);
      // That it was purged need not be remembered any more.
      await compactJournal();
    } catch {
      // Locked meanwhile: the journal still says what was purged, and the next unlock goes on.
    }
  }

  /** After unlocking: goes on with what a lock or a crash cut short, unless it has come back since. */
  async goOn(): Promise<void> {
    const { records, lanes } = this.#parts.store.state;
    const isBack = ({ bookId, clientId }: Purge): boolean =>
      clientId === null
        ? [...lanes.values()].some((lane) => lane.bookId === bookId)
        : records.get(clientId)?.bookId === bookId;
    const purges = this.#parts.journal.settled.list().purges.map(({ purge }) => purge);
    const gone = purges.filter((purge) => !isBack(purge));
    if (gone.length > 0) await this.purged(gone);
  }

  /**
   * After a cycle: forgets the drafts of clients that are gone for good. One that is missing for the
   * first time may have passed to another of this person's books, which was read before it came there.
   */
  async synchronised(): Promise<void> {
    const { host, store, log, compactJournal, backUp } = this.#parts;
    const isMissing = (clientId: RecordId): boolean =>
      !store.state.records.get(clientId) && !log.canBringBack(clientId);
    const missing = new Set(
      draftsOf(store).flatMap(({ clientId }) => (clientId && isMissing(clientId) ? clientId : [])),
    );
    const gone = draftsOf(store).filter(
      ({ clientId }) => clientId && missing.has(clientId) && this.#missing.has(clientId),
    );
    this.#missing = missing;
    if (gone.length === 0) return;
    const removed = await removeDrafts(
      store,
      gone.map(({ id }) => id),
    );
    if (!removed.ok) return;
    await compactJournal();
    await replaceBackups(host, backUp);
  }
}
