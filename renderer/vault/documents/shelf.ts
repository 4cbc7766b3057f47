import type { ClientDocument } from '#shared/domain/client/document.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { partCountOf } from '#shared/protocol/documents.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import type { DocumentShelf, NamedDocument } from '#shared/sync/documents/ports.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultResult } from '../api.ts';
import type { UndoLog } from '../commands/undo-log.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { storeFailure } from '../failures.ts';
import type { VaultHost } from '../host.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { DocumentBytesState } from '../views.ts';
import { type ByteStore, isUnconfirmed } from './byte-store.ts';
import { openCopy, sealCopy, type UnsentCopy } from './unsent-copy.ts';

/** Documents up to this size, in bytes, are fetched without being asked; larger ones when opened. */
export const FETCHED_AT_ONCE = 1024 * 1024;

export interface ShelfParts {
  readonly host: VaultHost;
  readonly store: VaultStore;
  readonly bytes: ByteStore;
  readonly cipher: Cipher;
  readonly log: UndoLog;
  readonly books: () => readonly BookAccess[];
  /** The state of some document's bytes has changed. */
  readonly onChange: () => void;
}

/** The bytes of documents beside the records that name them. */
export class Shelf implements DocumentShelf {
  readonly #parts: ShelfParts;
  /** Documents whose record is just being saved: that nothing names their bytes yet says nothing. */
  readonly #keeping = new Set<RecordId>();
  /** What the server did not have when it was last asked. */
  readonly #absent = new Set<RecordId>();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  /**
   * Brings back from the shell's folder what the database has lost, and takes away copies of bytes
   * that were sent. Copies whose record was never saved go when the server has refused them.
   */
  async reconcile(): Promise<void> {
    const { host, bytes } = this.#parts;
    const listed = await host.listUnsent();
    if (!listed.ok) return;
    for (const name of listed.value) {
      const id = name as RecordId;
      const held = bytes.get(id);
      if (this.#keeping.has(id) || (held?.isOwed && !held.isDamaged)) continue;
      if (held && !held.isOwed) await host.removeUnsent(id);
      else await this.#bringBack(id);
    }
    await this.sweep();
    this.#parts.onChange();
  }

  /** Takes away fetched bytes that nothing names: their client left while they were on their way (F6). */
  async sweep(): Promise<void> {
    const { bytes } = this.#parts;
    for (const { documentId, isOwed, isDamaged } of [...bytes.all]) {
      if (this.#isNamed(documentId)) continue;
      if (!isOwed) await bytes.drop(documentId);
      // The person was told so by its record, and has deleted that.
      else if (isDamaged) await this.#dropIfForgotten(documentId);
    }
  }

  /**
   * Makes bytes durable twice and then saves the records that name them, by `save`; meanwhile no round
   * takes them for left behind. When anything fails none of them is kept.
   */
  async keep(
    copies: readonly UnsentCopy[],
    save: () => Promise<VaultResult<null>>,
  ): Promise<VaultResult<null>> {
    const ids = copies.map(({ document }) => document.documentId);
    for (const id of ids) this.#keeping.add(id);
    try {
      let outcome: VaultResult<null> = ok(null);
      for (const copy of copies) if (outcome.ok) outcome = await this.#keepTwice(copy);
      if (outcome.ok) outcome = await save();
      if (!outcome.ok) for (const id of ids) await this.#unkeep(id).catch(() => undefined);
      return outcome;
    } finally {
      for (const id of ids) this.#keeping.delete(id);
    }
  }

  async #keepTwice(copy: UnsentCopy): Promise<VaultResult<null>> {
    const { host, bytes, cipher } = this.#parts;
    const { document } = copy;
    try {
      const written = await host.keepUnsent(document.documentId, await sealCopy(cipher, copy));
      if (!written.ok) return written;
      await bytes.keepWhole(document, copy.bytes, true);
    } catch (cause) {
      return storeFailure(cause);
    }
    this.#parts.onChange();
    return ok(null);
  }

  /** Takes back what was kept: its record could not be saved. */
  async #unkeep(id: RecordId): Promise<void> {
    await this.#parts.bytes.drop(id);
    await this.#parts.host.removeUnsent(id);
    this.#parts.onChange();
  }

