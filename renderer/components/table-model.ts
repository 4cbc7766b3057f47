import { useCallback, useMemo, useRef } from 'react';
import { usePreference } from '../services/view-state.ts';
import { type ColumnOrder, compareValues, type DataColumn } from './data-table-columns.ts';

interface TableModelOptions<Row> {
  readonly viewKey: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly columns: readonly DataColumn<Row>[];
  readonly initialSort: ColumnOrder | null;
}

export interface TableRow<Row> {
  readonly id: string;
  readonly original: Row;
}

/** Rows in order and the columns on view; the person's order and choice are kept under `viewKey`. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>) {
  const { viewKey, rows, rowId, columns, initialSort } = options;
  const [order, setOrder] = usePreference<ColumnOrder | null>(`${viewKey}.order`, initialSort);
  const [choice, setChoice] = usePreference<Readonly<Record<string, boolean>>>(
    `${viewKey}.columns`,
    NO_CHOICE,
  );

  const sort = useRef(new RankedOrder<Row>());
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === order?.id);
    return column && order ? sort.current.sorted(rows, column, order.descending) : rows;
  }, [rows, columns, order]);
  const withIds = useMemo<readonly TableRow<Row>[]>(
    () => sorted.map((row) => ({ id: rowId(row), original: row })),
    [sorted, rowId],
  );

  const visibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map((column) => [column.id, choice[column.id] ?? !column.isHidden]),
      ),
    [columns, choice],
  );
  const visible = useMemo(
    () => columns.filter((column) => visibility[column.id]),
    [columns, visibility],
  );

  /** Sorts by a column; once more turns the order round. */
  const sortBy = useCallback(
    (column: DataColumn<Row>) => {
      const first = column.startsDescending ?? false;
      const descending = order?.id === column.id ? !order.descending : first;
      setOrder({ id: column.id, descending });
    },
    [order, setOrder],
  );
  const show = useCallback(
    (id: string, isShown: boolean) => setChoice({ ...choice, [id]: isShown }),
    [choice, setChoice],
  );

  return { rows: withIds, visible, visibility, order, sortBy, show };
}

const NO_CHOICE: Readonly<Record<string, boolean>> = {};

/**
 * Sorts rows and remembers each one's place, so that what a filter leaves of rows seen before is put
 * in order by comparing numbers: comparing names as people do is what makes a keystroke slow.
 */
export class RankedOrder<Row extends object> {
  #ranks = new WeakMap<Row, number>();
  #column: DataColumn<Row> | null = null;
  #descending = false;

  /** `rows` by `column`; rows of equal value stay in the order they came in. */
  sorted(rows: readonly Row[], column: DataColumn<Row>, descending: boolean): readonly Row[] {
    const isSame = this.#column === column && this.#descending === descending;
    if (!isSame || !rows.every((row) => this.#ranks.has(row))) {
      return this.#rank(rows, column, descending);
    }
    const rankOf = (row: Row) => this.#ranks.get(row) ?? 0;
    return rows.toSorted((first, second) => rankOf(first) - rankOf(second));
  }

  #rank(rows: readonly Row[], column: DataColumn<Row>, descending: boolean): readonly Row[] {
    const ordered = rows
      .map((row) => ({ row, value: column.value(row) }))
      .sort((first, second) => compareValues(first.value, second.value, descending))
      .map(({ row }) => row);
    this.#ranks = new WeakMap(ordered.map((row, index) => [row, index]));
    this.#column = column;
    this.#descending = descending;
    return ordered;
  }
}
