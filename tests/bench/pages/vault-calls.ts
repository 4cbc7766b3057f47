import type { RecordId } from '#shared/lib/identifiers.ts';

export type Contestant = 'ours' | 'dexie';
/** `byClient`: as an import writes them; `byDay`: as the years did, every client's mixed. */
export type Order = 'byClient' | 'byDay';

export interface LoadRequest {
  readonly contestant: Contestant;
  readonly order: Order;
  readonly clients: number;
  readonly transactionsPerClient: number;
}

/** What the worker of the bench `vault` does; times are in milliseconds. */
export interface StoreCalls {
  /** Writes the records in pages as a first synchronisation does. */
  load(
    request: LoadRequest,
  ): Promise<{ records: number; millis: number; clientIds: readonly RecordId[] }>;
  /** Brings what was loaded into the form in which it rests. */
  settle(contestant: Contestant): Promise<number>;
  /** Opens what was loaded as after a start: nothing decoded is in memory. */
  reopen(contestant: Contestant): Promise<number>;
  /** Reads all transactions of each client once. */
  readClients(
    contestant: Contestant,
    clientIds: readonly RecordId[],
  ): Promise<{ records: number; millis: readonly number[] }>;
  /** Edits a note so often, each edit durable before the next. */
  edit(
    contestant: Contestant,
    durability: 'strict' | 'relaxed',
    times: number,
  ): Promise<readonly number[]>;
}

export const STORE_CALLS = [
  'load',
  'settle',
  'reopen',
  'readClients',
  'edit',
] as const satisfies readonly (keyof StoreCalls)[];
