import type { AnsweredOutcome } from '#shared/domain/advice/vigilance/alert-decision.ts';
import type {
  FigureAnswer,
  FigureName,
  FigureQuestion,
} from '#shared/domain/client/asked-figures.ts';
import type { ClientFile, ClientLedger, PricePoint } from '#shared/domain/client/client-file.ts';
import type { SimilarBuyers } from '#shared/domain/growth/similar-buyers.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { PeriodExplanation } from '#shared/domain/portfolio/performance-page.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Result, TaggedError } from '#shared/lib/result.ts';
import type { LateEdit } from '#shared/protocol/late-edits.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import type {
  BookAlerts,
  BookClients,
  BookQuestion,
  BookView,
  ClientName,
  ClientRow,
  ClientRowChanges,
  DocumentContent,
  DocumentView,
  RecordView,
  SearchHit,
  SyncView,
  UndoView,
  UnsentView,
} from './views.ts';

/*
 * What the vault worker offers to the services: the one way in (commands) and the one way out
 * (queries that are asked again when `VaultChange` says so). Every call crosses a worker border, so
 * everything here is plain data that can be structured-cloned.
 */

export type VaultError = TaggedError<
  | 'locked'
  | 'wrongPassphrase' // with retryAfterSeconds: the delay grows
  | 'keychainLost' // changed, gone or switched off; the passphrase still opens
  | 'weakPassphrase'
  | 'noVault'
  | 'newerVault' // written by a newer application; nothing was changed
  | 'parametersRefused' // key derivation below the floor: tampered with
  | 'diskFull'
  | 'storeLost' // IndexedDB came back empty; see `recovery`
  | 'invalid' // the record breaks its schema or a rule; see `field`
  | 'readOnly' // the person may not write in this book
  | 'notFound'
  | 'serverNeeded' // the offline lease has ended (A5); nothing was changed
  | 'unsentWork' // sign-out refused (A6)
  | 'damaged'
  | 'notArrived' // the bytes of a document are not on this device yet (D1)
  | 'failed'
> & { readonly field?: string; readonly retryAfterSeconds?: number };

export type VaultResult<Value> = Result<Value, VaultError>;

export interface VaultOwner {
  readonly personId: PersonId;
  readonly personName: string;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly server: string;
  /** The server's public key of the sign-in, to which unsent work is sealed for a revocation (A4). */
  readonly quarantineKey?: string | undefined;
}

export type VaultState =
  | { readonly state: 'absent' }
  | {
      readonly state: 'locked';
      readonly personName: string;
      readonly deviceName: string;
      readonly keychain: boolean;
    }
  | {
      readonly state: 'unlocked';
      readonly owner: VaultOwner;
      readonly recovery: RecoveryNotice | null;
    };

/** Said once after unlocking when the store had to be rebuilt (W3). */
export interface RecoveryNotice {
  readonly what: 'storeLost' | 'journalReplayed' | 'tornJournal';
  readonly message: string;
}

/** What changed in a commit, so that a query knows whether to ask again. */
export interface VaultChange {
  readonly kinds: readonly string[];
  readonly clientIds: readonly RecordId[];
  /**
   * `records`: somebody's work; `sync`: only the synchronisation's own state; `rows`: only what is
   * computed of clients for their table; `drafts`: only what is no record yet; `book`: only figures of
   * whole books.
   */
  readonly what: 'records' | 'sync' | 'rows' | 'drafts' | 'book';
}

export interface SaveRequest<K extends Kind = Kind> {
  readonly kind: K;
  /** A new id makes a new record. */
  readonly id: RecordId;
  /** `null` deletes the record, in one step with what is saved beside it. */
  readonly data: DataOf<K> | null;
  /** Book of a new record; default: its client's book. */
  readonly bookId?: BookId;
  /** Successive saves under one key (typing in a note) are one step of undo. */
  readonly undoKey?: string;
  /**
   * The copy that a form showed, `null` where none was there, and others may have changed the record
   * since: what they changed stays, and a field that both changed becomes a conflict. Saved together
   * with other records it is refused then.
   */
  readonly seen?: RecordData | null;
}

/** What saving came to. */
export interface Saved {
  /** Fields that others had changed as well: theirs stand, one's own wait to be decided about. */
  readonly conflicts: number;
}

/**
 * Something half made that must not be synchronised: it stays on this device, encrypted like
 * everything else, until it becomes the record of its id or is given up.
 */
export interface LocalDraft {
  readonly id: RecordId;
  /** The kind of the record that it will be, or `form` for what was typed into a form and not saved. */
  readonly kind: string;
  /** `null` when it is about no client, or one that is still to be made. */
  readonly clientId: RecordId | null;
  readonly savedAt: Instant;
  readonly data: RecordData;
}

