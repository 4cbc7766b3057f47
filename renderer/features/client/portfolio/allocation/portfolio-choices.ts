import type { ClientFile } from '#shared/domain/client/client-file.ts';
import {
  type AimedPortfolio,
  dividedPortfolios,
} from '#shared/domain/portfolio/aimed-portfolios.ts';
import { commonTargets } from '#shared/domain/portfolio/allocation.ts';
import { allocationRules } from '#shared/domain/portfolio/allocation-policy.ts';
import { currenciesOf } from '#shared/domain/portfolio/client-figures.ts';
import { isHoldingAccount, portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';

/** A portfolio that can be looked at, under a key that stays the same. */
export interface PortfolioChoice extends AimedPortfolio {
  readonly key: string;
}

/**
 * What can be looked at by itself: the portfolios with targets, and, where those are single accounts,
 * all accounts of a currency together.
 */
export function portfolioChoices(file: ClientFile): readonly PortfolioChoice[] {
  const divided = dividedPortfolios(file).map((portfolio) => ({
    ...portfolio,
    key: portfolio.accountId ?? portfolio.currency,
  }));
  const rules = allocationRules(file.client.data.allocationPolicy);
  const open = file.accounts.filter((each) => isHoldingAccount(each) && !each.data.closedOn);
  const whole = currenciesOf(open).flatMap((currency): PortfolioChoice[] => {
    const accounts = open.filter(({ data }) => data.currency === currency);
    if (accounts.length < 2 || divided.some(({ key }) => key === currency)) return [];
    const scope = portfolioScope(file, currency, { accounts });
    const targets = rules.targets ?? commonTargets(accounts);
    const name = `All accounts, ${currency}`;
    return [
      { key: currency, name, accountId: null, currency, scope, aim: { band: rules.band, targets } },
    ];
  });
  return [...divided, ...whole];
}
