import { create } from 'zustand';
import type { SentDocument } from '#shared/domain/reporting/send-report.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

/*
 * Reports that were prepared and wait to be sent, with the very bytes that were saved. They live while
 * the vault is open: locking loads the page anew.
 */

/** A document made for the report that `scheduleId` has due on `dueOn`. */
export interface PreparedReport extends SentDocument {
  readonly scheduleId: RecordId;
  readonly dueOn: CalendarDate;
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

/** The document for the report that is due on `dueOn`; one of an earlier report is none. */
export function preparedFor(scheduleId: RecordId, dueOn: CalendarDate): PreparedReport | null {
  const report = usePrepared.getState().bySchedule.get(scheduleId);
  return report?.dueOn === dueOn ? report : null;
}

/** Every document that waits, by schedule. */
export function usePreparedReports(): Prepared['bySchedule'] {
  return usePrepared((state) => state.bySchedule);
}
