import { reportStatus } from '#shared/domain/reporting/report-due.ts';
import { reportPeriod } from '#shared/domain/reporting/report-period.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { ReportRow } from './report-columns.tsx';
import type { SentRow } from './sent-columns.tsx';

/** The agreed reports as rows of a file; days are ISO 8601. */
export function agreedRows(
  rows: readonly ReportRow[],
  today: CalendarDate,
): readonly (readonly string[])[] {
  return [
    ['Client', 'State', 'Due', 'From', 'To', 'Frequency', 'Contents', 'Goes to', 'Last sent'],
    ...rows.map(({ clientName, schedule, recipients }) => {
      const { from, to } = reportPeriod(schedule);
      return [
        clientName,
        reportStatus(schedule, today).tag,
        schedule.nextDueOn,
        from,
        to,
        schedule.frequency,
        schedule.contents.join(' '),
        recipients,
        schedule.lastSentOn ?? '',
      ];
    }),
  ];
}

/** The sent reports as rows of a file. */
export function sentRows(rows: readonly SentRow[]): readonly (readonly string[])[] {
  return [
    [
      'Client',
      'Report',
      'From',
      'To',
      'As of',
      'Sent',
      'By',
      'Went to',
      'Delivery',
      'Language',
      'File',
      'Bytes',
      'SHA-256',
    ],
    ...rows.map(({ clientName, sentBy, report }) => [
      clientName,
      report.title,
      report.periodFrom,
      report.periodTo,
      report.asOf,
      report.sentOn,
      sentBy,
      report.recipients.join('; '),
      report.delivery ?? '',
      report.locale ?? '',
      report.fileName,
      report.byteCount === null ? '' : String(report.byteCount),
      report.contentHash ?? '',
    ]),
  ];
}
