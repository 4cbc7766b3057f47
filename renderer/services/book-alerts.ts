import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookAlerts } from '../vault/api.ts';
import { useLiveQuery } from './live-query.ts';

/**
 * The alerts of the whole book, which the vault's worker computes client by client with the rows of
 * the clients table; `undefined` until the first answer, and while `isWanted` is false.
 */
export function useBookAlerts(today: CalendarDate, isWanted = true): BookAlerts | undefined {
  return useLiveQuery(
    async (vault) => (isWanted ? vault.alerts(today) : undefined),
    [today, isWanted],
    { kinds: ['alertDecision', 'vigilanceSettings', 'client'], includesRows: true },
  ).data;
}
