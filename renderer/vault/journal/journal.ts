import { ok } from '#shared/lib/result.ts';
import type { VaultResult } from '../api.ts';
import { concatenated, jsonBytes, jsonOf } from '../crypto/bytes.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { VaultHost } from '../host.ts';
import type { JournalEntry } from './entry.ts';
import { readingOf } from './replay.ts';
import { SettledSince } from './settled-since.ts';

const POSITION_BYTES = 8;
/** With more entries than this the journal is worth writing anew. */
const COMPACT_ABOVE = 400;

export interface JournalContent {
  readonly entries: readonly JournalEntry[];
  /** Entries that were cut off, changed or out of order: left out. */
  readonly lost: number;
}

/** The journal beside IndexedDB: sealed here, appended and flushed by the shell (W1, A3). */
export class Journal {
  readonly #host: VaultHost;
  readonly #cipher: Cipher;
  /** What edits came to that no backup has yet: a compaction carries it on. */
  settled = new SettledSince();
  #entryCount = 0;
  #lastPosition = 0;

  constructor(host: VaultHost, cipher: Cipher) {
    this.#host = host;
    this.#cipher = cipher;
  }

  /** Position of the last entry written or read, also of one whose transaction then failed. */
  get lastPosition(): number {
    return this.#lastPosition;
  }

  get wantsCompaction(): boolean {
    return this.#entryCount > COMPACT_ABOVE;
  }

  /** Appends `entry`; when this answers, it is on the disk. */
  async append(entry: JournalEntry): Promise<VaultResult<null>> {
    const appended = await this.#host.appendJournal(await this.#seal(entry));
    if (!appended.ok) return appended;
    this.#entryCount += 1;
    this.#lastPosition = entry.n;
    return appended;
  }

  /** All entries that open, in order. Repeated, reordered and withdrawn ones are left out. */
  async read(): Promise<VaultResult<JournalContent>> {
    const content = await this.#host.readJournal();
    if (!content.ok) return content;
    const entries: JournalEntry[] = [];
    let lost = content.value.torn;
    let last = -1;
    for (const bytes of content.value.entries) {
      const entry = await this.#open(bytes);
      if (entry && entry.n > last) {
        entries.push(entry);
        last = entry.n;
      } else {
        lost += 1;
      }
    }
    this.#entryCount = entries.length;
    this.#lastPosition = Math.max(0, last);
    const withdrawn = new Set(entries.map(({ withdraws }) => withdraws));
    const counting = entries.filter(({ n }) => !withdrawn.has(n));
    this.settled = readingOf(counting).settled;
    return ok({ entries: counting, lost });
  }

  /** Writes the journal anew as `snapshot` alone. */
  async compact(snapshot: JournalEntry): Promise<VaultResult<null>> {
    const replaced = await this.#host.replaceJournal([await this.#seal(snapshot)]);
    if (replaced.ok) this.#entryCount = 1;
    return replaced;
  }

  async #seal(entry: JournalEntry): Promise<Uint8Array> {
    const position = new Uint8Array(POSITION_BYTES);
    new DataView(position.buffer).setBigUint64(0, BigInt(entry.n));
    const place = { table: 'journal', id: String(entry.n) };
    return concatenated([position, await this.#cipher.seal(place, jsonBytes(entry))]);
  }

  async #open(bytes: Uint8Array): Promise<JournalEntry | null> {
    if (bytes.length < POSITION_BYTES) return null;
    const n = new DataView(bytes.buffer, bytes.byteOffset, POSITION_BYTES).getBigUint64(0);
    const place = { table: 'journal', id: String(n) };
    const opened = await this.#cipher.open(place, bytes.subarray(POSITION_BYTES));
    return opened.ok ? jsonOf<JournalEntry>(opened.value) : null;
  }
}
