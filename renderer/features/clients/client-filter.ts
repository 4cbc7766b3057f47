import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { daysBetween } from '#shared/lib/calendar-date.ts';
import type { ClientRow } from '../../vault/views.ts';

/** What a view of the list shows; an empty list of values means all of them. */
export interface ClientFilter {
  readonly types: readonly ClientRow['clientType'][];
  readonly statuses: readonly ClientRow['status'][];
  readonly tiers: readonly ClientRow['tier'][];
  readonly needsAttention: boolean;
  /** Only clients with whom nobody was in touch for so many days. */
  readonly notSeenForDays: number | null;
}

export const NO_FILTER: ClientFilter = {
  types: [],
  statuses: [],
  tiers: [],
  needsAttention: false,
  notSeenForDays: null,
};

/** Whether a client belongs to the view on `today`. */
export function matchesFilter(row: ClientRow, filter: ClientFilter, today: CalendarDate): boolean {
  const { types, statuses, tiers, needsAttention, notSeenForDays } = filter;
  if (types.length > 0 && !types.includes(row.clientType)) return false;
  if (statuses.length > 0 && !statuses.includes(row.status)) return false;
  if (tiers.length > 0 && !tiers.includes(row.tier)) return false;
  if (needsAttention && row.attentionCount === 0) return false;
  if (notSeenForDays === null) return true;
  return row.lastContactOn === null || daysBetween(row.lastContactOn, today) > notSeenForDays;
}
