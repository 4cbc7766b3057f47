import { Answers } from '#shared/lib/answers.ts';
import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LedgerEntry } from './ledger.ts';
import { type Position, positionChanges } from './position-changes.ts';

/** Money in minor units by currency and quantities in millionths by security; nothing that is 0. */
export type AccountPositions = ReadonlyMap<Position, number>;

const NOTHING: AccountPositions = new Map();

const known = new Answers<CalendarDate, ReadonlyMap<RecordId, AccountPositions>>(
  (first, second) => first === second,
);

/**
 * What an account has at the end of `day` after the entries of `ledger`, which is in order. One walk
 * answers for all accounts of the ledger, so that fifty of them are not fifty ledgers.
 */
export function accountPositions(
  ledger: readonly LedgerEntry[],
  day: CalendarDate,
): (accountId: RecordId) => AccountPositions {
  const accounts = known.about(ledger, day, () => positionsByAccount(ledger, day));
  return (accountId) => accounts.get(accountId) ?? NOTHING;
}

function positionsByAccount(
  ledger: readonly LedgerEntry[],
  day: CalendarDate,
): ReadonlyMap<RecordId, AccountPositions> {
  const { positions, list } = positionChanges(ledger);
  const amounts = positions.map(({ accountIds }) => accountIds.map(() => 0));
  const until = dayNumber(day);
  for (const change of list) {
    if (change.day > until) break;
    const byAccount = amounts[change.position];
    if (byAccount) byAccount[change.account] = (byAccount[change.account] ?? 0) + change.amount;
  }
  const accounts = new Map<RecordId, Map<Position, number>>();
  for (const [index, position] of positions.entries()) {
    for (const [account, accountId] of position.accountIds.entries()) {
      const amount = amounts[index]?.[account] ?? 0;
      if (amount === 0) continue;
      const own = accounts.get(accountId) ?? new Map<Position, number>();
      accounts.set(accountId, own.set(position, amount));
    }
  }
  return accounts;
}
