import type { RecordId } from '#shared/lib/identifiers.ts';
import { PART_BYTES, partCountOf } from '#shared/protocol/documents.ts';
import type { NamedDocument } from '#shared/sync/documents/ports.ts';
import { type Bytes, concatenated, jsonBytes, jsonOf, unshared } from '../crypto/bytes.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { Connections, Durability } from '../store/database.ts';
import { contentHashOf } from './content-hash.ts';

/** What this device holds of the bytes of one document. */
export interface HeldDocument extends NamedDocument {
  /** The parts that are here, in order. */
  readonly parts: readonly number[];
  /** The server has not said yet that it has the bytes. */
  readonly isOwed: boolean;
  /** The server had them, but was restored since and has not said again that it does (F9). */
  readonly isInDoubt?: boolean;
  /** The bytes are not what the record names, and there are no others here. */
  readonly isDamaged: boolean;
}

/** Whether the server has yet to say that it has the bytes. */
export function isUnconfirmed({ isOwed, isInDoubt = false }: HeldDocument): boolean {
  return isOwed || isInDoubt;
}

/** What a transaction deletes: a document's row and those of its parts. */
export interface DroppedDocument {
  readonly id: RecordId;
  readonly parts: readonly number[];
}

/**
 * The bytes of documents in the database, in parts, each sealed and bound to its document, to the hash
 * of the whole and to its own number: a part opens nowhere else. Rows stand under the record's id,
 * which is random; a hash in the clear would tell who has a known file.
 */
export class ByteStore {
  readonly #connections: Connections;
  readonly #cipher: Cipher;
  readonly #held = new Map<RecordId, HeldDocument>();

  private constructor(connections: Connections, cipher: Cipher) {
    this.#connections = connections;
    this.#cipher = cipher;
  }

  /** Reads what is held; a row that does not open is fetched anew, as if it had never come. */
  static async load(connections: Connections, cipher: Cipher): Promise<ByteStore> {
    const store = new ByteStore(connections, cipher);
    // A database of before version 3 has no such table; it is opened by what tests upgrades.
    if (!connections.relaxed.tables.some(({ name }) => name === 'documents')) return store;
    const rows = await connections.relaxed.documents.toArray();
    for (const { id, sealed } of rows) {
      const opened = await cipher.open({ table: 'documents', id }, sealed);
      if (opened.ok) store.#held.set(id, jsonOf<HeldDocument>(opened.value));
    }
    return store;
  }

  get all(): Iterable<HeldDocument> {
    return this.#held.values();
  }

  get(id: RecordId): HeldDocument | undefined {
    return this.#held.get(id);
  }

  /** Keeps whole bytes in one durable transaction. */
  async keepWhole(document: NamedDocument, bytes: Uint8Array, isOwed: boolean): Promise<void> {
    const parts = Array.from({ length: partCountOf(document.byteCount) }, (_, part) => part);
    const rows = await Promise.all(
      parts.map((part) =>
        this.#sealedPart(
          document,
          part,
          bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
        ),
      ),
    );
    await this.#put({ ...document, parts, isOwed, isDamaged: false }, rows, 'strict');
  }

  /** Keeps one part that was fetched; it can be fetched again. */
  async keepPart(document: NamedDocument, part: number, bytes: Uint8Array): Promise<void> {
    const held = this.#heldOf(document);
    const parts = [...new Set([...held.parts, part])].sort((left, right) => left - right);
    const row = await this.#sealedPart(document, part, bytes);
    await this.#put({ ...held, parts }, [row], 'relaxed');
  }

  /** The parts of these very bytes that are here. */
  partsOf({ documentId, contentHash }: NamedDocument): readonly number[] {
    const held = this.#held.get(documentId);
    return held?.contentHash === contentHash ? held.parts : [];
  }

  /** One part; `null` when it is not here or does not open. */
  async part(document: NamedDocument, part: number): Promise<Bytes | null> {
    const row = await this.#connections.relaxed.documentParts.get([document.documentId, part]);
    if (!row) return null;
    const opened = await this.#cipher.open(placeOfPart(document, part), row.sealed);
    return opened.ok ? opened.value : null;
  }

  /** All bytes, found to be what the record names; `null` when a part is missing or anything differs. */
  async whole(document: NamedDocument): Promise<Bytes | null> {
    const count = partCountOf(document.byteCount);
    if (this.partsOf(document).length < count) return null;
    const parts: Bytes[] = [];
    for (let part = 0; part < count; part += 1) {
      const bytes = await this.part(document, part);
      if (!bytes) return null;
      parts.push(bytes);
    }
    const bytes = concatenated(parts);
    return (await contentHashOf(bytes)) === document.contentHash ? bytes : null;
  }

  /** Notes that bytes are (not) owed, in doubt or damaged. */
  async mark(
    id: RecordId,
    change: Partial<Pick<HeldDocument, 'isOwed' | 'isInDoubt' | 'isDamaged'>>,
  ): Promise<void> {
    const held = this.#held.get(id);
    if (held) await this.#put({ ...held, ...change }, [], 'strict');
  }

  /** Removes what is here of a document. */
  async drop(id: RecordId): Promise<void> {
    const { relaxed } = this.#connections;
    await relaxed.transaction('rw', [relaxed.documents, relaxed.documentParts], async () => {
      await relaxed.documents.delete(id);
      await relaxed.documentParts
        .where('[id+part]')
        .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
        .delete();
    });
    this.#held.delete(id);
  }

  /** The rows of those of `ids` that are here and not owed, for a transaction that deletes them. */
  rowsOf(ids: readonly RecordId[]): readonly DroppedDocument[] {
    return ids.flatMap((id) => {
      const held = this.#held.get(id);
      return held && !held.isOwed ? [{ id, parts: held.parts }] : [];
    });
  }

  /** A transaction has deleted the rows. */
  forget(ids: readonly RecordId[]): void {
    for (const id of ids) this.#held.delete(id);
  }

  /** What is held of these bytes; of other bytes of the same record nothing is kept. */
  #heldOf(document: NamedDocument): HeldDocument {
    const { documentId, contentHash, byteCount } = document;
    const held = this.#held.get(documentId);
    if (held?.contentHash === contentHash && !held.isDamaged) return held;
    return {
      ...{ documentId, contentHash, byteCount },
      ...{ parts: [], isOwed: false, isDamaged: false },
    };
  }

  async #sealedPart(document: NamedDocument, part: number, bytes: Uint8Array) {
    const sealed = await this.#cipher.seal(placeOfPart(document, part), unshared(bytes));
    return { id: document.documentId, part, sealed };
  }

  async #put(
    held: HeldDocument,
    parts: readonly { id: RecordId; part: number; sealed: Bytes }[],
    durability: Durability,
  ): Promise<void> {
    const id = held.documentId;
    const sealed = await this.#cipher.seal({ table: 'documents', id }, jsonBytes(held));
    const database = this.#connections[durability];
    await database.transaction('rw', [database.documents, database.documentParts], async () => {
      await database.documents.put({ id, sealed });
      if (parts.length > 0) await database.documentParts.bulkPut(parts);
    });
    this.#held.set(id, held);
  }
}

function placeOfPart({ documentId, contentHash }: NamedDocument, part: number) {
  return { table: 'documentParts', id: `${documentId}/${contentHash}/${part}` };
}
