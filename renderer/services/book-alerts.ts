import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { BookAlerts } from '../vault/views.ts';
import { useLiveQuery } from './live-query.ts';

const SCOPE = { kinds: ['alertDecision', 'vigilanceSettings', 'client'], includesRows: true };

/**
 * The alerts of the whole book or of one client, which the vault's worker computes client by client
 * with the rows of the clients table; `undefined` until the first answer.
 */
export function useBookAlerts(
  today: CalendarDate,
  clientId: RecordId | null = null,
): BookAlerts | undefined {
  return useLiveQuery((vault) => vault.alerts({ today, clientId }), [today, clientId], SCOPE).data;
}

/** How many alerts of the book somebody has to look at; `undefined` while `isWanted` is false. */
export function useAlertsToLookAt(today: CalendarDate, isWanted: boolean): number | undefined {
  return useLiveQuery(
    async (vault) => (isWanted ? vault.alertsToLookAt(today) : undefined),
    [today, isWanted],
    SCOPE,
  ).data;
}
