import Dexie, { type Table } from 'dexie';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { BenchStore } from './vault-worker.ts';

/** Plain Dexie: each record a readable row, found over an index on its client. */
export class DexieStore implements BenchStore {
  #strict: PlainDatabase;
  #relaxed: PlainDatabase;

  private constructor(strict: PlainDatabase, relaxed: PlainDatabase) {
    this.#strict = strict;
    this.#relaxed = relaxed;
  }

  static async open(): Promise<DexieStore> {
    const strict = new PlainDatabase('strict');
    await strict.open();
    const relaxed = new PlainDatabase('relaxed');
    await relaxed.open();
    return new DexieStore(strict, relaxed);
  }

  async putPage(records: readonly LocalRecord[]): Promise<void> {
    await this.#relaxed.rows.bulkPut(records);
  }

  async settle(): Promise<void> {
    // A row is where it stays.
  }

  async reopen(): Promise<void> {
    this.#strict.close();
    this.#relaxed.close();
    const again = await DexieStore.open();
    this.#strict = again.#strict;
    this.#relaxed = again.#relaxed;
  }

  transactionsOf(clientId: LocalRecord['id']): Promise<LocalRecord[]> {
    return this.#relaxed.rows.where('clientId').equals(clientId).toArray();
  }

  async edit(record: LocalRecord, durability: 'strict' | 'relaxed'): Promise<void> {
    const database = durability === 'strict' ? this.#strict : this.#relaxed;
    await database.rows.put(record);
  }
}

class PlainDatabase extends Dexie {
  declare readonly rows: Table<LocalRecord, string>;

  constructor(durability: 'strict' | 'relaxed') {
    super('plain', { chromeTransactionDurability: durability, cache: 'disabled', autoOpen: false });
    this.version(1).stores({ rows: 'id, clientId, kind' });
  }
}
