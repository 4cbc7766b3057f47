import { create } from 'zustand';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { SentDocument } from '#shared/domain/reporting/send-report.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

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
 * The document among `prepared` for the report that is due by `schedule`; one of another period, with
 * other contents or for other people is none.
 */
export function preparedFor(
  scheduleId: RecordId,
  schedule: ReportSchedule,
  prepared: Prepared['bySchedule'] = usePrepared.getState().bySchedule,
): PreparedReport | null {
  const report = prepared.get(scheduleId);
  return report && agreedIn(report.schedule) === agreedIn(schedule) ? report : null;
}

/** What a document says of its schedule. */
function agreedIn(schedule: ReportSchedule): string {
  const { nextDueOn, frequency, contents, recipient, recipientIds = [], language } = schedule;
  const sets = [contents.toSorted(), recipientIds.toSorted()];
  return JSON.stringify([nextDueOn, frequency, recipient, language ?? null, ...sets]);
}

/** Every document that waits, by schedule. */
export function usePreparedReports(): Prepared['bySchedule'] {
  return usePrepared((state) => state.bySchedule);
}
