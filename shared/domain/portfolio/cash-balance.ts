import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Money, money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { cashEffect, type LedgerEntry } from './ledger.ts';

/**
 * Money in each account at the end of `day`: the sum of what its entries did to it. What is owed
 * (credit, loan) is negative. Entries in another currency than the account's are left out: the
 * ledger is in the account's currency.
 */
export function cashBalances(
  accounts: readonly Entry<Account>[],
  ledger: readonly LedgerEntry[],
  day: CalendarDate,
): ReadonlyMap<RecordId, Money> {
  const amounts = new Map<RecordId, number>();
  const currencies = new Map(accounts.map((account) => [account.id, account.data.currency]));
  for (const { data } of ledger) {
    if (data.date > day || currencies.get(data.accountId) !== data.currency) continue;
    amounts.set(data.accountId, (amounts.get(data.accountId) ?? 0) + cashEffect(data));
  }
  return new Map(
    accounts.map((account) => [
      account.id,
      money(amounts.get(account.id) ?? 0, account.data.currency),
    ]),
  );
}
