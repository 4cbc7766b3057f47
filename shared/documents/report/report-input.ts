import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Period } from '#shared/domain/period.ts';
import type { RateLookup } from '#shared/domain/portfolio/exchange-rate.ts';
import type { ReportContent, ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { Wording } from '#shared/domain/wording.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';

/** What a report is composed from; the same input gives the same report. */
export interface ReportInput {
  readonly file: ClientFile;
  readonly frequency: ReportSchedule['frequency'];
  /** Which parts it has; without any it is the summary. */
  readonly contents: readonly ReportContent[];
  /** The days it covers, see `reportPeriod`. */
  readonly period: Period;
  /** The last day with figures, see `reportAsOf`. */
  readonly asOf: CalendarDate;
  readonly recipients: readonly string[];
  /** Who hands it over. */
  readonly preparedBy: string;
  readonly preparedOn: CalendarDate;
  /** The person's time zone, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  /** In which it is written. */
  readonly language: Language;
  /** BCP 47, for amounts and days; of that language. */
  readonly locale: string;
  readonly composedAt: Instant;
  readonly rates?: RateLookup | undefined;
}

export type ReportRefusal = TaggedError<'notBegun' | 'ledgerEnds' | 'nothingRecorded'>;

/**
 * The day as of which a report on `period` can speak: its last day, or today while it lasts, or the
 * day on which the ledgers end. Refused when that is before the period, or the client has no account
 * to report on, in the words of who asks.
 */
export function reportAsOf(
  file: ClientFile,
  period: Period,
  today: CalendarDate,
  { date }: Pick<Wording, 'date'>,
): Result<CalendarDate, ReportRefusal> {
  if (file.accounts.length === 0) {
    return err({ tag: 'nothingRecorded', message: 'no account is recorded' });
  }
  if (!file.transactions.some(({ data }) => data.date <= period.to)) {
    const message = `no transaction is recorded up to ${date(period.to)}`;
    return err({ tag: 'nothingRecorded', message });
  }
  if (period.from > today) {
    return err({
      tag: 'notBegun',
      message: `its period begins only on ${date(period.from)}`,
    });
  }
  const known = figuresDay(file, today);
  if (known < period.from) {
    const message = `its accounts were delivered only up to ${date(known)}, before its period`;
    return err({ tag: 'ledgerEnds', message });
  }
  return ok([known, period.to].toSorted()[0] ?? period.to);
}
