import type { RuleBreach } from '#shared/domain/kind.ts';
import type { DataOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { loadedRecord, type Outcome, objectionsTo, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { quoted } from '../table/quoted.ts';
import { parseRows, type TableFormat, type TableSource } from '../table/read-table.ts';
import { totalText } from '../table/total-text.ts';

/** Kinds of the firm's records that a table can hold, a row for each record. */
export type FirmKind = 'security' | 'product';

/** A record of the firm as it stands. */
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
}

/** A table whose rows are records of the firm. */
export interface FirmTable<K extends FirmKind> {
  readonly kind: K;
  readonly columns: Readonly<Record<string, FieldColumn>>;
  /** Columns that say which record is meant; a row has one at least. Empty ones change nothing. */
  readonly keys: readonly string[];
  /** Columns that a record cannot do without that is not there yet. */
  readonly neededWhenNew: readonly string[];
  /** What a record holds before its first row. */
  readonly blank: DataOf<K>;
  /** What speaks against `data` for the purpose of this table. */
  readonly breaches: (data: DataOf<K>) => readonly RuleBreach[];
  /** The records that a row is about; it objects through `cells` when that is not clear. */
  readonly about: (cells: CellReader) => readonly StandingRecord<DataOf<K>>[];
  readonly newId: (cells: CellReader) => RecordId;
  /** Takes note of what the file says, for the rows that follow. */
  readonly note: (record: StandingRecord<DataOf<K>>) => void;
  /** What the records are called, for the totals. */
  readonly plural: string;
}

/**
 * The records of `source` as its rows make them of what stands: a column that is left out changes
 * nothing, an empty cell empties its field. A row with a cell that cannot be read is a problem and
 * left out whole, and the others are taken.
 */
export async function* parseFirmTable<K extends FirmKind>(
  source: TableSource,
  table: FirmTable<K>,
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
      table.note({ id, data });
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

const formatOf = <K extends FirmKind>(table: FirmTable<K>): TableFormat<CellReader> => ({
  delimiter: ',',
  columns: Object.keys(table.columns),
  keys: table.keys,
  hasEveryLineEnd: true,
  read: (cells) => cells,
});

/** What `cells` make of the records they are about, or of a new one; objects through `cells`. */
function recordsOf<K extends FirmKind>(
  table: FirmTable<K>,
  cells: CellReader,
  standing: readonly StandingRecord<DataOf<K>>[],
): readonly StandingRecord<DataOf<K>>[] {
  if (table.keys.every((key) => cells.text(key) === '')) {
    cells.object(table.keys.find((key) => cells.has(key)) ?? '', 'must not be empty');
  }
  const isNew = standing.length === 0;
  for (const column of isNew ? table.neededWhenNew : []) {
    if (cells.text(column) === '') cells.object(column, 'must be said of what is not there yet');
  }
  const fields = fieldsIn(table, cells);
  const before = isNew ? [{ id: table.newId(cells), data: table.blank }] : standing;
  return before.map(({ id, data: old }) => {
    const data = withFields(old, fields);
    const objections = [
      ...objectionsTo(loadedRecord(table.kind, id, data)),
      ...table.breaches(data),
    ];
    for (const { field, message } of objections) objectAt(table, cells, field, message);
    return { id, data };
  });
}

function fieldsIn<K extends FirmKind>(
  { columns, keys }: FirmTable<K>,
  cells: CellReader,
): Readonly<Record<string, unknown>> {
  const said = Object.entries(columns).filter(
    ([name]) => cells.has(name) && !(keys.includes(name) && cells.text(name) === ''),
  );
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

function objectAt<K extends FirmKind>(
  { columns }: FirmTable<K>,
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
