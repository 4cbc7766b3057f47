import { Skeleton } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../services/shortcuts.ts';
import { ColumnChoice } from './column-choice.tsx';
import classes from './data-table.module.css';
import {
  type ColumnOrder,
  type DataColumn,
  explainedRow,
  fittingColumns,
  gridTemplate,
  leastWidth,
  type TableSelection,
} from './data-table-columns.ts';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableRow, SELECT_WIDTH } from './data-table-row.tsx';
import { FigureDialog } from './figures/figure-dialog.tsx';
import { useTableModel } from './table-model.ts';
import { useInnerWidth } from './use-inner-width.ts';
import { useRovingRow } from './use-roving-row.ts';
import { useSaveRows } from './use-save-rows.ts';
import { useScrollPlace } from './use-scroll-place.ts';

interface DataTableProps<Row extends object> {
  /** What the rows are, for screen readers ("Clients"). */
  label: string;
  /** `undefined` while the first answer is on its way. */
  rows: readonly Row[] | undefined;
  /** Of each row, whether a filter leaves it; default: all. A long list filters by this: it is sorted once. */
  shown?: readonly boolean[] | undefined;
  rowId: (row: Row) => string;
  /** What a row is called, for its checkbox ("Novak s.r.o."). */
  rowName: (row: Row) => string;
  columns: readonly DataColumn<Row>[];
  /** Whose rows they are, for the name of a file; none for those of the whole book. */
  owner?: string;
  /** Name under which order, columns, scrolling and the row in focus are kept. */
  viewKey: string;
  initialSort?: ColumnOrder;
  /** Enter or a double click. */
  onOpen?: (row: Row) => void;
  /** Space; without it Space selects when rows can be selected. */
  onPreview?: (row: Row) => void;
  selection?: TableSelection;
  /** Further keys on the row in focus; return true when handled. */
  onRowKey?: (event: React.KeyboardEvent, row: Row) => boolean;
  /** What more explains a row, under its figures. */
  explainMore?: (row: Row) => ReactNode;
  empty: ReactNode;
  rowHeight?: number;
}

const HEAD_HEIGHT = 34;
/** Left free at both ends of a row; at its end stands the button that chooses columns. */
const PADDING = 40;

