import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { recordReportSent } from './report-due.ts';
import { reportPeriod } from './report-period.ts';
import type { ReportSchedule } from './report-schedule.ts';
import type { SentReport } from './sent-report.ts';

/** The document that was sent: the hash and size of its bytes, and what it is about. */
export interface SentDocument {
  /** "Quarterly report, Q3 2026", in the language of the document. */
  readonly title: string;
  /** SHA-256 in hexadecimal digits. */
  readonly contentHash: string;
  readonly byteCount: number;
  readonly fileName: string;
  /** The day as of which its figures are. */
  readonly asOf: CalendarDate;
  /** The locale (BCP 47) in which it is written. */
  readonly locale: string;
}

/**
 * The record of the report that was due by `schedule` and went out on `sentOn`, and the schedule after
 * it. Without a document (it was made elsewhere) the record says so, and its figures count as of the
 * last day of the period.
 */
export function sendReport(input: {
  readonly scheduleId: RecordId;
  readonly schedule: ReportSchedule;
  /** Names of those it went to. */
  readonly recipients: readonly string[];
  readonly sentOn: CalendarDate;
  readonly sentBy: PersonId;
  /** Of a report that was made elsewhere; a document has its own. */
  readonly title: string;
  readonly document: SentDocument | null;
}): { readonly report: SentReport; readonly schedule: ReportSchedule } {
  const { schedule, document, sentOn } = input;
  const period = reportPeriod(schedule);
  return {
    report: {
      clientId: schedule.clientId,
      scheduleId: input.scheduleId,
      title: document?.title ?? input.title,
      periodFrom: period.from,
      periodTo: period.to,
      asOf: document?.asOf ?? period.to,
      contents: [...schedule.contents],
      recipients: input.recipients.map((name) => name.slice(0, 200)).slice(0, 50),
      delivery: schedule.delivery ?? null,
      sentOn,
      sentBy: input.sentBy,
      contentHash: document?.contentHash ?? null,
      byteCount: document?.byteCount ?? null,
      fileName: document?.fileName ?? '',
      ...(document ? { locale: document.locale } : {}),
    },
    schedule: recordReportSent(schedule, sentOn),
  };
}
