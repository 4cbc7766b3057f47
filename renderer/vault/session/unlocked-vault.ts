import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { BookAccess, SessionAnswer } from '#shared/protocol/session.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { RecoveryNotice, VaultEvent, VaultOwner, VaultResult } from '../api.ts';
import {
  BACKUP_EVERY_MILLIS,
  backUp,
  backUpBeforeUpgrade,
  restoreLatest,
} from '../backups/backups.ts';
import { Edits } from '../commands/edits.ts';
import { UndoLog } from '../commands/undo-log.ts';
import { ByteStore } from '../documents/byte-store.ts';
import type { DocumentParts } from '../documents/documents.ts';
import { ExchangeLoop } from '../documents/exchange-loop.ts';
import { Shelf } from '../documents/shelf.ts';
import type { VaultHost } from '../host.ts';
import { snapshotOf } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { SearchIndex } from '../memory/search-index.ts';
import { BookFigures } from '../queries/book-figures.ts';
import { ClientFigures } from '../queries/client-figures.ts';
import { ClientRows } from '../queries/client-rows.ts';
import { openConflicts } from '../queries/record-views.ts';
import type { ChangeSet } from '../store/change-set.ts';
import { countLanes } from '../store/count-lanes.ts';
import type { Schema } from '../store/database.ts';
import { fold } from '../store/fold.ts';
import { Meta } from '../store/meta-values.ts';
import { laneKey } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { SealedCopy } from '../sync/sealed-copy.ts';
import { type SyncCounts, Synchroniser } from '../sync/synchroniser.ts';
import { changeOf, MANY_CLIENTS } from './change-of.ts';
import { Forgetting } from './forgetting.ts';
import { leaseHasEnded } from './lease.ts';
import { openStore } from './open-store.ts';
import type { SealedStore } from './sealed-store.ts';

/** The journal carries this many records that no backup has; with more a backup is due. */
const MOST_SETTLED = 1_000;

/** Lanes are counted anew when the first screen has asked its questions. */
const WORK_COUNT_DELAY_IN_MILLIS = 400;
/** Ledgers are counted anew when unlocking is well over. */
const LEDGER_COUNT_DELAY_IN_MILLIS = 20_000;

export interface OpenInput {
  readonly host: VaultHost;
  readonly owner: VaultOwner;
  readonly keys: KeyRing;
  /** The store as far as it opened without the keys. */
  readonly sealed: SealedStore;
  readonly transport: SyncTransport;
  readonly documents: DocumentTransport;
  readonly tell: (event: VaultEvent) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The versions of the database; a test has later ones. */
  readonly schemas?: readonly Schema[] | undefined;
  /** A person has just restored a backup. */
  readonly isChosen?: boolean | undefined;
}

