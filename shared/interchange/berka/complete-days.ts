import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Problem } from '../loaded-record.ts';
import { totalText } from '../table/total-text.ts';
import type { LedgerRow } from './rows.ts';
import type { BerkaTables, Placed } from './tables.ts';

/** The ledger's rows that can be relied on, and what was left out. */
export interface CompleteDays {
  readonly rows: readonly Placed<LedgerRow>[];
  /** The last day that is whole, when the file breaks off; `null` when it does not. */
  readonly until: CalendarDate | null;
  readonly problems: readonly Problem[];
}

/**
 * The rows of the days that the ledger file holds whole. The file is in order of date; where it
 * breaks off within a row, the rows after it are missing and its last day is not whole: that day is
 * left out, and every account is complete up to the day before.
 */
export function completeDays(tables: BerkaTables): CompleteDays {
  const cutOff = tables.ledgerEnd?.cutOff ?? null;
  const last = tables.ledger.at(-1);
  if (cutOff === null || last === undefined) {
    return { rows: tables.ledger, until: null, problems: tables.problems };
  }
  const lastDay =
    tables.ledger
      .map(({ value }) => value.date)
      .sort()
      .at(-1) ?? last.value.date;
  const rows = tables.ledger.filter(({ value }) => value.date < lastDay);
  const leftOut = totalText(tables.ledger.length - rows.length);
  const problem = {
    file: last.file,
    line: cutOff.line,
    field: '',
    message: `the file breaks off here; ${lastDay} is not whole, and its ${leftOut} rows are left out`,
  };
  return {
    rows,
    until: addDays(lastDay, -1),
    problems: [
      ...tables.problems.filter(({ file, line }) => file !== last.file || line !== cutOff.line),
      problem,
    ],
  };
}
