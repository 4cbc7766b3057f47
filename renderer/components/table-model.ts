import { useCallback, useMemo } from 'react';
import { usePreference } from '../services/view-state.ts';
import { type ColumnOrder, compareValues, type DataColumn } from './data-table-columns.ts';

interface TableModelOptions<Row> {
  readonly viewKey: string;
  readonly rows: readonly Row[];
  /** Which of them a filter leaves; `undefined`: all. */
  readonly shown: ReadonlySet<Row> | undefined;
  readonly columns: readonly DataColumn<Row>[];
  readonly initialSort: ColumnOrder | null;
}

/** Rows in order and the columns on view; the person's order and choice are kept under `viewKey`. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>) {
  const { viewKey, rows, shown, columns, initialSort } = options;
  const [order, setOrder] = usePreference<ColumnOrder | null>(`${viewKey}.order`, initialSort);
  const [choice, setChoice] = usePreference<Readonly<Record<string, boolean>>>(
    `${viewKey}.columns`,
    NO_CHOICE,
  );

  // All of them are sorted, once: comparing names as people do would make a keystroke of a filter slow.
  const { id: sortedBy, descending } = order ?? NO_ORDER;
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === sortedBy);
    return column ? inOrder(rows, column, descending) : rows;
  }, [rows, columns, sortedBy, descending]);
  const left = useMemo(
    () => (shown ? sorted.filter((row) => shown.has(row)) : sorted),
    [sorted, shown],
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

  return { rows: left, visible, visibility, order, sortBy, show };
}

const NO_ORDER = { id: null, descending: false };
const NO_CHOICE: Readonly<Record<string, boolean>> = {};

/** `rows` by `column`; rows of equal value stay in the order they came in. */
export function inOrder<Row>(
  rows: readonly Row[],
  column: DataColumn<Row>,
  descending: boolean,
): readonly Row[] {
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((first, second) => compareValues(first.value, second.value, descending))
    .map(({ row }) => row);
}
