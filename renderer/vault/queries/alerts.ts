import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import {
  needsLook,
  type SettledAlert,
  settleAlerts,
} from '#shared/domain/advice/vigilance/settle-alerts.ts';
import { vigilanceSettings } from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { BookAlerts } from '../views.ts';
import { vigilanceOf } from './client-file.ts';
import type { KnownAlerts } from './client-rows.ts';
import { entryOf } from './record-views.ts';

type Decisions = ReadonlyMap<RecordId, readonly Entry<AlertDecision>[]>;

/** The known alerts with what was decided about each, and decisions whose alert is not raised now. */
export function bookAlerts(store: VaultStore, known: KnownAlerts, isWhole: boolean): BookAlerts {
  const decisions = decisionsByClient(store, known.clientId);
  const settled = settledAlerts(store, known, decisions);
  const current = new Set(settled.map(({ alert }) => `${alert.clientId} ${alert.fingerprint}`));
  const past = [...decisions.values()]
    .flat()
    .filter(({ data }) => !current.has(`${data.clientId} ${data.fingerprint}`));
  return { settled, past, pending: known.pending, isWhole };
}

/** How many of the known alerts somebody has to look at. */
export function alertsToLookAt(store: VaultStore, known: KnownAlerts): number {
  const decisions = decisionsByClient(store, known.clientId);
  return settledAlerts(store, known, decisions).filter(needsLook).length;
}

function settledAlerts(
  store: VaultStore,
  known: KnownAlerts,
  decisions: Decisions,
): readonly SettledAlert[] {
  return [...known.byClient].flatMap(([clientId, alerts]) => {
    const bookId = store.state.records.get(clientId)?.bookId;
    const settings = vigilanceSettings(bookId ? vigilanceOf(store, bookId) : null);
    return settleAlerts(alerts, decisions.get(clientId) ?? [], settings);
  });
}

/** @param only the client whose decisions are wanted; `null`: those about all clients */
function decisionsByClient(store: VaultStore, only: RecordId | null): Decisions {
  const byClient = new Map<RecordId, Entry<AlertDecision>[]>();
  for (const record of store.state.records.ofKind('alertDecision').values()) {
    if (record.data === null || record.clientId === null) continue;
    if (only !== null && record.clientId !== only) continue;
    const own = byClient.get(record.clientId) ?? [];
    byClient.set(record.clientId, [...own, entryOf<AlertDecision>(record)]);
  }
  return byClient;
}
