import { create } from 'zustand';
import type { Client } from '#shared/domain/client/client.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { SentDocument } from '#shared/domain/reporting/send-report.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { reportWriting } from './report-writing.ts';

/*
 * Reports that were prepared and wait to be sent, with the very bytes that were saved. They live while
 * the vault is open: locking loads the page anew.
 */

/** A document made for the report that was due by `schedule`, as that was agreed then. */
export interface PreparedReport extends SentDocument {
  readonly scheduleId: RecordId;
  readonly schedule: ReportSchedule;
  readonly pdf: Uint8Array;
}

interface Prepared {
  readonly bySchedule: ReadonlyMap<RecordId, PreparedReport>;
}

const usePrepared = create<Prepared>(() => ({ bySchedule: new Map() }));

/** Keeps a document until its report is sent; a newer one takes its place. */
export function keepPrepared(report: PreparedReport): void {
  usePrepared.setState(({ bySchedule }) => ({
    bySchedule: new Map(bySchedule).set(report.scheduleId, report),
  }));
}

/**
 * The document among `prepared` for the report to `client` that is due by `schedule`; one of another
 * period, with other contents, for other people or in another language is none.
 */
export function preparedFor(
  scheduleId: RecordId,
  schedule: ReportSchedule,
  client: Pick<Client, 'language'> | null,
  prepared: Prepared['bySchedule'] = usePrepared.getState().bySchedule,
): PreparedReport | null {
  const report = prepared.get(scheduleId);
  if (!report || report.locale !== reportWriting(schedule, client).locale) return null;
  return agreedIn(report.schedule) === agreedIn(schedule) ? report : null;
}

/** What a document says of its schedule, apart from the language in which it says so. */
function agreedIn(schedule: ReportSchedule): string {
  const { nextDueOn, frequency, contents, recipient, recipientIds = [] } = schedule;
  const sets = [contents.toSorted(), recipientIds.toSorted()];
  return JSON.stringify([nextDueOn, frequency, recipient, ...sets]);
}

/** Every document that waits, by schedule. */
export function usePreparedReports(): Prepared['bySchedule'] {
  return usePrepared((state) => state.bySchedule);
}
