import Dexie, { type Table, type Transaction } from 'dexie';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultOwner } from '../api.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { takenBack } from './failed-upgrade.ts';
import { inTime } from './in-time.ts';

/*
 * What IndexedDB holds. Only random ids, kinds and positions stand in the clear; everything a person
 * wrote is sealed. The database is a cache that can be rebuilt (W1): what is trusted is the server
 * and the journal.
 */

/** A record edited by people or owed to the server: one row each. */
export interface SealedRow {
  readonly id: RecordId;
  readonly kind: string;
  readonly sealed: Bytes;
}

/** Up to about a hundred records of one series; a later stamp stands over an earlier one. */
export interface SealedChunk {
  readonly series: string;
  readonly stamp: number;
  readonly sealed: Bytes;
}

/** Pulled records of many series, to be folded into chunks later. */
export interface SealedLogChunk {
  readonly stamp: number;
  readonly sealed: Bytes;
}

/** Which series a log chunk touches, apart from it so that unlocking need not read the chunk. */
export interface LogHead {
  readonly stamp: number;
  readonly series: readonly string[];
}

/** A series there is: whose it is, so that a purge finds it. */
export interface SeriesRow {
  readonly series: string;
  readonly kind: string;
  readonly clientId: string | null;
  /** More than one while a client's move between books is under way. */
  readonly bookIds: readonly string[];
  /** Log chunks up to this stamp are folded into the series' chunks already: what they say is old. */
  readonly foldedTo: number;
}

export interface SealedValue {
  readonly id: string;
  readonly sealed: Bytes;
}

export interface SealedOrder {
  readonly order: number;
  readonly sealed: Bytes;
}

/** Mutations whose answers were applied, under the first of them. */
export interface AnsweredRow {
  readonly id: string;
  /** Absent in rows of version 1: only the first. */
  readonly ids?: readonly string[];
}

/** What is held of a document's bytes, and of whom the server does not have them yet. */
export interface SealedDocument {
  readonly id: RecordId;
  readonly sealed: Bytes;
}

/** One part of a document's bytes. */
export interface SealedPart {
  readonly id: RecordId;
  readonly part: number;
  readonly sealed: Bytes;
}

/** The tables of the first two versions; a version with others has its own and an upgrade (G2). */
const FIRST_TABLES = {
  rows: 'id',
  chunks: '[series+stamp]',
  logChunks: 'stamp',
  logHeads: 'stamp',
  series: 'series',
  outbox: 'order',
  lanes: 'id',
  answered: 'id',
  undo: 'order',
  summaries: 'id',
  meta: 'id',
} as const;

/** Since version 3 the bytes of documents (D1); what was there before stays as it is. */
const TABLES = { ...FIRST_TABLES, documents: 'id', documentParts: '[id+part]' } as const;

/**
 * Tables that are in no backup: bytes the server has come again from there, and bytes it does not have
 * lie sealed in the shell's folder as well. Restoring a backup leaves them alone.
 */
export const NOT_BACKED_UP: ReadonlySet<string> = new Set(['documents', 'documentParts']);

/** One version of the database: its tables and how rows of the version before become its own. */
export interface Schema {
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<unknown>;
}

/**
 * All versions there were, the current one last. Since version 2 a row of `outbox` or `answered` may
 * hold several things; those of version 1 hold one, and are read as they are.
 */
export const SCHEMAS: readonly Schema[] = [
  { stores: FIRST_TABLES },
  { stores: FIRST_TABLES },
  { stores: TABLES },
];

// Dexie multiplies its versions by ten in IndexedDB.
const NATIVE_FACTOR = 10;

export type Durability = 'strict' | 'relaxed';

/** The database of one person on one device. */
export class VaultDatabase extends Dexie {
  declare readonly rows: Table<SealedRow, string>;
  declare readonly chunks: Table<SealedChunk, [string, number]>;
  declare readonly logChunks: Table<SealedLogChunk, number>;
  declare readonly logHeads: Table<LogHead, number>;
  declare readonly series: Table<SeriesRow, string>;
  declare readonly outbox: Table<SealedOrder, number>;
  declare readonly lanes: Table<SealedValue, string>;
  declare readonly answered: Table<AnsweredRow, string>;
  declare readonly undo: Table<SealedOrder, number>;
  declare readonly summaries: Table<SealedValue, string>;
  declare readonly meta: Table<SealedValue, string>;
  declare readonly documents: Table<SealedDocument, string>;
  declare readonly documentParts: Table<SealedPart, [string, number]>;

