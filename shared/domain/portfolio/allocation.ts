import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Money, money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import { available, type Figure } from '../figure.ts';
import { type Account, ASSET_CLASSES, type AssetClass } from './account.ts';
import { type AllocationPart, allocationParts, positiveTotal } from './allocation-parts.ts';
import {
  bandWidth,
  DEFAULT_ALLOCATION_RULES,
  type DriftBand,
  type Targets,
} from './allocation-policy.ts';
import { exactWeights } from './exact-weights.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** Part of an asset class; weights in hundredths of a percent that add up to 10,000. */
export interface AllocationSlice {
  readonly assetClass: AssetClass;
  readonly value: Money;
  readonly weight: number;
  /** `null` when no target is set. */
  readonly target: number | null;
  /** Weight less target: percentage points × 100. */
  readonly drift: number | null;
  /** From this drift on, either way, it is a breach. */
  readonly band: number | null;
  readonly isBreach: boolean;
}

/** The slices that have a value or a target, in the order of `ASSET_CLASSES`. */
export interface Allocation {
  readonly day: CalendarDate;
  readonly total: Money;
  readonly slices: readonly AllocationSlice[];
}

/** What an allocation is measured against. */
export interface AllocationAim {
  readonly band?: DriftBand;
  /** Those of the accounts when left out, none when `null`. */
  readonly targets?: Targets | null;
}

/**
 * Allocation of the scope's accounts by asset class at the end of `day`. Cash is the money in the
 * accounts and the securities of the class cash. Targets are those of the aim, or else those of the
 * accounts when all that have some have the same; drift is flagged from the band on (domain.md
 * section 4).
 */
export function allocationOn(
  scope: PortfolioScope,
  day: CalendarDate,
  aim: AllocationAim = {},
): Figure<Allocation> {
  const parts = allocationParts(scope, day);
  if (!parts.available) return parts;
  const total = positiveTotal(parts.value, scope.currency);
  if (!total.available) return total;
  const values = valuesByClass(parts.value);
  const targets = aim.targets === undefined ? commonTargets(scope.accounts) : aim.targets;
  const present = ASSET_CLASSES.filter(
    (assetClass) => (values.get(assetClass) ?? 0) !== 0 || targets?.has(assetClass),
  );
  const amounts = present.map((assetClass) => values.get(assetClass) ?? 0);
  const weights = exactWeights(amounts);
  const slices = present.map((assetClass, index) => {
    const target = targets ? (targets.get(assetClass) ?? 0) : null;
    const value = money(amounts[index] ?? 0, scope.currency);
    const weight = weights[index] ?? 0;
    return { assetClass, value, weight, target, ...driftOf(weight, target, aim.band) };
  });
  return available({ day, total: total.value, slices });
}

/** How far `weight` is from `target`, and whether that is flagged. */
export function driftOf(
  weight: number,
  target: number | null,
  rule: DriftBand = DEFAULT_ALLOCATION_RULES.band,
): Pick<AllocationSlice, 'drift' | 'band' | 'isBreach'> {
  if (target === null) return { drift: null, band: null, isBreach: false };
  const drift = weight - target;
  const band = bandWidth(target, rule);
  return { drift, band, isBreach: Math.abs(drift) >= band };
}

function valuesByClass(parts: readonly AllocationPart[]): ReadonlyMap<AssetClass, number> {
  const values = new Map<AssetClass, number>();
  for (const { assetClass, value } of parts) {
    values.set(assetClass, (values.get(assetClass) ?? 0) + value);
  }
  return values;
}

/** The targets of all `accounts` that have some, when they are the same; `null` otherwise. */
export function commonTargets(accounts: readonly Entry<Account>[]): Targets | null {
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
