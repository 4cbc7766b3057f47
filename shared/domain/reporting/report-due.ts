import { assertNever } from '#shared/lib/assert.ts';
import { addMonths, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { ReportSchedule } from './report-schedule.ts';

/** Days before its day from which a report is announced. */
export const REPORT_WARNING_DAYS = 14;

/** Where a report stands on a day. */
export type ReportStatus =
  | { readonly tag: 'overdue'; readonly daysLate: number }
  | { readonly tag: 'dueSoon'; readonly daysLeft: number }
  | { readonly tag: 'notDue'; readonly daysLeft: number };

/** Where the next report of `schedule` stands on `today`; it is overdue from the day after. */
export function reportStatus(
  schedule: ReportSchedule,
  today: CalendarDate,
  warningDays: number = REPORT_WARNING_DAYS,
): ReportStatus {
  const daysLeft = daysBetween(today, schedule.nextDueOn);
  if (daysLeft < 0) return { tag: 'overdue', daysLate: -daysLeft };
  return daysLeft <= warningDays ? { tag: 'dueSoon', daysLeft } : { tag: 'notDue', daysLeft };
}

/** Months between two reports. */
export function monthsBetweenReports(frequency: ReportSchedule['frequency']): number {
  switch (frequency) {
    case 'monthly':
      return 1;
    case 'quarterly':
      return 3;
    case 'halfYearly':
      return 6;
    case 'yearly':
      return 12;
    default:
      return assertNever(frequency);
  }
}

/**
 * The schedule after its report was sent on `sentOn`. The next one follows the period that was sent,
 * however late it was: otherwise the periods that ended in the meantime would never be reported on.
 */
export function recordReportSent(schedule: ReportSchedule, sentOn: CalendarDate): ReportSchedule {
  return {
    ...schedule,
    lastSentOn: sentOn,
    nextDueOn: addMonths(schedule.nextDueOn, monthsBetweenReports(schedule.frequency)),
  };
}