/** A table of any length: virtual rows, sorting, choice of columns, saving, explaining, and the keyboard. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, viewKey, rowId, selection, rowHeight = 34 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const model = useTableModel({
    viewKey,
    rows: props.rows ?? [],
    shown: props.shown,
    columns,
    initialSort: props.initialSort ?? null,
  });
  const ids = useMemo(() => model.rows.map(rowId), [model.rows, rowId]);
  const roving = useRovingRow({
    viewKey,
    ids,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index),
    pageLength: () => Math.max(1, Math.floor((virtual.scrollRect?.height ?? 340) / rowHeight) - 2),
  });
  const virtual = useVirtualizer({
    count: model.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    // The row in focus stays in the document wherever one scrolls, so that Tab reaches the list.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), roving.index, range.count),
  });
  useScrollPlace(scroller, viewKey);
  // By its id: rows come and go under the dialog.
  const [explainedId, setExplainedId] = useState<string | null>(null);
  const explained = explainedId === null ? undefined : model.rows[ids.indexOf(explainedId)];
  if (explainedId !== null && !explained) setExplainedId(null);
  const hasExplanation = model.visible.some(({ explain }) => explain) || props.explainMore;
  const canExplain = model.rows.length > 0 && Boolean(hasExplanation);
  // The function stays the same: what offers it is not drawn with every letter of a filter.
  const focusedId = useRef<string | null>(null);
  useEffect(() => {
    focusedId.current = ids[roving.index] ?? null;
  });
  const explain = useCallback(() => setExplainedId(focusedId.current), []);
  /** Whether the focus was elsewhere on the page when the key was pressed, and goes back there. */
  const isFromElsewhere = useRef(false);
  const explainByKey = () => {
    const { activeElement } = document;
    isFromElsewhere.current =
      activeElement !== document.body && !scroller.current?.contains(activeElement);
    explain();
  };
  useShortcuts([
    { keys: 'ArrowDown', label: `Into the list: ${label}`, run: roving.enter },
    ...(canExplain ? [{ keys: 'h', label: `Explain the row: ${label}`, run: explainByKey }] : []),
  ]);

  const besides = (selection ? SELECT_WIDTH : 0) + PADDING;
  const innerWidth = useInnerWidth(scroller);
  const visible = useMemo(
    () => fittingColumns(model.visible, innerWidth === null ? null : innerWidth - besides),
    [model.visible, innerWidth, besides],
  );
  const template = `${selection ? `${SELECT_WIDTH}px ` : ''}${gridTemplate(visible)}`;
  const width = leastWidth(visible) + besides;
  const isLoading = props.rows === undefined;

  // Every chosen column is saved, those that have no room in this window as well.
  const { rows, visible: chosen } = model;
  const save = useSaveRows({ label, owner: props.owner ?? '', rows, columns: chosen });

  const toggle = useCallback(
    (id: string) => {
      if (!selection) return;
      const next = new Set(selection.selected);
      if (!next.delete(id)) next.add(id);
      selection.onChange(next);
    },
    [selection],
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('input, button, a')) return;
    if (roving.onKeyDown(event)) return;
    const row = model.rows[roving.index];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (props.onRowKey?.(event, row)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && props.onOpen) {
      event.preventDefault();
      props.onOpen(row);
    } else if (event.key === ' ' && (props.onPreview || selection)) {
      event.preventDefault();
      if (props.onPreview) props.onPreview(row);
      else toggle(rowId(row));
    } else if (event.key === 'x' && selection) {
      toggle(rowId(row));
    }
  };

  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be an HTML table */}
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={model.rows.length + 1}
          aria-colcount={visible.length + (selection ? 1 : 0)}
          aria-multiselectable={selection ? true : undefined}
          aria-busy={isLoading}
          onKeyDown={onKeyDown}
        >
          <DataTableHead
            model={model}
            visible={visible}
            template={template}
            width={width}
            selection={selection}
            ids={ids}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          <div
            role="rowgroup"
            className={classes.body}
            style={{ height: virtual.getTotalSize(), minWidth: width }}
          >
            {virtual.getVirtualItems().map((item) => {
              const row = model.rows[item.index];
              if (!row) return null;
              const id = rowId(row);
              return (
                <DataTableRow
                  // By place: a filter writes other words into the rows that stand there.
                  key={item.index}
                  row={row}
                  id={id}
                  index={item.index}
                  name={props.rowName(row)}
                  columns={visible}
                  template={template}
                  top={item.start - HEAD_HEIGHT}
                  height={rowHeight}
                  isFocusable={item.index === roving.index}
                  isSelected={selection?.selected.has(id)}
                  onToggle={toggle}
                  onFocus={roving.focus}
                  onOpen={props.onOpen}
                />
              );
            })}
          </div>
        </div>
        {isLoading ? <LoadingRows rowHeight={rowHeight} /> : null}
        {!isLoading && model.rows.length === 0 ? (
          <div className={classes.empty}>{props.empty}</div>
        ) : null}
      </div>
      <ColumnChoice
        columns={columns}
        visible={visible}
        visibility={model.visibility}
        show={model.show}
        onExplain={canExplain ? explain : undefined}
        onSave={model.rows.length > 0 ? save : undefined}
      />
      {explained ? (
        <FigureDialog
          title={props.rowName(explained)}
          figures={explainedRow(explained, chosen)}
          onClose={() => {
            setExplainedId(null);
            if (!isFromElsewhere.current) roving.enter();
            isFromElsewhere.current = false;
          }}
        >
          {props.explainMore?.(explained)}
        </FigureDialog>
      ) : null}
    </div>
  );
}

/** `indexes` in order, with `index` among them. */
function withIndex(indexes: number[], index: number, count: number): number[] {
  if (index >= count || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((first, second) => first - second);
}

/** Quiet bars where rows will stand, of the same height, so that nothing jumps. */
function LoadingRows(props: { rowHeight: number }) {
  return (
    <div className={classes.loading} aria-hidden="true">
      {[64, 48, 72, 56, 60, 44, 68, 52].map((share) => (
        <div key={share} className={classes.loadingRow} style={{ height: props.rowHeight }}>
          <Skeleton height={10} width={`${share}%`} />
        </div>
      ))}
    </div>
  );
}
