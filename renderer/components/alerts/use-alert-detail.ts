import { clientAlerts } from '#shared/domain/advice/attention-alerts.ts';
import type { SettledAlert } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import {
  type VigilanceSettings,
  vigilanceSettings,
} from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from '../../services/live-query.ts';

/** An alert with the transactions it speaks of. */
export interface AlertDetail {
  readonly settled: SettledAlert;
  readonly settings: VigilanceSettings;
  readonly transactions: readonly Entry<Transaction>[];
  readonly compared: readonly Entry<Transaction>[];
  readonly accountName: string;
}

/**
 * The alert `fingerprint` of a client computed anew from its ledger, with everything it was measured
 * against; `null` when the ledger raises it no longer.
 */
export function useAlertDetail(
  clientId: RecordId,
  fingerprint: string,
  today: CalendarDate,
): { readonly detail: AlertDetail | null | undefined; readonly error: Error | null } {
  const answer = useLiveQuery(
    async (vault): Promise<AlertDetail | null> => {
      const file = await vault.clientFile(clientId, 'all');
      const settled = file
        ? clientAlerts({ file, today }).find(({ alert }) => alert.fingerprint === fingerprint)
        : undefined;
      if (!file || !settled) return null;
      const byId = new Map(file.transactions.map((entry) => [entry.id, entry]));
      const entries = (ids: readonly RecordId[]) => ids.flatMap((id) => byId.get(id) ?? []);
      const { alert } = settled;
      return {
        settled,
        settings: vigilanceSettings(file.vigilance),
        transactions: entries(alert.transactionIds),
        compared: entries(alert.comparedIds),
        accountName: file.accounts.find(({ id }) => id === alert.accountId)?.data.name ?? '',
      };
    },
    [clientId, fingerprint, today],
    { clientId },
  );
  return { detail: answer.data, error: answer.error };
}
