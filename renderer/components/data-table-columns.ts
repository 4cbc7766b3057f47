import type { ReactNode } from 'react';
import { personCollator } from '../services/person-locale.ts';
import type { ExplainedFigure } from './figures/explained-figure.ts';

/** What a file says in one of its columns about a row. */
export interface FileColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string;
}

/** A column of a `DataTable`. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** What the column means, on hover of its head. */
  readonly about?: string;
  /** What the column sorts by; `null` and "" come last in either direction. */
  readonly value: (row: Row) => string | number | null;
  /** What the cell shows; default: the value as text. */
  readonly cell?: (row: Row) => ReactNode;
  /**
   * What the row has here with what explains it, or why that is not known; columns that a row always
   * has in full words need none. `about` says how it is computed where this says nothing else.
   */
  readonly explain?: (row: Row) => Omit<ExplainedFigure, 'name'>;
  /** What a file holds of the column, which may be several columns or none; default: the value. */
  readonly inFile?: readonly FileColumn<Row>[];
  /** Pixels; with `grow` the least width. */
  readonly width: number;
  /** Share of the width that is left over; at least one column should grow. */
  readonly grow?: number;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Whether the person may hide the column (default yes). */
  readonly isHideable?: boolean;
  /** Hidden until the person chooses it. */
  readonly isHidden?: boolean;
  /** In a narrow window columns are left out until the others fit, the lowest number first. */
  readonly givesWay?: number;
  /** Sorts from high to low first: amounts, dates. */
  readonly startsDescending?: boolean;
}

export interface ColumnOrder {
  readonly id: string;
  readonly descending: boolean;
}

/** Rows the person has marked, by id. */
export interface TableSelection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

const isMissing = (value: string | number | null): boolean => value === null || value === '';

/** Order of two values; missing ones last whichever way the column is sorted. */
export function compareValues(
  first: string | number | null,
  second: string | number | null,
  descending: boolean,
): number {
  if (isMissing(first) || isMissing(second))
    return Number(isMissing(first)) - Number(isMissing(second));
  const order =
    typeof first === 'number' && typeof second === 'number'
      ? first - second
      : personCollator.compare(String(first), String(second));
  return descending ? -order : order;
}

/** CSS grid columns for `columns`. */
export function gridTemplate<Row>(columns: readonly DataColumn<Row>[]): string {
  return columns
    .map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
    .join(' ');
}

/** The least width at which all of `columns` fit, in pixels. */
export function leastWidth<Row>(columns: readonly DataColumn<Row>[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

/**
 * What of `columns` fits into `room` pixels without scrolling sideways: those that give way are left
 * out one after the other. `room` of `null` is not measured yet.
 */
export function fittingColumns<Row>(
  columns: readonly DataColumn<Row>[],
  room: number | null,
): readonly DataColumn<Row>[] {
  if (room === null || leastWidth(columns) <= room) return columns;
  const first = columns
    .filter(({ givesWay }) => givesWay !== undefined)
    .toSorted((one, other) => (one.givesWay ?? 0) - (other.givesWay ?? 0))[0];
  if (!first) return columns;
  return fittingColumns(
    columns.filter((column) => column !== first),
    room,
  );
}

/** The figures of `row` with what explains them, by the columns that explain theirs. */
export function explainedRow<Row>(
  row: Row,
  columns: readonly DataColumn<Row>[],
): readonly ExplainedFigure[] {
  return columns.flatMap(({ header, about, explain }) =>
    explain ? [{ name: header, how: about && `${about}.`, ...explain(row) }] : [],
  );
}
