import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';

const NONE: ReadonlyMap<RecordId, LocalRecord> = new Map();

/**
 * All editable records, decrypted, while the vault is unlocked: by id, by kind and by client. Edited
 * rows of bulk kinds (a corrected transaction) are among them. Tombstones too: what a screen lists
 * is what has `data`.
 */
export class RecordMemory {
  readonly #byId = new Map<RecordId, LocalRecord>();
  readonly #byKind = new Map<string, Map<RecordId, LocalRecord>>();
  readonly #byClient = new Map<RecordId, Map<RecordId, LocalRecord>>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: RecordId): LocalRecord | undefined {
    return this.#byId.get(id);
  }

  put(record: LocalRecord): void {
    this.delete(record.id);
    this.#byId.set(record.id, record);
    put(this.#byKind, record.kind, record);
    if (record.clientId) put(this.#byClient, record.clientId, record);
  }

  delete(id: RecordId): void {
    const former = this.#byId.get(id);
    if (!former) return;
    this.#byId.delete(id);
    this.#byKind.get(former.kind)?.delete(id);
    if (!former.clientId) return;
    const ofClient = this.#byClient.get(former.clientId);
    ofClient?.delete(id);
    if (ofClient?.size === 0) this.#byClient.delete(former.clientId);
  }

  ofKind(kind: string): ReadonlyMap<RecordId, LocalRecord> {
    return this.#byKind.get(kind) ?? NONE;
  }

  ofClient(clientId: RecordId): ReadonlyMap<RecordId, LocalRecord> {
    return this.#byClient.get(clientId) ?? NONE;
  }

  all(): IterableIterator<LocalRecord> {
    return this.#byId.values();
  }

  kinds(): readonly string[] {
    return [...this.#byKind.keys()];
  }
}

function put<Key>(
  index: Map<Key, Map<RecordId, LocalRecord>>,
  key: Key,
  record: LocalRecord,
): void {
  const records = index.get(key);
  if (records) records.set(record.id, record);
  else index.set(key, new Map([[record.id, record]]));
}