/** Everything that exists only while the vault is unlocked. */
export class UnlockedVault {
  readonly owner: VaultOwner;
  readonly keys: KeyRing;
  readonly host: VaultHost;
  readonly store: VaultStore;
  readonly journal: Journal;
  readonly recovery: RecoveryNotice | null;
  readonly log: UndoLog;
  readonly edits: Edits;
  readonly search: SearchIndex;
  readonly meta: Meta;
  readonly sync: Synchroniser;
  readonly rows: ClientRows;
  readonly figures: ClientFigures;
  readonly bookFigures: BookFigures;
  readonly sealedCopy: SealedCopy;
  readonly shelf: Shelf;
  readonly bytes: ByteStore;
  readonly exchange: ExchangeLoop;
  readonly #forgetting: Forgetting;
  books: readonly BookAccess[];
  /** Resolves when the first lanes were counted anew after unlocking. */
  counted: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(
    input: OpenInput,
    opened: { store: VaultStore; journal: Journal; recovery: RecoveryNotice | null },
    loaded: {
      log: UndoLog;
      meta: Meta;
      books: readonly BookAccess[];
      sync: Synchroniser;
      bytes: ByteStore;
    },
  ) {
    this.#tell = input.tell;
    this.owner = input.owner;
    this.keys = input.keys;
    this.host = input.host;
    this.store = opened.store;
    this.journal = opened.journal;
    this.recovery = opened.recovery;
    this.log = loaded.log;
    this.meta = loaded.meta;
    this.books = loaded.books;
    this.sync = loaded.sync;
    this.search = new SearchIndex(this.store.state.records);
    this.sealedCopy = new SealedCopy(input.host, this.store, input.owner);
    this.rows = new ClientRows({
      store: this.store,
      isLedgerWhole: () => countsOf(this.store).ledgerWhole,
      firmCursor: () => this.#firmCursor(),
      onRows: (clientIds) => this.#tellRows(clientIds),
    });
    this.bytes = loaded.bytes;
    this.shelf = new Shelf({
      host: input.host,
      store: this.store,
      bytes: loaded.bytes,
      cipher: input.keys.documents,
      log: this.log,
      books: () => this.books,
      onChange: () => this.#tellDocuments(),
    });
    this.exchange = new ExchangeLoop(this.shelf, input.documents, () => this.#tellDocuments());
    this.figures = new ClientFigures(this.store, () => countsOf(this.store).ledgerWhole);
    this.bookFigures = new BookFigures({
      store: this.store,
      isLedgerWhole: () => countsOf(this.store).ledgerWhole,
      onBook: () => {
        const change = { kinds: [], clientIds: [], what: 'book' as const };
        this.#tell({ event: 'changed', change });
      },
    });
    const { host, store, log, journal } = this;
    this.#forgetting = new Forgetting({
      ...{ host, store, log, journal },
      compactJournal: () => this.compactJournal(),
      backUp: () => this.backUp('rotating'),
    });
    this.edits = new Edits(this.store, this.log, () => ({
      personId: this.owner.personId,
      now: instantFromMillis(Date.now()),
      books: this.books,
    }));
  }

  /** Opens store and journal and loads what lives in memory. */
  static async open(input: OpenInput): Promise<VaultResult<UnlockedVault>> {
    let vault: UnlockedVault | null = null;
    const { host, owner, keys } = input;
    const opened = await openStore({
      ...input,
      afterCommit: (changes, before) => vault?.committed(changes, before),
      restoreLatest: (connections, beyond) =>
        restoreLatest(host, keys.backups, connections, beyond),
      snapshotBeforeUpgrade: (older) => backUpBeforeUpgrade(host, owner, keys, older),
      staleSummaries: (changes, before) => vault?.rows.staleBy(changes, before) ?? [],
      orphanedDocuments: (changes) => vault?.bytes.rowsOf(orphansOf(changes)) ?? [],
    });
    if (!opened.ok) {
      input.sealed.content?.connections.close();
      return opened;
    }
    const { store } = opened.value;
    const { relaxed } = store.connections;
    const meta = new Meta(relaxed, store.sealer);
    const [log, books, synchronised, bytes] = await Promise.all([
      UndoLog.load(relaxed, store.sealer),
      meta.get('books'),
      meta.get('synchronised'),
      ByteStore.load(store.connections, keys.documents),
    ]);
    const sync = new Synchroniser({
      store,
      personId: owner.personId,
      transport: input.transport,
      counts: () => ({ ...countsOf(store), ...documentCounts(vault?.shelf) }),
      lastSynchronisedAt: synchronised?.at ?? null,
      handedOver: () => store.state.counters.handedOver ?? null,
      ready: () => vault?.counted ?? Promise.resolve(),
      onView: (view) => input.tell({ event: 'sync', view }),
      onSession: async (session) => {
        await vault?.contacted(input.now());
        await vault?.learnBooks(session);
        await vault?.learnEpoch(session);
      },
      onSynchronised: async (at) => vault?.synchronised(at),
    });
    vault = new UnlockedVault(input, opened.value, {
      ...{ log, meta, books: books ?? [], sync, bytes },
    });
    vault.exchange.begin();
    // In the background, and not before the first screen has asked its questions.
    void vault.search.buildSoon();
    vault.counted = after(WORK_COUNT_DELAY_IN_MILLIS)
      .then(() => countLanes(store, 'work'))
      .catch(() => false);
    void vault.#countLedgers();
    void vault.#forgetting.goOn();
    return ok(vault);
  }

  readonly #tell: (event: VaultEvent) => void;
  /** Stops background work and closes the database. */
  close(): Promise<void> {
    return this.closeAfter(async () => undefined);
  }

  /** Stops background work, does `last` alone, and closes the database; answers what `last` answers. */
  async closeAfter<Value>(last: () => Promise<Value>): Promise<Value> {
    this.#isClosed = true;
    this.rows.stop();
    this.bookFigures.stop();
    await this.sync.stop();
    await this.exchange.stop();
    await this.sealedCopy.flush();
    if (this.journal.wantsCompaction) await this.compactJournal();
    const answer = await this.store.exclusive(last);
    this.store.connections.close();
    return answer;
  }

  /** Takes a backup; it is read in one transaction, so that edits need not wait for it. */
  async backUp(label: 'rotating' | 'manual'): Promise<VaultResult<{ name: string }>> {
    const { state, connections } = this.store;
    // Commits that end meanwhile may be in it or not.
    const { journalPosition } = state.counters;
    const about = { label, journalPosition };
    const written = await backUp(this.host, connections.relaxed, this.keys.backups, about);
    // One taken by hand may be removed again: the journal does not count on it.
    if (written.ok && label === 'rotating') this.journal.settled.forgetUpTo(journalPosition);
    return written;
  }

  /** Reads every chunk once, in the background and after everything else has begun. */
  async #countLedgers(): Promise<void> {
    await this.counted;
    await after(LEDGER_COUNT_DELAY_IN_MILLIS);
    if (this.#isClosed) return;
    try {
      if (await countLanes(this.store, 'ledger')) this.sync.wake(0);
    } catch {
      // The vault was locked meanwhile: the next unlock counts.
    }
  }

  /** Writes the journal anew: what the server has answered for and a backup has goes (W2). */
  async compactJournal(): Promise<void> {
    await this.store.exclusive(async () => {
      await this.journal.compact(snapshotOf(this.store.state, this.journal.settled.list()));
    });
  }

  #firmCursor(): number {
    const firm = this.books.find(({ isFirmBook }) => isFirmBook);
    return firm ? (this.store.state.lanes.get(laneKey(firm.bookId, 'ledger'))?.cursor ?? 0) : 0;
  }

  /** Rows of the clients table were computed anew; no record has changed. */
  #tellRows(clientIds: readonly RecordId[]): void {
    const named = clientIds.length > MANY_CLIENTS ? [] : clientIds;
    const change = { kinds: [], clientIds: named, what: 'rows' as const };
    this.#tell({ event: 'changed', change });
  }

  /** What the calls of documents work with. */
  get documents(): DocumentParts {
    const { shelf, exchange: loop, edits, store } = this;
    return { shelf, loop, edits, state: store.state };
  }

  /** The state of some document's bytes has changed; no record has. */
  #tellDocuments(): void {
    if (this.#isClosed) return;
    this.#tell({ event: 'changed', change: { kinds: ['document'], clientIds: [], what: 'sync' } });
    this.sync.tell();
  }

  /** The server has answered for this person: the lease begins anew (A5). */
  async contacted(nowInMillis: number): Promise<void> {
    await this.meta.put('contacted', { at: instantFromMillis(nowInMillis) });
  }

  /** Whether the server has to be reached before this vault may be used (A5). */
  async needsServer(nowInMillis: number): Promise<boolean> {
    const contacted = await this.meta.get('contacted');
    if (contacted) return leaseHasEnded(contacted.at, nowInMillis);
    await this.contacted(nowInMillis);
    return false;
  }

  async learnBooks(session: SessionAnswer): Promise<void> {
    if (JSON.stringify(session.books) === JSON.stringify(this.books)) return;
    this.books = session.books;
    await this.meta.put('books', session.books);
    this.#tell({ event: 'changed', change: { kinds: [], clientIds: [], what: 'records' } });
  }

  /** A server of another epoch was restored: whether it has the bytes it had is not known (F9). */
  async learnEpoch({ epoch }: SessionAnswer): Promise<void> {
    const known = await this.meta.get('epoch');
    if (known?.epoch === epoch) return;
    await this.shelf.doubt();
    await this.meta.put('epoch', { epoch });
  }

  async synchronised(at: ReturnType<typeof instantFromMillis>): Promise<void> {
    this.exchange.wake();
    await this.meta.put('synchronised', { at });
    if (this.journal.wantsCompaction) await this.compactJournal();
    this.rows.recheck();
    await fold(this.store);
    await this.#forgetting.synchronised();
    await this.#backUpWhenDue();
  }

  async #backUpWhenDue(): Promise<void> {
    const last = await this.meta.get('backedUp');
    const isRecent = last && Math.abs(Date.now() - Date.parse(last.at)) < BACKUP_EVERY_MILLIS;
    if (isRecent && this.journal.settled.size <= MOST_SETTLED) return;
    const written = await this.backUp('rotating');
    if (!written.ok) return;
    await this.meta.put('backedUp', { at: instantFromMillis(Date.now()) });
    await this.compactJournal();
  }

  committed(changes: ChangeSet, before: readonly LocalRecord[]): void {
    for (const id of changes.records.keys()) this.search.update(id);
    this.bytes.forget(this.bytes.rowsOf(orphansOf(changes)).map(({ id }) => id));
    this.rows.changed(changes, before);
    this.figures.changed(changes);
    this.bookFigures.changed(changes, before);
    this.#tell({ event: 'changed', change: changeOf(changes, before) });
    if (changes.outbox.size > 0) {
      this.sealedCopy.touch();
      const isOwed = [...changes.outbox.values()].some((entry) => entry?.state === 'pending');
      if (isOwed) this.sync.wake();
      else this.sync.tell();
    }
    if (changes.purges.length > 0) void this.#forgetting.purged(changes.purges);
  }
}

/** Documents whose record a commit takes away, by a purge or because its deletion was accepted. */
function orphansOf(changes: ChangeSet): readonly RecordId[] {
  return [...changes.records].flatMap(([id, { kind, record }]) =>
    kind === 'document' && record === null ? [id] : [],
  );
}

function documentCounts(shelf: Shelf | undefined) {
  return {
    documentsToSend: shelf?.owedCount ?? 0,
    documentsToFetch: shelf?.wantedCount ?? 0,
  };
}

/** The numbers of the sync line that records make. */
function countsOf(store: VaultStore): Omit<SyncCounts, 'documentsToSend' | 'documentsToFetch'> {
  const entries = [...store.state.outbox.values()];
  const attentionCount = entries.filter(({ state }) => state === 'attention').length;
  const ledgers = [...store.state.lanes.values()].filter(({ lane }) => lane === 'ledger');
  return {
    unsentCount: entries.length - attentionCount,
    attentionCount,
    conflictCount: openConflicts(store.state).length,
    ledgerWhole: ledgers.length > 0 && ledgers.every(({ whole }) => whole),
  };
}

function after(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
