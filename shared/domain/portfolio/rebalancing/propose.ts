import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import type { ClientFile } from '../../client/client-file.ts';
import { available, type Figure, unavailable } from '../../figure.ts';
import type { AssetClass } from '../account.ts';
import type { AimedPortfolio } from '../aimed-portfolios.ts';
import { type Allocation, allocationOn } from '../allocation.ts';
import type { AllocationRules } from '../allocation-policy.ts';
import { holdingsOf } from '../holdings.ts';
import { type PortfolioRecords, portfolioScope } from '../portfolio-scope.ts';
import { dealingCost } from './market.ts';
import { planTrades } from './plan-trades.ts';
import type { Proposal, Shortfall, ShortfallCause } from './proposal.ts';
import { entryOf, gainsByTerm, tradesOf } from './proposed-trades.ts';

type RebalancingRecords = PortfolioRecords & Pick<ClientFile, 'client'>;

interface ProposalOptions {
  readonly rules: AllocationRules;
  /** Whether lots held for a year or less may be sold at a gain. */
  readonly allowsShortTermGains: boolean;
  /** Whether costs and terms follow the rule of the US for wash sales. */
  readonly washSales: boolean;
}

/**
 * Sales and purchases that bring each asset class of `portfolio` back into its band at the last prices
 * on `day`, with what they cost, which gains they realise and what stays out of its band and why.
 *
 * Sold are losses first, then long-term gains, the smaller gain first, by the order in which each
 * account's cost-basis method sells, and securities of the class cash for what the money does not pay.
 * Not sold are, unless allowed, short-term gains and, where the rule counts, losses that would not be
 * deducted (US wash sales: 26 USC 1091, 30 days before). Not bought is what was sold at a loss in the
 * 30 days before, where that rule or the matching of the UK counts. Bought is more of what is held, by
 * weight, in whole units and with the money of the account that holds it; nothing is moved between
 * accounts.
 */
export function proposeRebalancing(
  records: RebalancingRecords,
  portfolio: AimedPortfolio,
  day: CalendarDate,
  options: ProposalOptions,
): Figure<Proposal> {
  const { scope, aim } = portfolio;
  if (!aim.targets) return unavailable('no targets are set for these accounts');
  const before = allocationOn(scope, day, aim);
  if (!before.available) return before;
  const { rules } = options;
  const minimum = rules.minimumTrade ?? 250 * 10 ** minorUnitScale(scope.currency);
  const cost = dealingCost(scope.ledger, day, rules.dealingCost);
  const planned = planTrades({
    records,
    scope,
    day,
    ...options,
    before: before.value,
    minimum,
    cost,
  });
  const trades = tradesOf(scope, planned.sales, planned.purchases, cost);
  const entries = trades.map((trade, index) =>
    entryOf(trade, records.client.id, scope.currency, day, index),
  );
  const transactions = [...records.transactions, ...entries];
  const { realisedGains } = holdingsOf({
    accounts: records.accounts,
    transactions,
    until: day,
    washSales: options.washSales,
  });
  const afterScope = portfolioScope({ ...records, transactions }, scope.currency, {
    accounts: scope.accounts,
    rates: scope.rates,
  });
  const after = allocationOn(afterScope, day, aim);
  if (!after.available) return after;
  const own = trades.map((trade, index) => ({
    ...trade,
    gains: realisedGains.filter(({ transactionId }) => transactionId === entries[index]?.id),
  }));
  return available({
    day,
    currency: scope.currency,
    trades: own,
    entries,
    before: before.value,
    after: after.value,
    dealingCost: cost,
    cost: trades.reduce((sum, each) => sum + each.cost, 0),
    gains: gainsByTerm(own.flatMap(({ gains }) => gains)),
    shortfalls: shortfallsOf(after.value, planned.causes, rules.cashKept),
    minimumTrade: minimum,
  });
}

type Causes = ReadonlyMap<AssetClass, readonly ShortfallCause[]>;

/** Each class that is out of its band at the end, with every cause that is known for it. */
function shortfallsOf(after: Allocation, causes: Causes, cashKept: number): readonly Shortfall[] {
  const out = after.slices.filter(({ isBreach }) => isBreach);
  const causesOf = (isOver: boolean) =>
    out
      .filter(({ drift }) => (drift ?? 0) > 0 === isOver)
      .flatMap(({ assetClass }) => causes.get(assetClass) ?? []);
  const cash = after.slices.find(({ assetClass }) => assetClass === 'cash');
  const isKept = cashKept > 0 && cash?.isBreach === true && (cash.drift ?? 0) > 0;
  return out.map(({ assetClass, drift }) => {
    const own = causes.get(assetClass) ?? [];
    const isOver = (drift ?? 0) > 0;
    // Money that could not be spent stays as cash; what is missing here could not be sold there.
    const others =
      assetClass === 'cash'
        ? causesOf(!isOver)
        : own.some(({ tag }) => tag === 'noMoney')
          ? causesOf(true)
          : [];
    const kept: readonly ShortfallCause[] = isKept ? [{ tag: 'cashKept', amount: cashKept }] : [];
    const all = distinct([...own, ...others, ...kept]);
    return {
      assetClass,
      drift: drift ?? 0,
      causes: all.length > 0 ? all : [{ tag: 'wholeShares' }],
    };
  });
}

function distinct(causes: readonly ShortfallCause[]): readonly ShortfallCause[] {
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
}
