import { assertNever } from '#shared/lib/assert.ts';
import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Period } from '../period.ts';
import { monthsBetweenReports } from './report-due.ts';
import type { ReportSchedule } from './report-schedule.ts';

/**
 * The days that the report due on `nextDueOn` covers: the whole calendar month, quarter, half-year or
 * year before the one the report is due in. One interval later it is due in the next one, so no
 * period is covered twice and none is left out, whichever day of it was agreed.
 */
export function reportPeriod({
  frequency,
  nextDueOn,
}: Pick<ReportSchedule, 'frequency' | 'nextDueOn'>): Period {
  const months = monthsBetweenReports(frequency);
  const month = Number(nextDueOn.slice(5, 7)) - 1;
  const firstMonth = month - (month % months) + 1;
  const year = nextDueOn.slice(0, 4);
  const next = `${year}-${String(firstMonth).padStart(2, '0')}-01` as CalendarDate;
  return { from: addMonths(next, -months), to: addDays(next, -1) };
}

/** What quarters and halves of a year are called in a language; months are known to every locale. */
export interface PeriodNames {
  readonly quarter: (number: number, year: string) => string;
  readonly half: (number: number, year: string) => string;
}

export const ENGLISH_PERIODS: PeriodNames = {
  quarter: (number, year) => `Q${number} ${year}`,
  half: (number, year) => `H${number} ${year}`,
};

/** "October 2026", "Q3 2026", "H1 2026", "2026": what people call the period of a report. */
export function periodName(
  { frequency }: Pick<ReportSchedule, 'frequency'>,
  period: Period,
  locale: string,
  names: PeriodNames = ENGLISH_PERIODS,
): string {
  const year = period.to.slice(0, 4);
  const month = Number(period.to.slice(5, 7));
  switch (frequency) {
    case 'monthly':
      return new Intl.DateTimeFormat(locale, {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${period.to}T00:00:00.000Z`));
    case 'quarterly':
      return names.quarter(month / 3, year);
    case 'halfYearly':
      return names.half(month / 6, year);
    case 'yearly':
      return year;
    default:
      return assertNever(frequency);
  }
}
