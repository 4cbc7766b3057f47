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
  readonly securities: ClientFile['securities'];
  readonly prices: ClientFile['prices'];
  readonly rates: RateLookup;
  /** What was left out of the ledger, and why. */
  readonly refusals: readonly string[];
}

/** Whether the account holds money or securities (a sales account has revenue instead). */
export function isHoldingAccount(account: Entry<Account>): boolean {
  return account.data.accountType !== 'sales';
}

/**
 * Makes the scope of figures over `accounts` (all but sales accounts when left out) in `currency`,
 * at the exchange rates of the records unless others are given. Entries that the ledger refuses count nowhere, so that value, flows and gains agree.
 */
export function portfolioScope(
  records: PortfolioRecords,
  currency: CurrencyCode,
  options: { readonly accounts?: readonly Entry<Account>[]; readonly rates?: RateLookup } = {},
): PortfolioScope {
  const accounts = (options.accounts ?? records.accounts).filter(isHoldingAccount);
  const sorted = sortedLedger(records.transactions);
  const { refused } = holdingsOf({ accounts: records.accounts, transactions: sorted });
  const accountIds = new Set(accounts.map((account) => account.id));
  const skipped = new Set(refused.map((entry) => entry.transactionId));
  return {
    accounts,
    accountIds,
    currency,
    ledger: sorted.filter(
      (entry) => accountIds.has(entry.data.accountId) && !skipped.has(entry.id),
    ),
    securities: records.securities,
    prices: records.prices,
    rates: options.rates ?? rateLookup(records.exchangeRates),
    refusals: refused
      .filter((entry) => accountIds.has(entry.accountId))
      .map((entry) => refusalText(entry, records.securities)),
  };
}

/** Why an entry is left out, with its day and the name of its security. */
export function refusalText(entry: RefusedEntry, securities: ClientFile['securities']): string {
  const name = securities.get(entry.securityId)?.data.name;
  return name ? `${name}: ${entry.reason}` : entry.reason;
}
