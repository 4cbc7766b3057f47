import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type AllocationAim, commonTargets } from './allocation.ts';
import { type AllocationRules, allocationRules } from './allocation-policy.ts';
import type { RateLookup } from './exchange-rate.ts';
import {
  isHoldingAccount,
  type PortfolioRecords,
  type PortfolioScope,
  portfolioScope,
} from './portfolio-scope.ts';

/** Accounts that are divided together, and what they are measured against. */
export interface AimedPortfolio {
  /** "Long-term account", or "All accounts, EUR". */
  readonly name: string;
  /** The account when it is divided by itself, `null` for several together. */
  readonly accountId: RecordId | null;
  readonly currency: CurrencyCode;
  readonly scope: PortfolioScope;
  readonly aim: Required<AllocationAim>;
}

type AimedRecords = PortfolioRecords & Pick<ClientFile, 'client'>;

/**
 * The portfolios of a client that have targets: the open accounts of each currency together when the
 * client has targets, or else each open account that has targets of its own.
 */
export function aimedPortfolios(
  records: AimedRecords,
  rates?: RateLookup,
): readonly AimedPortfolio[] {
  const rules = allocationRules(records.client.data.allocationPolicy);
  const open = records.accounts.filter((each) => isHoldingAccount(each) && !each.data.closedOn);
  if (rules.targets) return together(records, open, rules, rates);
  return open
    .filter(({ data }) => data.targets.length > 0)
    .map((account) => portfolioOf(records, [account], account.data.currency, rules, rates));
}

/**
 * The portfolios of a client whether they have targets or not: those with targets when there are any,
 * the open accounts of each currency together otherwise.
 */
export function dividedPortfolios(
  records: AimedRecords,
  rates?: RateLookup,
): readonly AimedPortfolio[] {
  const aimed = aimedPortfolios(records, rates);
  if (aimed.length > 0) return aimed;
  const open = records.accounts.filter((each) => isHoldingAccount(each) && !each.data.closedOn);
  return together(records, open, allocationRules(records.client.data.allocationPolicy), rates);
}

function together(
  records: AimedRecords,
  accounts: readonly Entry<Account>[],
  rules: AllocationRules,
  rates: RateLookup | undefined,
): readonly AimedPortfolio[] {
  const currencies = [...new Set(accounts.map(({ data }) => data.currency))];
  return currencies.map((currency) =>
    portfolioOf(
      records,
      accounts.filter(({ data }) => data.currency === currency),
      currency,
      rules,
      rates,
    ),
  );
}

function portfolioOf(
  records: AimedRecords,
  accounts: readonly Entry<Account>[],
  currency: CurrencyCode,
  rules: AllocationRules,
  rates: RateLookup | undefined,
): AimedPortfolio {
  const [only, ...others] = accounts;
  const single = only && others.length === 0 ? only : null;
  const scope = portfolioScope(records, currency, { accounts, ...(rates ? { rates } : {}) });
  return {
    name: single ? single.data.name : `All accounts, ${currency}`,
    accountId: single?.id ?? null,
    currency,
    scope,
    aim: { band: rules.band, targets: rules.targets ?? commonTargets(scope.accounts) },
  };
}
