import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CellReader } from '../table/cell-reader.ts';
import type {
  CardType,
  DispositionType,
  LoanStatus,
  Purpose,
  StatementFrequency,
} from './codes.ts';

/*
 * The rows of the set's tables as values. Amounts are in minor units (haléř, hundredths of CZK);
 * ids are the set's own numbers.
 */

export interface District {
  readonly id: number;
  readonly name: string;
  readonly region: string;
  /** CZK a month. */
  readonly averageSalary: number | null;
  /** Hundredths of a percent; `null` where the set has "?". */
  readonly unemployment1995: number | null;
}

export interface Holder {
  readonly id: number;
  readonly birthDate: CalendarDate;
  readonly sex: 'female' | 'male';
  readonly districtId: number;
}

export interface BankAccount {
  readonly id: number;
  readonly districtId: number;
  readonly frequency: StatementFrequency | undefined;
  readonly openedOn: CalendarDate;
}

export interface Disposition {
  readonly id: number;
  readonly holderId: number;
  readonly accountId: number;
  readonly type: DispositionType | undefined;
}

export interface Card {
  readonly id: number;
  readonly dispositionId: number;
  readonly type: CardType | undefined;
  readonly issuedOn: CalendarDate;
}

export interface Loan {
  readonly id: number;
  readonly accountId: number;
  readonly grantedOn: CalendarDate;
  readonly amount: number;
  readonly months: number;
  readonly monthlyPayment: number;
  readonly status: LoanStatus | undefined;
}

export interface StandingOrder {
  readonly id: number;
  readonly accountId: number;
  readonly bank: string;
  readonly account: string;
  readonly amount: number;
  readonly purpose: Purpose | null;
}

export interface LedgerRow {
  readonly id: number;
  readonly accountId: number;
  readonly date: CalendarDate;
  /** Signed: negative when money leaves the account. */
  readonly amount: number;
  /** The bank's own balance after the row; drifts from the exact sum by up to 0.70. */
  readonly recordedBalance: number;
  readonly operation: string;
  readonly purpose: Purpose | null;
  readonly bank: string;
  readonly account: string;
}

/** "930101" and "931107 00:00:00" as days of the twentieth century, "1993-01-01". */
export function dayOfShortDate(text: string): string {
  const match = /^(\d\d)(\d\d)(\d\d)(?: 00:00:00)?$/.exec(text);
  return match ? `19${match[1]}-${match[2]}-${match[3]}` : '';
}

/** A Czech birth number's day: the month of a woman has 50 added. */
export function dayOfBirthNumber(text: string): string {
  const month = Number(text.slice(2, 4));
  const plain = month > 50 ? String(month - 50).padStart(2, '0') : text.slice(2, 4);
  return dayOfShortDate(`${text.slice(0, 2)}${plain}${text.slice(4)}`);
}

/** An amount of CZK in hundredths. */
export const koruna = (cells: CellReader, column: string): number => cells.decimal(column, 2);

/** No bank lends for longer; what says so is damaged. */
const LONGEST_TERM_IN_MONTHS = 600;

/** The term of a loan in months. */
export function termInMonths(cells: CellReader, column: string): number {
  const months = cells.decimal(column, 0);
  if (months >= 1 && months <= LONGEST_TERM_IN_MONTHS) return months;
  cells.object(column, `"${months}" is no term of 1 to ${LONGEST_TERM_IN_MONTHS} months`);
  return 1;
}

/** A number that the set may not know ("?"), at `scale` decimals. */
export function knownDecimal(cells: CellReader, column: string, scale: number): number | null {
  return cells.text(column) === '?' ? null : cells.decimal(column, scale);
}
