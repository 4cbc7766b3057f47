import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Money, money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type LedgerEntry, sortedLedger } from './ledger.ts';
import { positionChanges } from './position-changes.ts';

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
  const { positions, list } = positionChanges(sortedLedger(ledger));
  const until = dayNumber(day);
  for (const change of list) {
    if (change.day > until) break;
    const position = positions[change.position];
    const accountId = position?.accountIds[change.account];
    if (position?.tag !== 'money' || !accountId) continue;
    if (currencies.get(accountId) !== position.currency) continue;
    amounts.set(accountId, (amounts.get(accountId) ?? 0) + change.amount);
  }
  return new Map(
    accounts.map((account) => [
      account.id,
      money(amounts.get(account.id) ?? 0, account.data.currency),
    ]),
  );
}
