import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type AccountPositions, accountPositions } from './account-positions.ts';
import { type LedgerEntry, sortedLedger } from './ledger.ts';

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
  const positionsOf = accountPositions(sortedLedger(ledger), day);
  return new Map(
    accounts.map(({ id, data: { currency } }) => [
      id,
      money(amountIn(currency, positionsOf(id)), currency),
    ]),
  );
}

function amountIn(currency: CurrencyCode, positions: AccountPositions): number {
  for (const [position, amount] of positions) {
    if (position.tag === 'money' && position.currency === currency) return amount;
  }
  return 0;
}