  /** The bytes, found to be right; `null` when they are not here, `damaged` when others are. */
  async read(document: NamedDocument): Promise<Uint8Array | 'damaged' | null> {
    const { bytes } = this.#parts;
    const whole = await bytes.whole(document);
    if (whole) return whole;
    const held = bytes.get(document.documentId);
    if (!held || bytes.partsOf(document).length < partCountOf(document.byteCount)) return null;
    if (held.isOwed && (await this.#bringBack(document.documentId))) return bytes.whole(document);
    await this.damaged(document.documentId);
    // What the server has can be fetched again.
    return held.isOwed ? 'damaged' : null;
  }

  stateOf(document: NamedDocument): DocumentBytesState {
    const held = this.#parts.bytes.get(document.documentId);
    if (held?.isDamaged) return 'damaged';
    if (held?.contentHash !== document.contentHash) return 'notArrived';
    if (held.parts.length < partCountOf(document.byteCount)) return 'notArrived';
    return isUnconfirmed(held) ? 'waiting' : 'here';
  }

  /**
   * Documents that the server is not known to have and can get; without those that only an undo could
   * bring back, and those that are damaged here: they are never sent, and their record says so.
   */
  unsent(): readonly (NamedDocument & { readonly title: string | null })[] {
    const { bytes, log, store } = this.#parts;
    return [...bytes.all]
      .filter(
        (held) =>
          isUnconfirmed(held) &&
          !held.isDamaged &&
          (this.#isNamed(held.documentId) || !log.canBringBack(held.documentId)),
      )
      .map(({ documentId, contentHash, byteCount }) => {
        const record = store.state.records.get(documentId) as DocumentRecord | undefined;
        return { documentId, contentHash, byteCount, title: record?.data?.title ?? null };
      });
  }

  get owedCount(): number {
    return this.unsent().length;
  }

  /** How many documents were not here and not fetched yet. */
  get wantedCount(): number {
    return this.documents().filter((record) => this.stateOf(namedBy(record)) === 'notArrived')
      .length;
  }

  /** Whether the server was asked for the bytes and did not have them. */
  isAbsent(id: RecordId): boolean {
    return this.#absent.has(id);
  }

  /** A new round may ask the server again. */
  askAgain(): void {
    this.#absent.clear();
  }

  owed(): readonly NamedDocument[] {
    const writable = this.#writableBooks();
    return [...this.#parts.bytes.all]
      .filter((held) => {
        const { documentId, isOwed, isDamaged } = held;
        if (!isUnconfirmed(held) || isDamaged || this.#keeping.has(documentId)) return false;
        const record = this.#parts.store.state.records.get(documentId);
        // Of a record that has left, the server takes them as it took the edit: for who decides.
        return record ? record.version !== null && writable.has(record.bookId) : isOwed;
      })
      .sort((left, right) => (left.documentId < right.documentId ? -1 : 1));
  }

  wanted(): readonly NamedDocument[] {
    return this.documents()
      .filter(
        (record) =>
          record.version !== null &&
          record.data.byteCount <= FETCHED_AT_ONCE &&
          this.stateOf(namedBy(record)) === 'notArrived' &&
          !this.#absent.has(record.id),
      )
      .sort((left, right) => (left.data.madeOn < right.data.madeOn ? 1 : -1))
      .map(namedBy);
  }

  /**
   * The server was restored and may have lost bytes (F9): it is asked again for all that are whole here
   * and that this person may send.
   */
  async doubt(): Promise<void> {
    const writable = this.#writableBooks();
    for (const record of this.documents()) {
      if (!writable.has(record.bookId) || this.stateOf(namedBy(record)) !== 'here') continue;
      await this.#parts.bytes.mark(record.id, { isInDoubt: true });
    }
  }

  #writableBooks(): ReadonlySet<BookId> {
    const books = this.#parts.books();
    return new Set(
      books
        .filter(({ role }) => role === 'owner' || role === 'assistant')
        .map(({ bookId }) => bookId),
    );
  }

  partsHere(document: NamedDocument): readonly number[] {
    return this.#parts.bytes.partsOf(document);
  }

  part(document: NamedDocument, part: number): Promise<Uint8Array | null> {
    return this.#parts.bytes.part(document, part);
  }

  keepPart(document: NamedDocument, part: number, bytes: Uint8Array): Promise<void> {
    return this.#parts.bytes.keepPart(document, part, bytes);
  }

  async finish(document: NamedDocument): Promise<boolean> {
    const { bytes } = this.#parts;
    const isRight = (await bytes.whole(document)) !== null;
    if (!isRight && !bytes.get(document.documentId)?.isOwed) await bytes.drop(document.documentId);
    this.#parts.onChange();
    return isRight;
  }

  async sent(documentId: RecordId): Promise<void> {
    const { bytes, host } = this.#parts;
    const confirmed = { isOwed: false, isInDoubt: false };
    // Of a record that has left nothing stays.
    if (this.#isNamed(documentId)) await bytes.mark(documentId, confirmed);
    else await bytes.drop(documentId);
    await host.removeUnsent(documentId);
    this.#parts.onChange();
  }

  async damaged(documentId: RecordId): Promise<void> {
    const { bytes } = this.#parts;
    const held = bytes.get(documentId);
    if (!held) return;
    if (held.isOwed && (await this.#bringBack(documentId))) return;
    if (held.isOwed) await bytes.mark(documentId, { isDamaged: true });
    else await bytes.drop(documentId);
    this.#parts.onChange();
  }

  async refused(documentId: RecordId): Promise<void> {
    if (!this.#isNamed(documentId)) await this.#dropIfForgotten(documentId);
  }

  notArrived(documentId: RecordId): void {
    this.#absent.add(documentId);
  }

  /** Live records of documents. */
  documents(): readonly DocumentRecord[] {
    const records = this.#parts.store.state.records.ofKind('document').values();
    return [...records].filter((record): record is DocumentRecord => record.data !== null);
  }

  /** Whether a record or an edit here names the document, deleted or not. */
  #isNamed(id: RecordId): boolean {
    const { records, outbox } = this.#parts.store.state;
    if (records.get(id)) return true;
    return [...outbox.values()].some(({ recordId }) => recordId === id);
  }

  /** Drops bytes that nothing names any more and no step of undo could name again. */
  async #dropIfForgotten(id: RecordId): Promise<void> {
    if (!this.#parts.log.canBringBack(id)) await this.#unkeep(id);
  }

  /** Restores unsent bytes from the shell's copy; answers whether it was good. */
  async #bringBack(id: RecordId): Promise<boolean> {
    const { host, bytes, cipher } = this.#parts;
    const file = await host.readUnsent(id);
    const copy = file.ok ? await openCopy(cipher, id, file.value) : file;
    if (!copy.ok || copy.value.document.documentId !== id) return false;
    const { document, bytes: content } = copy.value;
    await bytes.keepWhole(document, content, true);
    return (await bytes.whole(document)) !== null;
  }
}

export type DocumentRecord = LocalRecord & { readonly data: ClientDocument };

/** The bytes that a record names. */
export function namedBy({ id, data }: DocumentRecord): NamedDocument {
  return { documentId: id, contentHash: data.contentHash, byteCount: data.byteCount };
}
