import { useCallback, useMemo } from 'react';
import { usePreference } from '../services/view-state.ts';
import { type ColumnOrder, compareValues, type DataColumn } from './data-table-columns.ts';

interface TableModelOptions<Row> {
  readonly viewKey: string;
  readonly rows: readonly Row[];
  /** Of each of them, whether a filter leaves it; `undefined`: all. */
  readonly shown: readonly boolean[] | undefined;
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
  const places = useMemo(() => {
    const column = columns.find(({ id }) => id === sortedBy);
    return column ? placesInOrder(rows, column, descending) : [...rows.keys()];
  }, [rows, columns, sortedBy, descending]);
  const left = useMemo(() => rowsAt(rows, places, shown), [rows, places, shown]);

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

/** The places of `rows` in the order of `column`; those of equal value stay as they came in. */
export function placesInOrder<Row>(
  rows: readonly Row[],
  column: DataColumn<Row>,
  descending: boolean,
): readonly number[] {
  return rows
    .map((row, place) => ({ place, value: column.value(row) }))
    .sort((first, second) => compareValues(first.value, second.value, descending))
    .map(({ place }) => place);
}

/** The `rows` at `places`, of which a filter leaves those that are `shown`. */
export function rowsAt<Row>(
  rows: readonly Row[],
  places: readonly number[],
  shown: readonly boolean[] | undefined,
): readonly Row[] {
  const left = shown ? places.filter((place) => shown[place]) : places;
  // Places were made of these rows.
  return left.map((place) => rows[place] as Row);
}
