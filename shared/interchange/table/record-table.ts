import type { RuleBreach } from '#shared/domain/kind.ts';
import type { DataOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { loadedRecord, type Outcome, objectionsTo, type Parsing } from '../loaded-record.ts';
import type { CellReader } from './cell-reader.ts';
import { quoted } from './quoted.ts';
import { parseRows, type TableFormat, type TableSource } from './read-table.ts';
import { totalText } from './total-text.ts';

/** Kinds of records that a table can hold, a row for each record. */
export type TableKind = 'security' | 'product' | 'client' | 'contact' | 'account';

/** A record as it stands, the firm's or a book's. */
export interface StandingRecord<Data> {
  readonly id: RecordId;
  readonly data: Data;
}

/** What a column holds of a record. */
export interface FieldColumn {
  /** The field, or a part of one ("unitCost.price"). */
  readonly field: string;
  /** The whole field's value by the cells of a row; `undefined` leaves it out of the record. */
  readonly value: (cells: CellReader, column: string) => unknown;
  /** Whether an empty cell changes nothing, as the field always says something. */
  readonly staysWhenEmpty?: true;
}

/** A table whose rows are records. */
export interface RecordTable<K extends TableKind> {
  readonly kind: K;
  readonly columns: Readonly<Record<string, FieldColumn>>;
  /** Columns that say which record is meant; a row has one at least. Empty ones change nothing. */
  readonly keys: readonly string[];
  /** The other columns that every row says something in. */
  readonly needed?: readonly string[];
  /** Columns that a record cannot do without that is not there yet. */
  readonly neededWhenNew: readonly string[];
  /** What a record holds before its first row. */
  readonly blank: (cells: CellReader) => DataOf<K>;
  /** What speaks against `data` for the purpose of this table, of which the row said the fields `said`. */
  readonly breaches: (data: DataOf<K>, said: ReadonlySet<string>) => readonly RuleBreach[];
  /** What a record becomes that a row changed from `before` to `after`, where that is more than `after`. */
  readonly changed?: (before: DataOf<K>, after: DataOf<K>) => DataOf<K>;
  /** The records that a row is about; it objects through `cells` when that is not clear. */
  readonly about: (cells: CellReader) => readonly StandingRecord<DataOf<K>>[];
  readonly newId: (cells: CellReader) => RecordId;
  /** Takes note of what the file says, for the rows that follow. */
  readonly note?: (record: StandingRecord<DataOf<K>>) => void;
  /** What the records are called, for the totals. */
  readonly plural: string;
}

/**
 * The records of `source` as its rows make them of what stands: a column that is left out changes
 * nothing, an empty cell empties its field. A row with a cell that cannot be read is a problem and
 * left out whole, and the others are taken.
 */
export async function* parseRecordTable<K extends TableKind>(
  source: TableSource,
  table: RecordTable<K>,
): Parsing {
  let newCount = 0;
  let standingCount = 0;
  const end = yield* parseRows(source, formatOf(table), function* (cells) {
    const standing = table.about(cells);
    const records = recordsOf(table, cells, standing);
    if (cells.problem !== null) {
      yield { problem: cells.problem };
      return;
    }
    if (standing.length === 0) newCount += 1;
    else standingCount += 1;
    for (const { id, data } of records) {
      table.note?.({ id, data });
      yield loadedRecord(table.kind, id, data) as Outcome;
    }
  });
  if (!end.ok) return end;
  return ok([
    { label: 'Rows', value: totalText(end.value.rowCount) },
    { label: `${table.plural}, new`, value: totalText(newCount) },
    { label: `${table.plural}, already there`, value: totalText(standingCount) },
  ]);
}

const formatOf = <K extends TableKind>(table: RecordTable<K>): TableFormat<CellReader> => ({
  delimiter: ',',
  columns: Object.keys(table.columns),
  keys: table.keys,
  ...(table.needed ? { needed: table.needed } : {}),
  hasEveryLineEnd: true,
  read: (cells) => cells,
});

/** What `cells` make of the records they are about, or of a new one; objects through `cells`. */
function recordsOf<K extends TableKind>(
  table: RecordTable<K>,
  cells: CellReader,
  standing: readonly StandingRecord<DataOf<K>>[],
): readonly StandingRecord<DataOf<K>>[] {
  if (table.keys.every((key) => cells.text(key) === '')) {
    cells.object(table.keys.find((key) => cells.has(key)) ?? '', 'must not be empty');
  }
  for (const column of table.needed ?? []) cells.requiredText(column);
  const isNew = standing.length === 0;
  for (const column of isNew ? table.neededWhenNew : []) {
    if (cells.text(column) === '') cells.object(column, 'must be said of what is not there yet');
  }
  const fields = fieldsIn(table, cells);
  const before = isNew ? [{ id: table.newId(cells), data: table.blank(cells) }] : standing;
  const said = new Set(Object.keys(fields));
  return before.map(({ id, data: old }) => {
    const after = withFields(old, fields);
    const data = table.changed?.(old, after) ?? after;
    const objections = [
      ...objectionsTo(loadedRecord(table.kind, id, data)),
      ...table.breaches(data, said),
    ];
    for (const { field, message } of objections) objectAt(table, cells, field, message);
    return { id, data };
  });
}

function fieldsIn<K extends TableKind>(
  { columns, keys }: RecordTable<K>,
  cells: CellReader,
): Readonly<Record<string, unknown>> {
  const said = Object.entries(columns).filter(([name, { staysWhenEmpty }]) => {
    const isOptional = staysWhenEmpty || keys.includes(name);
    return cells.has(name) && !(isOptional && cells.text(name) === '');
  });
  return Object.fromEntries(
    said.map(([name, { field, value }]) => [field.split('.')[0] ?? field, value(cells, name)]),
  );
}

/** `data` with `fields` in place of its own, without those that are `undefined`. */
function withFields<Data extends object>(
  data: Data,
  fields: Readonly<Record<string, unknown>>,
): Data {
  const entries = Object.entries({ ...data, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Data;
}

function objectAt<K extends TableKind>(
  { columns }: RecordTable<K>,
  cells: CellReader,
  field: string,
  message: string,
): void {
  const names = Object.keys(columns);
  const column =
    names.find((name) => columns[name]?.field === field) ??
    names.find((name) => columns[name]?.field.startsWith(`${field}.`)) ??
    field;
  const text = cells.text(column);
  cells.object(column, text === '' ? message : `${quoted(text)}: ${message}`);
}
