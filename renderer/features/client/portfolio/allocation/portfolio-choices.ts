import type { ClientFile } from '#shared/domain/client/client-file.ts';
import {
  type AimedPortfolio,
  dividedPortfolios,
} from '#shared/domain/portfolio/aimed-portfolios.ts';
import { commonTargets } from '#shared/domain/portfolio/allocation.ts';
import {
  type AllocationRules,
  allocationRules,
} from '#shared/domain/portfolio/allocation-policy.ts';
import { currenciesOf } from '#shared/domain/portfolio/client-figures.ts';
import { isHoldingAccount, portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';

/** A portfolio that can be looked at, under a key that stays the same. */
export interface PortfolioChoice extends AimedPortfolio {
  readonly key: string;
  /** Whether its accounts have several currencies, so that it is in the reporting currency at rates. */
  readonly isMixed: boolean;
}

/**
 * What can be looked at by itself: the portfolios with targets, where those are single accounts, all
 * accounts of a currency together, and those of several currencies in the reporting currency.
 */
export function portfolioChoices(file: ClientFile): readonly PortfolioChoice[] {
  const divided = dividedPortfolios(file).map((portfolio) => ({
    ...portfolio,
    key: portfolio.accountId ?? portfolio.currency,
    isMixed: false,
  }));
  const rules = allocationRules(file.client.data.allocationPolicy);
  const open = file.accounts.filter((each) => isHoldingAccount(each) && !each.data.closedOn);
  const whole = currenciesOf(open).flatMap((currency): PortfolioChoice[] => {
    const accounts = open.filter(({ data }) => data.currency === currency);
    if (accounts.length < 2 || divided.some(({ key }) => key === currency)) return [];
    const scope = portfolioScope(file, currency, { accounts });
    const targets = rules.targets ?? commonTargets(accounts);
    const name = `All accounts, ${currency}`;
    const aim = { band: rules.band, targets };
    return [{ key: currency, name, accountId: null, currency, scope, aim, isMixed: false }];
  });
  return [...divided, ...whole, ...mixedChoice(file, open, rules)];
}

/** Accounts of several currencies together, in the reporting currency. */
function mixedChoice(
  file: ClientFile,
  accounts: ClientFile['accounts'],
  rules: AllocationRules,
): readonly PortfolioChoice[] {
  if (currenciesOf(accounts).length < 2) return [];
  const currency = file.client.data.reportingCurrency;
  const scope = portfolioScope(file, currency, { accounts });
  const aim = { band: rules.band, targets: rules.targets ?? commonTargets(accounts) };
  const name = `All accounts, in ${currency}`;
  return [{ key: 'mixed', name, accountId: null, currency, scope, aim, isMixed: true }];
}
