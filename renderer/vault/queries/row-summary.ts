import type { Alert } from '#shared/domain/advice/vigilance/alert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientRow } from '../views.ts';

/** A computed row, as it rests encrypted so that unlocking need not read every ledger. */
export interface RowSummary {
  readonly row: ClientRow;
  readonly computedOn: CalendarDate;
  readonly hasLedger: boolean;
  /** How far the firm's prices were read when this was computed. */
  readonly firmCursor: number;
  readonly securityIds: readonly RecordId[];
  /** What vigilance noticed; missing in what an older version kept. */
  readonly alerts?: readonly Alert[];
}

/** What screens show of a summary, to see whether it changed. */
export function textOf(summary: RowSummary | null | undefined): string {
  return JSON.stringify([summary?.row, summary?.alerts]);
}
