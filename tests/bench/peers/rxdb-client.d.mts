import type { WireRecord } from '#shared/protocol/record.ts';
import type { GeneratedRecord } from '../support/generated-book.ts';

export interface RxDatabase {
  /**
   * Pulls everything and gives the number of records the database then holds.
   * @param fetchPage the page after a position (`undefined`: the first), and the position of the next
   */
  pull<Position>(
    fetchPage: (at: Position | undefined) => Promise<{
      readonly records: readonly WireRecord[];
      readonly next: Position | null;
    }>,
  ): Promise<number>;
  write(records: readonly GeneratedRecord[]): Promise<void>;
  /**
   * Pushes everything that was written and gives the number of records the server took.
   * @param send sends new records; the server takes all or it throws
   */
  push(send: (records: readonly GeneratedRecord[]) => Promise<void>): Promise<number>;
}

/** A new RxDB database over its Dexie storage. */
export function openRxdb(): Promise<RxDatabase>;
