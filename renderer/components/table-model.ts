import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { usePreference } from '../services/view-state.ts';
import { type ColumnOrder, compareValues, type DataColumn } from './data-table-columns.ts';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

interface TableModelOptions<Row> {
  readonly viewKey: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly columns: readonly DataColumn<Row>[];
  readonly initialSort: ColumnOrder | null;
}

/** Rows in order and the columns on view; the person's order and choice are kept under `viewKey`. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>) {
  const { viewKey, rows, rowId, columns, initialSort } = options;
  const [order, setOrder] = usePreference<ColumnOrder | null>(`${viewKey}.order`, initialSort);
  const [choice, setChoice] = usePreference<Readonly<Record<string, boolean>>>(
    `${viewKey}.columns`,
    NO_CHOICE,
  );

  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.value(row),
          enableSorting: column.isSortable ?? true,
          enableHiding: column.isHideable ?? true,
          // TanStack turns the order round for descending; ours keeps what is missing last.
          sortFn: (first, second) => {
            const descending = order?.id === column.id && order.descending;
            const compared = compareValues(
              column.value(first.original),
              column.value(second.original),
              descending,
            );
            return descending ? -compared : compared;
          },
        }),
      ),
    [columns, order],
  );
  const visibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map((column) => [column.id, choice[column.id] ?? !column.isHidden]),
      ),
    [columns, choice],
  );
  const sorting = useMemo<SortingState>(
    () => (order ? [{ id: order.id, desc: order.descending }] : []),
    [order],
  );
  const data = useMemo(() => [...rows], [rows]);

  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting, columnVisibility: visibility },
  });
  const visible = useMemo(
    () => columns.filter((column) => visibility[column.id]),
    [columns, visibility],
  );

  /** Sorts by a column; once more turns the order round. */
  const sortBy = (column: DataColumn<Row>) => {
    const first = column.startsDescending ?? false;
    const descending = order?.id === column.id ? !order.descending : first;
    setOrder({ id: column.id, descending });
  };
  const show = (id: string, isShown: boolean) => setChoice({ ...choice, [id]: isShown });

  return { rows: table.getRowModel().rows, visible, visibility, order, sortBy, show };
}

const NO_CHOICE: Readonly<Record<string, boolean>> = {};
