import { attentionFlags } from '#shared/domain/advice/attention.ts';
import type { DayPlan } from '#shared/domain/meeting/day-plan.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { offsetOn } from '../../services/today.ts';
import type { VaultApi } from '../../vault/api.ts';

export interface ClientAttention {
  readonly id: RecordId;
  readonly name: string;
  /** The gravest, in sentences. */
  readonly reasons: readonly string[];
  /** How many there are besides. */
  readonly more: number;
}

export interface Attention {
  /** How many clients have something to look at. */
  readonly total: number;
  readonly clients: readonly ClientAttention[];
}

const CLIENTS_SHOWN = 5;
const REASONS_SHOWN = 2;
const KINDS = [
  ...['client', 'promise', 'serviceRequest', 'reportSchedule', 'authority', 'profile', 'meeting'],
  ...['alertDecision', 'vigilanceSettings'],
];

/** Clients with something to look at, those met today first; `undefined` until known. */
export function useAttention(
  plan: DayPlan | undefined,
  today: CalendarDate,
): Attention | undefined {
  const met = plan?.today.map(({ meeting }) => meeting.data.clientId);
  const answer = useLiveQuery(
    async (vault) => (met ? ask(vault, met, today) : undefined),
    [today, met?.join()],
    { kinds: KINDS, includesRows: true },
  );
  return answer.data;
}

async function ask(
  vault: VaultApi,
  met: readonly RecordId[],
  today: CalendarDate,
): Promise<Attention> {
  const rows = await vault.clientsInAttention(today);
  const meetsToday = new Set(met);
  const shown = rows
    .toSorted(
      (first, second) =>
        Number(meetsToday.has(second.id)) - Number(meetsToday.has(first.id)) ||
        second.attentionCount - first.attentionCount,
    )
    .slice(0, CLIENTS_SHOWN);
  const clients = await Promise.all(
    shown.map(async (row) => {
      // The ledger of a large client would take longer than the page may; its flags are counted.
      const [file, { settled }] = await Promise.all([
        vault.clientFile(row.id, 'work'),
        vault.alerts({ today, clientId: row.id }),
      ]);
      const flags = file
        ? attentionFlags({
            file,
            today,
            offsetMinutes: offsetOn(today),
            wording: personWording,
            alerts: settled,
          })
        : [];
      const reasons = flags.slice(0, REASONS_SHOWN).map((flag) => flag.reason);
      const more = Math.max(0, row.attentionCount - reasons.length);
      return { id: row.id, name: row.name, reasons, more };
    }),
  );
  return { total: rows.length, clients };
}