/** A document to keep: the fields of its record but for those that its bytes say. */
export interface KeepDocument
  extends Omit<DataOf<'document'>, 'contentHash' | 'byteCount'>,
    Record<never, never> {
  readonly bytes: Uint8Array;
}

/** A lead's answer to an escalated alert. */
export interface EscalationAnswer {
  /** The decision that waits for it. */
  readonly id: RecordId;
  readonly outcome: AnsweredOutcome;
  readonly answer: string;
  /** The person's day. */
  readonly today: CalendarDate;
}

/** Which records a list is to have; all of a kind without it. */
export interface ListFilter {
  readonly clientId?: RecordId;
  readonly bookId?: BookId;
  /** Edited by a person at this moment or later; what came in bulk was edited by nobody. */
  readonly editedSince?: Instant;
}

/** The calls of the worker. All but the first group need an unlocked vault and answer `locked` otherwise. */
export interface VaultApi {
  // Keys
  state(): Promise<VaultState>;
  /** Makes the vault after sign-in; returns the recovery code, shown once. */
  enrol(request: {
    owner: VaultOwner;
    passphrase: string;
  }): Promise<VaultResult<{ recoveryCode: string }>>;
  unlock(
    way: { passphrase: string } | { recoveryCode: string } | { keychain: true },
  ): Promise<VaultResult<null>>;
  changePassphrase(request: { current: string; next: string }): Promise<VaultResult<null>>;
  /** A new passphrase for who has forgotten the old one but kept the recovery code; locked or not. */
  resetPassphrase(request: { recoveryCode: string; next: string }): Promise<VaultResult<null>>;
  newRecoveryCode(request: { passphrase: string }): Promise<VaultResult<{ recoveryCode: string }>>;
  setKeychain(enabled: boolean): Promise<VaultResult<null>>;
  /** Drops keys and everything decrypted. */
  lock(): Promise<void>;
  /** Destroys vault and keys; refuses with `unsentWork` unless `giveUpUnsent` (A6). */
  signOut(request: { giveUpUnsent: boolean }): Promise<VaultResult<null>>;

  // Commands: the one way in
  /** Saves records, and keeps `documents` that belong to them, in one step: all of it or nothing. */
  save(
    requests: readonly SaveRequest[],
    documents?: readonly KeepDocument[],
  ): Promise<VaultResult<Saved>>;
  remove(records: readonly { kind: Kind; id: RecordId }[]): Promise<VaultResult<null>>;
  /** Keeps what is half made on this device only; it leaves with its client, and with the vault. */
  keepDraft(draft: Omit<LocalDraft, 'savedAt'>): Promise<VaultResult<null>>;
  dropDraft(id: RecordId): Promise<VaultResult<null>>;
  /** Takes the last step back, or again; contact data that it changes is noted on `today`, the person's day. */
  undo(today: CalendarDate): Promise<VaultResult<{ done: string | null }>>;
  redo(today: CalendarDate): Promise<VaultResult<{ done: string | null }>>;
  newId(): Promise<RecordId>;

  // Documents: records whose bytes travel and rest apart from them (D1)
  /**
   * Keeps a document, its bytes and the record that names them; both are durable when this answers. At
   * most 25 MB. The bytes stay the caller's.
   */
  keepDocument(document: KeepDocument): Promise<VaultResult<{ id: RecordId }>>;
  /** The bytes, as they were kept, fetched if need be; `notArrived` or `damaged` says why not. */
  readDocument(id: RecordId): Promise<VaultResult<DocumentContent>>;
  /** A client's documents with the state of their bytes, newest first. */
  documents(clientId: RecordId): Promise<readonly DocumentView[]>;

