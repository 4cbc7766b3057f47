import { type DataOf, type Kind, kinds } from '#shared/domain/kinds.ts';
import { plainWords } from '#shared/domain/plain-words.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { fieldNotKept } from '#shared/lib/kept-json.ts';
import type { Result, TaggedError } from '#shared/lib/result.ts';

/** A record that a parser or the sample book made: its kind, its id and its fields. */
export type LoadedRecord = {
  readonly [K in Kind]: { readonly kind: K; readonly id: RecordId; readonly data: DataOf<K> };
}[Kind];

/** A row or field that could not be read, said so that a person finds it in the file. */
export interface Problem {
  /** Name of the file as it was handed over, without a folder. */
  readonly file: string;
  /** Line in the file, from 1; 0 when the problem is of the file as a whole. */
  readonly line: number;
  /** Column the reason is about, empty when it is the row. */
  readonly field: string;
  readonly message: string;
}

/** What a parser yields: a record, or a problem in the place of the record that could not be made. */
export type Outcome = LoadedRecord | { readonly problem: Problem };

/** A figure to compare with what the source says of itself; the value is exact text ("8,300.814"). */
export interface Total {
  readonly label: string;
  readonly value: string;
}

/** Why nothing of a source could be read. */
export type InterchangeError = TaggedError<'wrongFile' | 'missingFile'>;

/** Text in pieces of any size, which may end anywhere; from memory or from a file being read. */
export type TextChunks = Iterable<string> | AsyncIterable<string>;

/** A parser at work: yields outcomes, parents before children, and ends with its totals. */
export type Parsing = AsyncGenerator<Outcome, Result<readonly Total[], InterchangeError>, void>;

/** A record of `kind`, checked by the types against the kind's schema. */
export function loadedRecord<K extends Kind>(
  kind: K,
  id: RecordId,
  data: DataOf<K>,
): Extract<LoadedRecord, { kind: K }> {
  return { kind, id, data } as unknown as Extract<LoadedRecord, { kind: K }>;
}

/** The id that `key` of `set` has in `scope` (a book's id, or "firm"), the same at every load. */
export function loadedId(set: string, scope: string, kind: Kind, key: string): RecordId {
  return uuidFromText(`${set}/${scope}/${kind}/${key}`) as RecordId;
}

/** What speaks against `record` by its kind's schema, its rules and what is kept of any record. */
export function objectionsTo(record: LoadedRecord): readonly { field: string; message: string }[] {
  const definition = kinds[record.kind];
  const parsed = definition.schema.safeParse(record.data, { error: plainWords });
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    }));
  }
  const notKept = fieldNotKept(record.data);
  if (notKept) return [{ field: notKept.field ?? '', message: notKept.message }];
  return (definition.breaches as (data: unknown) => readonly { field: string; message: string }[])(
    parsed.data,
  );
}