  /** @param schemas fewer open an older database as it is; more are a test's later version */
  constructor(name: string, durability: Durability, schemas = SCHEMAS) {
    super(name, { chromeTransactionDurability: durability, cache: 'disabled', autoOpen: false });
    for (const [index, { stores, upgrade }] of schemas.entries()) {
      const version = this.version(index + 1).stores(stores);
      if (upgrade) version.upgrade(upgrade);
    }
  }
}

/** The database's name for `owner`: opaque ids only. */
export function databaseName(owner: Pick<VaultOwner, 'personId' | 'deviceId'>): string {
  return `fieldfolio-${owner.personId}-${owner.deviceId}`;
}

/** What is there before anything is opened for work. */
export type Probe =
  | { readonly found: 'nothing'; readonly dataLoss: boolean }
  | { readonly found: 'current' | 'older' | 'newer'; readonly version: number };

/**
 * Looks at the database without changing it: an older application must refuse a newer database (G2),
 * and after some crashes Chromium silently hands out an empty one, which only `dataLoss` on
 * `upgradeneeded`, or its being missing, tells (reliability, fact 1).
 */
export function probeDatabase(name: string, current = SCHEMAS.length): Promise<Probe> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let nothing: Probe | null = null;
    request.onupgradeneeded = (event) => {
      const dataLoss = (event as IDBVersionChangeEvent & { dataLoss?: string }).dataLoss;
      nothing = { found: 'nothing', dataLoss: dataLoss === 'total' };
      // Leaves nothing behind: whoever opens it for work makes it.
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const version = request.result.version / NATIVE_FACTOR;
      request.result.close();
      const found = version > current ? 'newer' : version < current ? 'older' : 'current';
      resolve({ found, version });
    };
    request.onerror = () => {
      if (nothing) resolve(nothing);
      else reject(request.error ?? new Error('The database cannot be opened.'));
    };
  });
}

/** Both connections to one database: what can be pulled again is written relaxed, the rest strict. */
export interface Connections {
  readonly strict: VaultDatabase;
  readonly relaxed: VaultDatabase;
  /** Chromium has closed one of them by itself, as it does after some errors of the disk. */
  readonly isLost: boolean;
  /**
   * Puts new connections in the place of both: after a full disk Chromium writes no more to the old.
   * Refused after `close`.
   */
  reopen(): Promise<void>;
  /** Closes both for good. */
  close(): void;
}

/** Opens the database for work, making or upgrading it. */
export async function openConnections(name: string, schemas = SCHEMAS): Promise<Connections> {
  const strict = new VaultDatabase(name, 'strict', schemas);
  try {
    await strict.open();
  } catch (cause) {
    await inTime(takenBack(name)).catch(() => undefined);
    throw cause;
  }
  const relaxed = new VaultDatabase(name, 'relaxed', schemas);
  await relaxed.open();
  return new OpenConnections(name, schemas, strict, relaxed);
}

class OpenConnections implements Connections {
  readonly #name: string;
  readonly #schemas: readonly Schema[];
  #strict: VaultDatabase;
  #relaxed: VaultDatabase;
  #isClosed = false;

  constructor(
    name: string,
    schemas: readonly Schema[],
    strict: VaultDatabase,
    relaxed: VaultDatabase,
  ) {
    this.#name = name;
    this.#schemas = schemas;
    this.#strict = strict;
    this.#relaxed = relaxed;
  }

  get strict(): VaultDatabase {
    return this.#strict;
  }

  get relaxed(): VaultDatabase {
    return this.#relaxed;
  }

  get isLost(): boolean {
    return !this.#isClosed && !(this.#strict.isOpen() && this.#relaxed.isOpen());
  }

  async reopen(): Promise<void> {
    if (this.#isClosed) throw new Error('The database is closed.');
    this.#strict.close();
    this.#relaxed.close();
    // Never the old objects: one that was closed while it was opening refuses to open.
    this.#strict = new VaultDatabase(this.#name, 'strict', this.#schemas);
    this.#relaxed = new VaultDatabase(this.#name, 'relaxed', this.#schemas);
    await inTime(Promise.all([this.#strict.open(), this.#relaxed.open()]));
  }

  close(): void {
    this.#isClosed = true;
    this.#strict.close();
    this.#relaxed.close();
  }
}
