import type { Figure } from '#shared/domain/figure.ts';
import { assert } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  type Money,
  minorUnitScale,
  plainQuantity,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { exactNumber } from '../exact-number.ts';
import { reasonOf } from '../figure-reason.ts';
import { formatDate, formatMoney, formatNumber } from '../formats.ts';
import type { FigureTerm } from './explained-figure.ts';

/** A cell of a table of figures, as it is shown and as it stands in a file. */
export type FigureCell =
  | { readonly as: 'text'; readonly text: string; readonly note?: string | undefined }
  /** A word for how something stands; with a mark when it wants to be seen. */
  | { readonly as: 'state'; readonly text: string; readonly isFlagged: boolean }
  | { readonly as: 'date'; readonly date: CalendarDate }
  /** Minor units of the table's currency, or of the cell's own. */
  | {
      readonly as: 'money';
      readonly amount: number;
      readonly currency?: CurrencyCode;
      readonly isSigned?: boolean;
    }
  /** Hundredths of a percent. */
  | { readonly as: 'percent'; readonly hundredths: number; readonly isSigned?: boolean }
  /** Percentage points × 100. */
  | { readonly as: 'points'; readonly hundredths: number; readonly isFlagged?: boolean }
  | { readonly as: 'quantity'; readonly units: number }
  | { readonly as: 'number'; readonly value: number; readonly decimals?: number }
  | { readonly as: 'unknown'; readonly reason: string }
  | { readonly as: 'nothing' };

/** A column: its heading, and whether it holds numbers, which stand at the right. */
export interface FigureColumn {
  readonly name: string;
  readonly isNumber?: boolean;
  /** How its figures are computed, where that is another way than the rest of the table. */
  readonly how?: string;
}

/** A row with a key that is its own, and the cells in the order of the columns. */
export interface FigureRow {
  readonly key: string;
  readonly cells: readonly FigureCell[];
  /** A row of sums, which stands out. */
  readonly isSum?: boolean;
  /** What its figures were computed from, made when somebody asks. */
  readonly from?: () => readonly FigureTerm[];
}

export const textCell = (text: string, note?: string): FigureCell => ({ as: 'text', text, note });
export const moneyCell = (amount: number, isSigned = false): FigureCell => ({
  as: 'money',
  amount,
  isSigned,
});
export const percentCell = (hundredths: number): FigureCell => ({ as: 'percent', hundredths });
export const unknownCell = (reason: string): FigureCell => ({ as: 'unknown', reason });
export const nothingCell: FigureCell = { as: 'nothing' };

/** Amount or, for `null`, why it is not known. */
export const moneyOrUnknown = (amount: number | null, reason: string): FigureCell =>
  amount === null ? unknownCell(reason) : moneyCell(amount);

/** A day, or why it is not known. */
export const dateOrUnknown = (date: CalendarDate | null, reason: string): FigureCell =>
  date === null ? unknownCell(reason) : { as: 'date', date };

/** An amount in its own currency, or why there is none. */
export const moneyFigureCell = (figure: Figure<Money>): FigureCell =>
  figure.available ? { as: 'money', ...figure.value } : unknownCell(reasonOf(figure));

/** What `cellOf` makes of the value, or why there is none. */
export const figureCell = <Value>(
  figure: Figure<Value>,
  cellOf: (value: Value) => FigureCell,
): FigureCell => (figure.available ? cellOf(figure.value) : unknownCell(reasonOf(figure)));

/**
 * `cell` in a file: days are ISO 8601, amounts in the currency's major unit with a point, weights in
 * percent; what is not known is empty.
 * @param currency of the amounts that name none of their own; `null` where each names its own
 */
export function figureCellText(cell: FigureCell, currency: CurrencyCode | null): string {
  switch (cell.as) {
    case 'text':
    case 'state':
      return cell.text;
    case 'date':
      return cell.date;
    case 'money': {
      const own = cell.currency ?? currency;
      assert(own, 'an amount without a currency');
      return decimalText(cell.amount, minorUnitScale(own));
    }
    case 'percent':
    case 'points':
      return decimalText(cell.hundredths, 2);
    case 'quantity':
      return plainQuantity(cell.units);
    case 'number':
      return String(cell.value);
    case 'unknown':
    case 'nothing':
      return '';
  }
}

/**
 * `cell` as the person reads it; `null` for what is not known or left empty.
 * @param currency of the amounts that name none of their own
 */
export function figureCellWords(cell: FigureCell, currency: CurrencyCode | null): string | null {
  switch (cell.as) {
    case 'text':
    case 'state':
      return cell.text;
    case 'date':
      return formatDate(cell.date);
    case 'money': {
      const own = cell.currency ?? currency;
      assert(own, 'an amount without a currency');
      return formatMoney(cell.amount, own, { signed: cell.isSigned ?? false });
    }
    case 'percent':
      return percentWords(cell.hundredths, cell.isSigned);
    case 'points':
      return pointsWords(cell.hundredths);
    case 'quantity':
      return exactNumber(cell.units, QUANTITY_SCALE);
    case 'number':
      return formatNumber(cell.value, { decimals: cell.decimals ?? 0 });
    case 'unknown':
    case 'nothing':
      return null;
  }
}

/** Hundredths of a percent as "4.41%". */
export function percentWords(hundredths: number, signed = false): string {
  return formatNumber(hundredths / 10_000, { percent: true, decimals: 2, signed });
}

/** Hundredths of a percentage point as "+0.31". */
export function pointsWords(hundredths: number): string {
  return formatNumber(hundredths / 100, { decimals: 2, signed: true });
}

/** Columns of a file by their names. */
export const namedColumns = (...names: readonly string[]) => names.map((name) => ({ name }));
