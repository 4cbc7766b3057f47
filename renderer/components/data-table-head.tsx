import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import classes from './data-table.module.css';
import type { ColumnOrder, DataColumn, TableSelection } from './data-table-columns.ts';
import { RowMark } from './row-mark.tsx';

interface HeadModel<Row> {
  readonly order: ColumnOrder | null;
  readonly sortBy: (column: DataColumn<Row>) => void;
}

interface DataTableHeadProps<Row> {
  model: HeadModel<Row>;
  visible: readonly DataColumn<Row>[];
  template: string;
  width: number;
  selection: TableSelection | undefined;
  ids: readonly string[];
}

/** The head that stays: sorts by a column, selects all, chooses columns. */
export function DataTableHead<Row>(props: DataTableHeadProps<Row>) {
  const { model, visible, selection, ids } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div role="rowgroup" className={classes.headGroup} style={{ minWidth: props.width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div
        role="row"
        aria-rowindex={1}
        className={classes.head}
        style={{ gridTemplateColumns: props.template }}
      >
        {selection ? (
          // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
          <div role="columnheader" aria-colindex={1} className={classes.headCell} tabIndex={-1}>
            <SelectAll selection={selection} ids={ids} />
          </div>
        ) : null}
        {visible.map((column, index) => (
          <HeadCell
            key={column.id}
            column={column}
            order={model.order}
            colIndex={index + (selection ? 2 : 1)}
            onSort={model.sortBy}
          />
        ))}
      </div>
    </div>
  );
}

function SelectAll(props: { selection: TableSelection; ids: readonly string[] }) {
  const { selection, ids } = props;
  const count = selection.selected.size;
  return (
    <RowMark
      label="Select all"
      isMarked={count > 0 && count >= ids.length}
      isPartly={count > 0 && count < ids.length}
      onChange={() => selection.onChange(count > 0 ? new Set() : new Set(ids))}
    />
  );
}

interface HeadCellProps<Row> {
  column: DataColumn<Row>;
  order: ColumnOrder | null;
  colIndex: number;
  onSort: (column: DataColumn<Row>) => void;
}

function SortingHeadCell<Row>({ column, order, colIndex, onSort }: HeadCellProps<Row>) {
  const direction =
    order?.id === column.id ? (order.descending ? 'descending' : 'ascending') : null;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={colIndex}
      aria-sort={direction ?? (column.isSortable === false ? undefined : 'none')}
      className={classes.headCell}
      data-align={column.align}
      title={column.about}
    >
      {column.isSortable === false ? (
        column.header
      ) : (
        <UnstyledButton className={classes.sort} onClick={() => onSort(column)}>
          <span className={classes.headText}>{column.header}</span>
          {direction ? <Arrow size={14} aria-hidden="true" /> : null}
        </UnstyledButton>
      )}
    </div>
  );
}

/** The head of one column. */
const HeadCell = memo(SortingHeadCell) as typeof SortingHeadCell;
