import type { RecordId } from '#shared/lib/identifiers.ts';
import { LaneLedger } from './lane-ledger.ts';
import { offerOf } from './rebase.ts';
import type { LaneState, LocalRecord, OutboxEntry, StoreWrite } from './records.ts';

export interface LostInput {
  /** Accepted rows that the server knows nothing of: no copy, no tombstone, no departure. */
  readonly lost: readonly LocalRecord[];
  readonly entries: readonly OutboxEntry[];
  readonly lanes: readonly LaneState[];
  readonly canWrite: boolean;
  readonly nextOrder: number;
}

/**
 * What becomes of records the server lost (F9): they are offered again as new ones, with whatever
 * was edited since. Who may not write only drops them.
 */
export function planLost(input: LostInput): readonly StoreWrite[] {
  const ledger = new LaneLedger(input.lanes);
  const entryOf = new Map<RecordId, OutboxEntry>();
  for (const entry of input.entries) entryOf.set(entry.recordId, entry);
  const writes: StoreWrite[] = [];
  let order = input.nextOrder;
  for (const row of input.lost) {
    const owed = entryOf.get(row.id);
    // An edit whose answer is not known yet is settled by its answer.
    if (owed?.state === 'sent') continue;
    const isOffered = row.data !== null && (owed !== undefined || input.canWrite);
    if (!isOffered) {
      ledger.replace(row, null);
      writes.push({ write: 'removeRecord', kind: row.kind, id: row.id });
      if (owed) writes.push({ write: 'removeOutbox', order: owed.order });
      continue;
    }
    const entry = owed ?? offerOf(row, order);
    if (!owed) order += 1;
    const record = { ...row, version: null };
    ledger.replace(row, record);
    writes.push({ write: 'putRecord', record });
    writes.push({ write: 'putOutbox', entry: { ...entry, baseVersion: null, base: null } });
  }
  return [...writes, ...ledger.writes()];
}
