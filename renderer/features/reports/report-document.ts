import type { DocumentModel } from '#shared/documents/model.ts';
import { composeReport } from '#shared/documents/report/report.ts';
import { reportAsOf } from '#shared/documents/report/report-input.ts';
import { reportFileName, reportTitle } from '#shared/documents/report/report-title.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { reportPeriod } from '#shared/domain/reporting/report-period.ts';
import { reportRecipients } from '#shared/domain/reporting/report-recipients.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { personWording } from '../../services/person-locale.ts';
import { reportWriting } from '../../services/report-writing.ts';
import { offsetOn } from '../../services/today.ts';

/** A report as a document, with the day of its figures and the name of its file. */
export interface ReportDocument {
  readonly model: DocumentModel;
  /** What it is, without whose it is. */
  readonly title: string;
  readonly asOf: CalendarDate;
  readonly fileName: string;
  /** In which it is written (BCP 47). */
  readonly locale: string;
}

/** The report that `schedule` has due, made from `file`; or why there is none, as a clause. */
export function reportDocument(
  file: ClientFile,
  schedule: ReportSchedule,
  person: { readonly name: string; readonly today: CalendarDate },
): Result<ReportDocument, string> {
  const period = reportPeriod(schedule);
  const asOf = reportAsOf(file, period, person.today, personWording);
  if (!asOf.ok) return err(asOf.error.message);
  const writing = reportWriting(schedule, file.client.data);
  const { frequency, contents } = schedule;
  const model = composeReport({
    file,
    frequency,
    contents,
    period,
    asOf: asOf.value,
    recipients: reportRecipients(schedule, file.contacts),
    preparedBy: person.name,
    preparedOn: person.today,
    offsetMinutes: offsetOn(person.today),
    ...writing,
    composedAt: new Date().toISOString() as Instant,
  });
  return ok({
    model,
    title: reportTitle({ frequency, period, ...writing }),
    asOf: asOf.value,
    fileName: reportFileName(
      { frequency, period, ...writing },
      file.client.data.name.slice(0, 120),
    ),
    locale: writing.locale,
  });
}
