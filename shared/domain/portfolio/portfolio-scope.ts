import { Answers, isSameList } from '#shared/lib/answers.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import type { RateLookup } from './exchange-rate.ts';
import { rateLookup } from './exchange-rates.ts';
import type { RefusedEntry } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import { type LedgerEntry, sortedLedger } from './ledger.ts';

/** The parts of a client file that figures of accounts are made from. */
export type PortfolioRecords = Pick<
  ClientFile,
  'accounts' | 'transactions' | 'securities' | 'prices' | 'exchangeRates'
>;

/** The accounts a figure speaks of, in one currency, with the entries that count. */
export interface PortfolioScope {
  readonly accounts: readonly Entry<Account>[];
  readonly accountIds: ReadonlySet<RecordId>;
  readonly currency: CurrencyCode;
  /** Entries of these accounts in order, without those that were refused. */
  readonly ledger: readonly LedgerEntry[];
  /** Such entries of all accounts of the client, of which `ledger` is a part. */
  readonly clientLedger: readonly LedgerEntry[];
  readonly securities: ClientFile['securities'];
  readonly prices: ClientFile['prices'];
  readonly rates: RateLookup;
  /** What was left out of the ledger, and why. */
  readonly refused: readonly RefusedEntry[];
}

/** Whether the account holds money or securities (a sales account has revenue instead). */
export function isHoldingAccount(account: Entry<Account>): boolean {
  return account.data.accountType !== 'sales';
}

/**
 * Makes the scope of figures over `accounts` (all but sales accounts when left out) in `currency`,
 * at the exchange rates of the records unless others are given. Entries that the ledger refuses count
 * nowhere, so that value, flows and gains agree.
 */
export function portfolioScope(
  records: PortfolioRecords,
  currency: CurrencyCode,
  options: { readonly accounts?: readonly Entry<Account>[]; readonly rates?: RateLookup } = {},
): PortfolioScope {
  const accounts = (options.accounts ?? records.accounts).filter(isHoldingAccount);
  const question = {
    records,
    currency,
    accounts,
    rates: options.rates ?? rateLookup(records.exchangeRates),
  };
  return known.about(records.transactions, question, () => newScope(question));
}

interface ScopeQuestion {
  readonly records: PortfolioRecords;
  readonly currency: CurrencyCode;
  readonly accounts: readonly Entry<Account>[];
  readonly rates: RateLookup;
}

// The sections of a page ask for the same accounts; what they then ask of the scope is kept by it.
const known = new Answers<ScopeQuestion, PortfolioScope>(
  (first, second) =>
    first.currency === second.currency &&
    first.rates === second.rates &&
    first.records.securities === second.records.securities &&
    first.records.prices === second.records.prices &&
    isSameList(first.accounts, second.accounts) &&
    isSameList(first.records.accounts, second.records.accounts),
);

function newScope({ records, currency, accounts, rates }: ScopeQuestion): PortfolioScope {
  const counts = countedLedger(records);
  const { ledger } = counts;
  const accountIds = new Set(accounts.map((account) => account.id));
  const refused = counts.refused.filter((entry) => accountIds.has(entry.accountId));
  return {
    accounts,
    accountIds,
    currency,
    ledger: entriesOf(ledger, accountIds),
    clientLedger: ledger,
    securities: records.securities,
    prices: records.prices,
    rates,
    refused,
  };
}

interface CountedLedger {
  /** In order. */
  readonly ledger: readonly LedgerEntry[];
  readonly refused: readonly RefusedEntry[];
}

const counted = new Answers<readonly Entry<Account>[], CountedLedger>(isSameList);

/** The entries of a client that count, the same for all scopes of its accounts, and those refused. */
function countedLedger({ accounts, transactions }: PortfolioRecords): CountedLedger {
  return counted.about(transactions, accounts, () => {
    const sorted = sortedLedger(transactions);
    const { refused } = holdingsOf({ accounts, transactions: sorted });
    const skipped = new Set(refused.map((entry) => entry.transactionId));
    const ledger = skipped.size === 0 ? sorted : sorted.filter(({ id }) => !skipped.has(id));
    return { ledger, refused };
  });
}

const divided = new Answers<null, ReadonlyMap<RecordId, readonly LedgerEntry[]>>(() => true);

/** The entries of a ledger by account; with many accounts it is not read once for each. */
function byAccount(ledger: readonly LedgerEntry[]): ReadonlyMap<RecordId, readonly LedgerEntry[]> {
  return divided.about(ledger, null, () => {
    const accounts = new Map<RecordId, LedgerEntry[]>();
    for (const entry of ledger) {
      const entries = accounts.get(entry.data.accountId);
      if (entries) entries.push(entry);
      else accounts.set(entry.data.accountId, [entry]);
    }
    return accounts;
  });
}

function entriesOf(
  ledger: readonly LedgerEntry[],
  accountIds: ReadonlySet<RecordId>,
): readonly LedgerEntry[] {
  const divisions = byAccount(ledger);
  const [only, ...others] = accountIds;
  if (only && others.length === 0) return divisions.get(only) ?? [];
  const isEvery = [...divisions.keys()].every((id) => accountIds.has(id));
  return isEvery ? ledger : ledger.filter(({ data }) => accountIds.has(data.accountId));
}
