import type { Entry } from '#shared/domain/client/client-file.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import { cashBalances } from '#shared/domain/portfolio/cash-balance.ts';
import { holdingsOf } from '#shared/domain/portfolio/holdings.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { SyncingDevice } from './syncing-device.ts';

const DAY = '2026-11-28' as CalendarDate;

/** The records of `kind` that a device holds. */
export const entriesOf = <K extends Kind>(
  laptop: SyncingDevice,
  kind: K,
): readonly Entry<DataOf<K>>[] =>
  [...laptop.store.contents.records.values()].flatMap(({ kind: its, id, data }) =>
    its === kind && data
      ? [{ id, data: data as unknown as DataOf<K>, editedAt: null, editedBy: null }]
      : [],
  );

/** What a device shows of the accounts' holdings, and of the money in one. */
export function shownOn(laptop: SyncingDevice, accountId: RecordId) {
  const accounts = entriesOf(laptop, 'account');
  const transactions = entriesOf(laptop, 'transaction');
  const { holdings, refused } = holdingsOf({ accounts, transactions });
  const securities = new Map(entriesOf(laptop, 'security').map(({ id, data }) => [id, data]));
  return {
    refused,
    money: cashBalances(accounts, transactions, DAY).get(accountId)?.amount,
    held: holdings.map(({ securityId, quantity, cost }) => [
      ...[securities.get(securityId)?.name, quantity / 1e6, cost],
    ]),
  };
}
