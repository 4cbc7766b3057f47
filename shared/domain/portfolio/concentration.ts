import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Money, money } from '#shared/lib/money.ts';
import { available, type Figure } from '../figure.ts';
import { type AllocationPart, allocationParts, positiveTotal } from './allocation-parts.ts';
import type { ConcentrationLimits } from './allocation-policy.ts';
import { WHOLE } from './exact-weights.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** A position or an issuer with its weight in the whole, in hundredths of a percent. */
export interface Concentrated {
  readonly name: string;
  readonly value: Money;
  readonly weight: number;
}

/** A measure with its limit; `null` where there is nothing it could be of. */
export interface MeasuredWeight {
  readonly measure: 'position' | 'fund' | 'issuer' | 'topFive' | 'index';
  /** Hundredths of a percent; for the index 0 to 10,000. */
  readonly amount: number;
  readonly limit: number;
  readonly isBeyond: boolean;
  /** What it was computed from, largest first. */
  readonly of: readonly Concentrated[];
}

/** How much depends on how little. */
export interface Concentration {
  readonly total: Money;
  readonly measures: readonly MeasuredWeight[];
  /** 10,000 over the index: as many equal positions would be as concentrated; `null` without any. */
  readonly effectiveCount: number | null;
}

/**
 * Concentration of the scope's accounts at the end of `day`: the largest single security and fund, the
 * largest issuer, the five largest positions, and the Herfindahl-Hirschman index. Weights are of the
 * whole, money included; the index is the sum of the squared percentages of what is invested, that is
 * without cash (US Department of Justice, Herfindahl-Hirschman Index), so that holding cash makes
 * nobody look spread. A fund is spread by itself and counts against the limit for funds only; its
 * issuer is its manager, on whom its assets do not depend, and so is not counted.
 */
export function concentrationOn(
  scope: PortfolioScope,
  day: CalendarDate,
  limits: ConcentrationLimits,
): Figure<Concentration> {
  const parts = allocationParts(scope, day);
  if (!parts.available) return parts;
  const whole = positiveTotal(parts.value, scope.currency);
  if (!whole.available) return whole;
  const total = whole.value.amount;
  const invested = parts.value.filter((part) => part.assetClass !== 'cash' && part.value > 0);
  const of = (members: readonly AllocationPart[], by: Grouping) =>
    summed(members, by).map(({ name, amount }) => ({
      name,
      value: money(amount, scope.currency),
      weight: Math.round((amount / total) * WHOLE),
    }));
  const isFund = (part: AllocationPart) => part.assetClass === 'fund';
  const singles = invested.filter((part) => !isFund(part));
  const positions = of(invested, BY_SECURITY);
  const largest = (measure: MeasuredWeight['measure'], limit: number, each: Concentrated[]) =>
    measured(measure, each[0]?.weight ?? 0, limit, each.slice(0, 5));
  const topFive = positions.slice(0, 5);
  const index = herfindahl(summed(invested, BY_SECURITY).map(({ amount }) => amount));
  return available({
    total: whole.value,
    effectiveCount: index === 0 ? null : WHOLE / index,
    measures: [
      largest('position', limits.position, of(singles, BY_SECURITY)),
      largest('fund', limits.fund, of(invested.filter(isFund), BY_SECURITY)),
      largest(
        'issuer',
        limits.issuer,
        of(
          singles.filter(({ issuer }) => issuer.trim() !== ''),
          BY_ISSUER,
        ),
      ),
      measured(
        'topFive',
        topFive.reduce((sum, { weight }) => sum + weight, 0),
        limits.topFive,
        topFive,
      ),
      measured('index', index, limits.index, positions.slice(0, 5)),
    ],
  });
}

function measured(
  measure: MeasuredWeight['measure'],
  amount: number,
  limit: number,
  of: readonly Concentrated[],
): MeasuredWeight {
  return { measure, amount, limit, isBeyond: amount > limit, of };
}

/** What belongs together, and what it is called. */
interface Grouping {
  readonly keyOf: (part: AllocationPart) => string;
  readonly nameOf: (part: AllocationPart) => string;
}

// Two securities may have one name, such as the share classes of a company.
const BY_SECURITY: Grouping = {
  keyOf: ({ securityId, name }) => securityId ?? name,
  nameOf: ({ name }) => name,
};
const issuerOf = ({ issuer }: AllocationPart): string => issuer.trim();
const BY_ISSUER: Grouping = { keyOf: issuerOf, nameOf: issuerOf };

function summed(parts: readonly AllocationPart[], { keyOf, nameOf }: Grouping) {
  const sums = new Map<string, { readonly name: string; readonly amount: number }>();
  for (const part of parts) {
    const amount = (sums.get(keyOf(part))?.amount ?? 0) + part.value;
    sums.set(keyOf(part), { name: nameOf(part), amount });
  }
  return [...sums.values()].toSorted((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
}

/** The sum of squared shares in percent, 0 (nothing) to 10,000 (one), rounded. */
export function herfindahl(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return 0;
  return Math.round(amounts.reduce((sum, amount) => sum + (100 * (amount / total)) ** 2, 0));
}
