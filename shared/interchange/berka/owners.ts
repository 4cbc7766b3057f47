import type { Problem } from '../loaded-record.ts';
import type { BankAccount, Disposition, Holder } from './rows.ts';
import type { BerkaTables, Placed } from './tables.ts';

/** A right over an account whose person and account are both known. */
export interface KnownDisposition {
  readonly disposition: Disposition;
  readonly holder: Holder;
  readonly account: BankAccount;
}

/** Who owns which account, and who may draw on it. */
export interface Owners {
  /** The client's key by account. */
  readonly clientKeys: ReadonlyMap<number, string>;
  readonly accountIdByDisposition: ReadonlyMap<number, number>;
  readonly owned: readonly KnownDisposition[];
  readonly disponents: readonly KnownDisposition[];
  /** Accounts without an owner in the set; each gets a client of its own. */
  readonly withoutOwner: readonly BankAccount[];
  readonly problems: readonly Problem[];
}

export const keyOfUnknownHolder = (account: BankAccount): string => `account-${account.id}`;

/** Joins dispositions with persons and accounts; one that names an unknown row becomes a problem. */
export function findOwners(tables: BerkaTables): Owners {
  const problems: Problem[] = [];
  const known: KnownDisposition[] = [];
  for (const placed of tables.dispositions) {
    const disposition = placed.value;
    const holder = tables.holders.get(disposition.holderId);
    const account = tables.accounts.get(disposition.accountId);
    if (!holder) problems.push(missing(placed, 'client_id', disposition.holderId));
    else if (!account) problems.push(missing(placed, 'account_id', disposition.accountId));
    else known.push({ disposition, holder, account });
  }
  const owned = known.filter(({ disposition }) => disposition.type === 'OWNER');
  const clientKeys = new Map(owned.map(({ account, holder }) => [account.id, String(holder.id)]));
  const withoutOwner = [...tables.accounts.values()].filter(({ id }) => !clientKeys.has(id));
  for (const account of withoutOwner) clientKeys.set(account.id, keyOfUnknownHolder(account));
  return {
    clientKeys,
    accountIdByDisposition: new Map(
      known.map(({ disposition, account }) => [disposition.id, account.id]),
    ),
    owned,
    disponents: known.filter(({ disposition }) => disposition.type === 'DISPONENT'),
    withoutOwner,
    problems,
  };
}

/** The problem of a row whose `field` names a row that is not there. */
export function missing<Value>(placed: Placed<Value>, field: string, id: number): Problem {
  const message = `${id} is not among the rows that were read`;
  return { file: placed.file, line: placed.line, field, message };
}
