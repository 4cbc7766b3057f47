import { type MouseEvent, memo, type ReactNode } from 'react';
import classes from './data-table.module.css';
import type { DataColumn } from './data-table-columns.ts';
import { RowMark } from './row-mark.tsx';

export const SELECT_WIDTH = 40;

interface DataTableRowProps<Row> {
  row: Row;
  id: string;
  index: number;
  name: string;
  columns: readonly DataColumn<Row>[];
  template: string;
  top: number;
  height: number;
  isFocusable: boolean;
  /** `undefined` when rows cannot be selected. */
  isSelected: boolean | undefined;
  onToggle: (id: string) => void;
  onFocus: (id: string) => void;
  onOpen: ((row: Row) => void) | undefined;
}

function Row<Data>(props: DataTableRowProps<Data>) {
  const { row, id, columns, isSelected } = props;
  const offset = isSelected === undefined ? 1 : 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div
      role="row"
      tabIndex={props.isFocusable ? 0 : -1}
      data-index={props.index}
      data-row-id={id}
      aria-rowindex={props.index + 2}
      aria-selected={isSelected}
      className={classes.row}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        top: props.top,
      }}
      onFocus={() => props.onFocus(id)}
      onClick={(event) => {
        const isControl =
          event.target instanceof HTMLElement && event.target.closest('a, button, input, label');
        if (!isControl && !window.getSelection()?.toString()) props.onOpen?.(row);
      }}
      onKeyDown={undefined}
    >
      {isSelected === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
        <div role="gridcell" aria-colindex={1} className={classes.cell} tabIndex={-1}>
          <RowMark
            label={`Select ${props.name}`}
            isMarked={isSelected}
            onChange={() => props.onToggle(id)}
          />
        </div>
      )}
      <DataTableCells row={row} columns={columns} from={offset} />
    </div>
  );
}

interface DataTableCellsProps<Row> {
  row: Row;
  columns: readonly DataColumn<Row>[];
  /** Column of the first cell, counted from one. */
  from: number;
}

function Cells<Data>({ row, columns, from }: DataTableCellsProps<Data>): ReactNode {
  return columns.map((column, index) => (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div
      key={column.id}
      role="gridcell"
      tabIndex={-1}
      aria-colindex={index + from}
      className={classes.cell}
      data-align={column.align}
      onMouseEnter={tellWhole}
      onMouseLeave={tellNoMore}
    >
      {column.cell ? column.cell(row) : column.value(row)}
    </div>
  ));
}

/** What a row shows; a row that only moves or takes the focus keeps it. */
const DataTableCells = memo(Cells) as typeof Cells;

/** While the pointer rests on a cell whose text is cut, the whole of it shows. */
function tellWhole({ currentTarget: cell }: MouseEvent<HTMLElement>): void {
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? '';
  else cell.removeAttribute('title');
}

/** The cell may soon show another row. */
function tellNoMore({ currentTarget: cell }: MouseEvent<HTMLElement>): void {
  cell.removeAttribute('title');
}

/** One row of a `DataTable`; drawn again only when something of it changed. */
export const DataTableRow = memo(Row) as typeof Row;
