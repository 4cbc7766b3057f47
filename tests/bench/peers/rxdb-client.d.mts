import type { WireRecord } from '#shared/protocol/record.ts';

/**
 * Pulls everything into a new RxDB database and gives the number of records it then holds.
 * @param fetchPage the page after a position (`undefined`: the first), and the position of the next
 */
export function replicateIntoRxdb<Position>(
  fetchPage: (at: Position | undefined) => Promise<{
    readonly records: readonly WireRecord[];
    readonly next: Position | null;
  }>,
): Promise<number>;
