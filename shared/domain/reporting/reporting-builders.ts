import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ReportSchedule } from './report-schedule.ts';

/** A complete report schedule: a quarterly summary with transactions (FINRA 2231's frequency). */
export function newReportSchedule(
  fields: Partial<ReportSchedule> & {
    readonly clientId: RecordId;
    readonly nextDueOn: CalendarDate;
  },
): ReportSchedule {
  return {
    frequency: 'quarterly',
    contents: ['summary', 'transactions'],
    lastSentOn: null,
    recipient: '',
    ...fields,
  };
}