  // Queries: the one way out
  books(): Promise<readonly BookAccess[]>;
  record(kind: Kind, id: RecordId): Promise<RecordView | null>;
  list<K extends Kind>(kind: K, filter?: ListFilter): Promise<readonly RecordView<K>[]>;
  /** All rows of the clients table, or those that changed since `after` was answered as `upTo`. */
  clientRows(question: { today: CalendarDate; after: number | null }): Promise<ClientRowChanges>;
  /** The rows of clients that have something to look at. */
  clientsInAttention(today: CalendarDate): Promise<readonly ClientRow[]>;
  /** What vigilance noticed in the whole book or of one client, as far as the clients have been read. */
  alerts(question: { today: CalendarDate; clientId: RecordId | null }): Promise<BookAlerts>;
  /** How many alerts of the whole book somebody has to look at, as far as the clients have been read. */
  alertsToLookAt(today: CalendarDate): Promise<number>;
  /** Every client's name: a fraction of what their records would take to hand over. */
  clientNames(): Promise<readonly ClientName[]>;
  /** How many like this client have which products; `null` when there is no such client. */
  similarBuyers(clientId: RecordId): Promise<SimilarBuyers | null>;
  /** Everything of a client; without the ledger while the second lane is not whole. */
  clientFile(clientId: RecordId, part: 'work' | 'all'): Promise<ClientFile | null>;
  /** What a client's file of part `all` has beyond that of part `work`. */
  clientLedger(clientId: RecordId): Promise<ClientLedger | null>;
  /** The closing prices of a security, whoever holds it, oldest first; empty when there are none. */
  pricesOf(securityId: RecordId): Promise<readonly PricePoint[]>;
  /** A figure of a client by its name; `undefined` without such a client or while its ledger is not whole. */
  figure<Name extends FigureName>(
    clientId: RecordId,
    name: Name,
    question: FigureQuestion<Name>,
  ): Promise<FigureAnswer<Name> | undefined>;
  bookView(question: BookQuestion): Promise<BookView>;
  /** Every client of the book with its amounts, for a file; `null` while they are computed. */
  bookClients(question: BookQuestion): Promise<BookClients | null>;
  /** The computation of the period asked for; `null` when there is nothing to compute. */
  bookExplanation(question: BookQuestion): Promise<PeriodExplanation | null>;
  search(query: string, limit: number): Promise<readonly SearchHit[]>;
  /** This device's history of a record or client: what was edited here, newest first. */
  history(filter: { clientId: RecordId }): Promise<
    readonly {
      at: Instant;
      kind: string;
      /** As it became, or was when it was deleted. */
      data: RecordData | null;
      what: 'new' | 'changed' | 'deleted';
      /** Those that differ; of a new or deleted record, all. */
      fields: readonly string[];
      by: PersonId;
    }[]
  >;
  /**
   * What one record was and became by the edits of this device, newest first. `at` and `by` are `null`
   * of the state that an edit found: who wrote that is not known here.
   */
  versions(record: {
    kind: Kind;
    id: RecordId;
  }): Promise<readonly { at: Instant | null; by: PersonId | null; data: RecordData }[]>;
  /** What is half made of a kind, of one client or of all; what became a record is none any more. */
  drafts(filter: { kind: Kind | 'form'; clientId?: RecordId }): Promise<readonly LocalDraft[]>;
  undoView(): Promise<UndoView>;

  // Synchronisation
  syncView(): Promise<SyncView>;
  unsent(): Promise<readonly UnsentView[]>;
  /** What is on this device only and needs no decision, in a sentence; `null` when it is nothing. */
  unsentSentence(): Promise<string | null>;
  /** Runs a cycle now, or joins the one that runs. */
  synchronise(): Promise<SyncView>;
  setOnline(online: boolean): Promise<void>;
  /** There may be something new at the server (SPEC F10): a cycle soon. */
  poke(): Promise<void>;
  resolveConflict(request: {
    conflictId: RecordId;
    choice: 'mine' | 'theirs' | 'both' | 'edited';
    edited?: RecordData;
    /** The person's day. */
    today: CalendarDate;
  }): Promise<VaultResult<null>>;
  /** Sends an entry that needs attention again, or gives it up expressly. */
  retryUnsent(order: number): Promise<VaultResult<null>>;
  giveUpUnsent(order: number): Promise<VaultResult<null>>;
  /** The server's audit trail of a client (`AuditEntry` of the protocol), newest first; needs the network. */
  audit(filter: { clientId: RecordId }): Promise<VaultResult<readonly RecordData[]>>;
  /** Edits of former managers that wait for this person's decision (SPEC F7); needs the network. */
  lateEdits(): Promise<VaultResult<readonly LateEdit[]>>;
  decideLateEdit(request: {
    id: string;
    decision: 'accept' | 'discard';
  }): Promise<VaultResult<null>>;
  /**
   * Answers an alert that was escalated to this person, also in a book that they may only read; needs the
   * server, and fetches what it then has.
   */
  answerEscalation(answer: EscalationAnswer): Promise<VaultResult<null>>;

  /** The person has read what was handed over. */
  dismissHandedOver(): Promise<VaultResult<null>>;

  // Backups
  backUp(): Promise<VaultResult<{ name: string }>>;
  backups(): Promise<VaultResult<readonly { name: string; takenAt: string; size: number }[]>>;
  restore(name: string): Promise<VaultResult<null>>;
  exportUnsent(): Promise<VaultResult<{ text: string }>>;

  /** Removes every record marked as sample from the book, through ordinary deletions. */
  removeSample(): Promise<VaultResult<{ removed: number }>>;
}

/** What the worker tells the page without being asked. */
export type VaultEvent =
  | { readonly event: 'changed'; readonly change: VaultChange }
  | { readonly event: 'sync'; readonly view: SyncView }
  | { readonly event: 'locked' };
