import { type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { cutText } from '#shared/lib/cut-text.ts';
import { parseDecimal } from '#shared/lib/decimal.ts';
import type { Problem } from '../loaded-record.ts';
import { unseenObjection } from './unseen-sign.ts';

/** A cell may be as long as a book; what is said of it is for people to read. */
const LONGEST_MESSAGE = 300;
/** Stands in for a cell that could not be read; the row's value is then thrown away. */
const NO_DATE = '1970-01-01' as CalendarDate;

/**
 * Reads the cells of one row by column name. The first cell that cannot be read is kept as
 * `problem`; the caller throws the row's value away when there is one.
 */
export class CellReader {
  problem: Problem | null = null;
  readonly line: number;
  readonly columns: readonly string[];
  private readonly file: string;
  private readonly cells: readonly string[];

  constructor(file: string, line: number, columns: readonly string[], cells: readonly string[]) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.cells = cells;
  }

  /** Whether the table has `column`; what has not reads as empty. */
  has(column: string): boolean {
    return this.columns.includes(column);
  }

  /**
   * The text of `column` without blanks around it, which may be empty. Accents are part of their letters
   * (Unicode NFC), as keyboards write them: what looks the same makes the same id.
   */
  text(column: string): string {
    return (this.cells[this.columns.indexOf(column)] ?? '').trim().normalize();
  }

  /** The text of `column`, which must say something. */
  requiredText(column: string): string {
    const text = this.text(column);
    if (text === '') this.object(column, 'must not be empty');
    return text;
  }

  /** The same of a number or reference that tells records apart: no sign in it may be unseen. */
  key(column: string): string {
    const text = this.requiredText(column);
    const objection = unseenObjection(text);
    if (objection !== null) this.object(column, objection);
    return text;
  }

  /** The integer that `column` stands for at `scale` decimals. */
  decimal(column: string, scale: number): number {
    const text = this.text(column);
    const units = parseDecimal(text, scale);
    if (units.ok) return units.value;
    this.object(column, units.error.message);
    return 0;
  }

  /** The day in `column` as `toDate` makes it of the text. */
  date(column: string, toDate: (text: string) => string): CalendarDate {
    const text = this.text(column);
    const date = toDate(text);
    if (isCalendarDate(date)) return date;
    this.object(column, `"${text}" is not a day that exists`);
    return NO_DATE;
  }

  /** What `codes` says of the text in `column`. */
  code<Meaning>(column: string, codes: Readonly<Record<string, Meaning>>): Meaning | undefined {
    const text = this.text(column);
    if (Object.hasOwn(codes, text)) return codes[text];
    this.object(column, `"${text}" is not one of ${Object.keys(codes).join(', ')}`);
    return undefined;
  }

  /** Notes that `column` cannot be read because of `message`. */
  object(column: string, message: string): void {
    const shown =
      message.length > LONGEST_MESSAGE ? `${cutText(message, LONGEST_MESSAGE)} …` : message;
    this.problem ??= { file: this.file, line: this.line, field: column, message: shown };
  }
}
