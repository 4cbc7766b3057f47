import type { DataOf } from '#shared/domain/kinds.ts';
import type { LoadedRecord, Problem, Total } from '#shared/interchange/loaded-record.ts';
import type { StandingRecord, TableKind } from '#shared/interchange/table/record-table.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import type { Result, TaggedError } from '#shared/lib/result.ts';
import type { TextEncoding } from './text-encoding.ts';

/** Kinds whose records a load may ask for before it makes its own. */
export type StandingKind = TableKind;

/** Where loaded records go; awaited before more are read, so a slow sink slows the reading. */
export interface RecordSink {
  /** The records of `kind` of the firm, or of the book, as they stand, for loads that go by them. */
  standing<K extends StandingKind>(kind: K): Promise<readonly StandingRecord<DataOf<K>>[]>;
  /** Takes up to `BATCH_SIZE` records, parents before children; the same ids come at every load. */
  put(records: readonly LoadedRecord[]): Promise<void>;
}

/** Records handed to the sink at a time. */
export const BATCH_SIZE = 1000;
/** Problems kept word for word; beyond them only their number is. */
export const PROBLEMS_KEPT = 1000;

export interface LoadOptions {
  /** The book the clients belong to; part of their ids. Firm records do not depend on it. */
  readonly bookId: BookId;
  readonly sink: RecordSink;
  /** How the files are written that have no byte order mark; UTF-8 when left out. */
  readonly encoding?: TextEncoding | undefined;
  /** The day the sample is laid around, changed contact data are noted under, and a ledger ends with. */
  readonly today: CalendarDate;
}

/** What came of a load: figures to compare with the source, and rows that were left out. */
export interface LoadReport {
  readonly totals: readonly Total[];
  readonly problems: readonly Problem[];
  /** All problems, including those beyond `PROBLEMS_KEPT`. */
  readonly problemCount: number;
  readonly recordCount: number;
}

/** Why nothing, or not all, was loaded; the message names the file and what was expected. */
export type LoadError = TaggedError<
  'unknownSource' | 'missingFile' | 'wrongFile' | 'notGzip' | 'unreadable'
>;

export type Load = (path: string, options: LoadOptions) => Promise<Result<LoadReport, LoadError>>;
