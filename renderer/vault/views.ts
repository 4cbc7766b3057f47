import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { SettledAlert } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Unavailable } from '#shared/domain/figure.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Period } from '#shared/domain/period.ts';
import type { BookClient } from '#shared/domain/portfolio/book-client.ts';
import type {
  BookLengths,
  BookPage,
  BookPeriodQuestion,
} from '#shared/domain/portfolio/book-page.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { HandedOver, OutboxEntry } from '#shared/sync/records.ts';

/* What queries of the vault answer: plain data that crosses the worker's border. */

/** The state of one record in the words of the product. */
export type RecordSyncState = 'synced' | 'waiting' | 'syncing' | 'attention';

export interface RecordView<K extends Kind = Kind> extends Entry<DataOf<K>> {
  readonly kind: K;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  readonly sync: RecordSyncState;
}

/** A row of the clients table; computed once and kept up to date by the worker. */
export interface ClientRow {
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly name: string;
  readonly clientType: DataOf<'client'>['clientType'];
  readonly status: DataOf<'client'>['status'];
  readonly tier: DataOf<'client'>['tier'];
  readonly city: string;
  readonly tags: readonly string[];
  readonly currency: string;
  /** Portfolio value, balance, or revenue of the last twelve months, in minor units; `null`: see why. */
  readonly amount: number | null;
  readonly amountMeaning: 'value' | 'balance' | 'revenue';
  /** Why there is none. */
  readonly amountUnavailable: Unavailable | null;
  /** Change over twelve months as a fraction; `null` when it cannot be known. */
  readonly change: number | null;
  /** Why not; missing in what an older version kept. */
  readonly changeUnavailable?: Unavailable | null;
  /** Twelve month-end values (or monthly revenues) for the sparkline, in minor units. */
  readonly trend: readonly number[];
  readonly lastContactOn: CalendarDate | null;
  readonly nextMeetingAt: Instant | null;
  /** 0 to 100, or `null` when nothing can be said. */
  readonly health: number | null;
  readonly attentionCount: number;
  readonly openPromises: number;
}

/** What lists of many clients' records say of each. */
export interface ClientName {
  readonly id: RecordId;
  readonly name: string;
  /** Of documents to the client; absent where none is chosen. */
  readonly language?: Language;
}

/** Rows of the clients table that somebody has not seen yet. */
export interface ClientRowChanges {
  readonly rows: readonly ClientRow[];
  /** Clients that are there no longer. */
  readonly goneIds: readonly RecordId[];
  /** What to bring as `after` the next time. */
  readonly upTo: number;
}

/** The alerts of the whole book, or of one client; those of a client are computed with its row and kept with it. */
export interface BookAlerts {
  readonly settled: readonly SettledAlert[];
  /**
   * Decisions about alerts that are not raised now: what they were about lies further back or has
   * changed, or the client is still to be read.
   */
  readonly past: readonly Entry<AlertDecision>[];
  /** Clients whose transactions are still to be read. */
  readonly pending: number;
  /** Whether all transactions have arrived (F4). */
  readonly isWhole: boolean;
}

/** Which book is asked for, in which scope, and which period is taken apart. */
export interface BookQuestion extends BookPeriodQuestion {
  /** `null` for all books the person has. */
  readonly bookId: BookId | null;
  readonly lengths: BookLengths;
}

/** Figures of a book, or how far they are. */
export type BookView =
  | { readonly state: 'incomplete' } // the ledger has not arrived whole (F4)
  | { readonly state: 'computing'; readonly done: number; readonly total: number }
  | {
      readonly state: 'ready';
      /** `false` while an edit is being counted. */
      readonly isCurrent: boolean;
      /** In which currencies there are accounts, and of how many clients, the most first. */
      readonly currencies: readonly {
        readonly currency: CurrencyCode;
        readonly clientCount: number;
      }[];
      /** `null` without accounts. */
      readonly page: BookPage | null;
    };

/** All clients of a book, and the period of their amounts. */
export interface BookClients {
  readonly key: PeriodKey;
  readonly period: Period;
  readonly rows: readonly BookClientRow[];
}

/** A client of a book with what it added to the book's return, in hundredths of a percentage point. */
export interface BookClientRow extends BookClient {
  readonly points: number | null;
}

export interface SearchHit {
  readonly kind: Kind;
  readonly id: RecordId;
  readonly clientId: RecordId | null;
  readonly clientName: string | null;
  readonly title: string;
  /** Text around the match with the matched ranges, for display. */
  readonly excerpt: string;
  readonly ranges: readonly (readonly [number, number])[];
}

export interface SyncView {
  readonly phase: 'idle' | 'syncing' | 'offline' | 'error';
  /** One sentence for the sync line and the Synchronisation page. */
  readonly sentence: string;
  readonly lastSynchronisedAt: Instant | null;
  readonly unsentCount: number;
  readonly attentionCount: number;
  readonly conflictCount: number;
  /** `null` when there are none, or when the person has read it. */
  readonly handedOver: HandedOver | null;
  readonly online: boolean;
  /** `null` when no cycle runs. */
  readonly progress: {
    readonly lane: 'work' | 'ledger';
    readonly done: number;
    readonly total: number;
  } | null;
  /** Documents whose bytes the server does not have yet, and those whose bytes are not here yet (D1). */
  readonly documentsToSend: number;
  readonly documentsToFetch: number;
  /** Whether the second lane is whole, so that figures count (F4). */
  readonly ledgerWhole: boolean;
  readonly error: { readonly tag: string; readonly message: string } | null;
}

/** How much is on this device only: edits, documents whose bytes were not sent, and drafts. */
export interface UnsentWork {
  readonly changes: number;
  readonly documents: number;
  readonly drafts: number;
}

/** An unsent edit as a person reads it: "Note for Novak s.r.o., 2 changes". */
export interface UnsentView {
  readonly entry: OutboxEntry;
  readonly title: string;
  readonly clientName: string | null;
  readonly changedFields: readonly string[];
}

/** Undo and redo survive a restart; labels are for the menu ("Undo edit of Note"). */
export interface UndoView {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Whether the bytes of a document can be opened here (D1). */
export type DocumentBytesState =
  | 'here'
  | 'waiting' // here, and not at the server yet
  | 'notArrived'
  | 'damaged';

export interface DocumentView extends RecordView<'document'> {
  readonly bytes: DocumentBytesState;
}

export interface DocumentContent {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly mediaType: string;
}
