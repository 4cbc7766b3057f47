import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Money, money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import { type Account, ASSET_CLASSES, type AssetClass } from './account.ts';
import { cashBalances } from './cash-balance.ts';
import { converted } from './exchange-rate.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { valuedHoldings } from './valuation.ts';

/** Drift that is flagged: five percentage points, in hundredths of a percent. */
export const DEFAULT_DRIFT_BAND = 500;

/** Part of an asset class; weights in hundredths of a percent that add up to 10,000. */
export interface AllocationSlice {
  readonly assetClass: AssetClass;
  readonly value: Money;
  readonly weight: number;
  /** `null` when no target is set. */
  readonly target: number | null;
  /** Weight less target: percentage points × 100. */
  readonly drift: number | null;
  readonly isBreach: boolean;
}

/** The slices that have a value or a target, in the order of `ASSET_CLASSES`. */
export interface Allocation {
  readonly day: CalendarDate;
  readonly total: Money;
  readonly slices: readonly AllocationSlice[];
}

/**
 * Allocation of the scope's accounts by asset class at the end of `day`. Cash is the money in the
 * accounts and the securities of the class cash. Targets are those of the accounts when all that
 * have some have the same; drift is flagged from `band` on (domain.md section 4).
 */
export function allocationOn(
  scope: PortfolioScope,
  day: CalendarDate,
  band: number = DEFAULT_DRIFT_BAND,
): Figure<Allocation> {
  const values = valuesByClass(scope, day);
  if (!values.available) return values;
  const total = [...values.value.values()].reduce((sum, value) => sum + value, 0);
  if (total <= 0) return unavailable('there is no positive value to divide');
  const targets = commonTargets(scope.accounts);
  const present = ASSET_CLASSES.filter(
    (assetClass) => (values.value.get(assetClass) ?? 0) !== 0 || targets?.has(assetClass),
  );
  const amounts = present.map((assetClass) => values.value.get(assetClass) ?? 0);
  const weights = exactWeights(amounts, total);
  const slices = present.map((assetClass, index): AllocationSlice => {
    const weight = weights[index] ?? 0;
    const target = targets ? (targets.get(assetClass) ?? 0) : null;
    const drift = target === null ? null : weight - target;
    return {
      assetClass,
      value: money(amounts[index] ?? 0, scope.currency),
      weight,
      target,
      drift,
      isBreach: drift !== null && Math.abs(drift) >= band,
    };
  });
  return available({ day, total: money(total, scope.currency), slices });
}

function valuesByClass(
  scope: PortfolioScope,
  day: CalendarDate,
): Figure<ReadonlyMap<AssetClass, number>> {
  const values = new Map<AssetClass, number>();
  const add = (assetClass: AssetClass, value: Figure<Money>): string | null => {
    if (!value.available) return value.reason;
    const { amount, currency } = value.value;
    const inScope = converted(amount, currency, scope.currency, day, scope.rates);
    if (!inScope.available) return inScope.reason;
    values.set(assetClass, (values.get(assetClass) ?? 0) + inScope.value.amount);
    return null;
  };
  for (const balance of cashBalances(scope.accounts, scope.ledger, day).values()) {
    const reason = add('cash', available(balance));
    if (reason) return unavailable(reason);
  }
  for (const { holding, value } of valuedHoldings(scope, day)) {
    const security = scope.securities.get(holding.securityId)?.data;
    const reason = add(security?.assetClass ?? 'other', value);
    if (reason) return unavailable(reason);
  }
  return available(values);
}

/** Hundredths of a percent by the largest remainder, so that they add up to 10,000. */
export function exactWeights(amounts: readonly number[], total: number): readonly number[] {
  const exact = amounts.map((amount) => (amount / total) * 10_000);
  const weights = exact.map(Math.floor);
  const missing = 10_000 - weights.reduce((sum, weight) => sum + weight, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) {
    weights[index] = (weights[index] ?? 0) + 1;
  }
  return weights;
}

function commonTargets(
  accounts: readonly Entry<Account>[],
): ReadonlyMap<AssetClass, number> | null {
  const sets = accounts
    .filter((account) => account.data.targets.length > 0)
    .map((account) => new Map(account.data.targets.map(({ id, weight }) => [id, weight])));
  const [first, ...others] = sets;
  if (!first) return null;
  const isSame = (other: ReadonlyMap<AssetClass, number>): boolean =>
    ASSET_CLASSES.every(
      (assetClass) => (other.get(assetClass) ?? 0) === (first.get(assetClass) ?? 0),
    );
  return others.every(isSame) ? first : null;
}
