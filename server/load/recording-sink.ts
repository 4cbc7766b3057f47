import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { LoadedRecord } from '#shared/interchange/loaded-record.ts';
import type { StandingRecord } from '#shared/interchange/table/record-table.ts';
import type { RecordSink, StandingKind } from './load-types.ts';

/** A sink that keeps what it is given by id, as a store would; for tests and dry runs. */
export interface RecordingSink extends RecordSink {
  readonly records: ReadonlyMap<string, LoadedRecord>;
  /** Size of each batch, in order. */
  readonly batches: readonly number[];
  /** The records of `kind`, in the order they came. */
  all<K extends Kind>(kind: K): readonly Extract<LoadedRecord, { kind: K }>[];
}

/** An empty recording sink. */
export function recordingSink(): RecordingSink {
  const records = new Map<string, LoadedRecord>();
  const batches: number[] = [];
  const all = <K extends Kind>(kind: K) =>
    [...records.values()].filter(
      (record): record is Extract<LoadedRecord, { kind: K }> => record.kind === kind,
    );
  return {
    records,
    batches,
    // The types cannot tell that what `all` finds of one kind holds the data of that kind.
    standing: async <K extends StandingKind>(kind: K) =>
      all(kind) as unknown as readonly StandingRecord<DataOf<K>>[],
    put: async (batch) => {
      batches.push(batch.length);
      for (const record of batch) records.set(record.id, record);
    },
    all,
  };
}
