import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Money, money } from '#shared/lib/money.ts';
import { available, type Figure } from '../figure.ts';
import { type AllocationPart, allocationParts, positiveTotal } from './allocation-parts.ts';
import { ASSET_CLASS_WORDS } from './asset-class-words.ts';
import { exactWeights } from './exact-weights.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** By what a portfolio can be divided. */
export const DIMENSIONS = [
  'assetClass',
  'currency',
  'sector',
  'issuer',
  'country',
  'account',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What belongs together; weights in hundredths of a percent that add up to 10,000. */
export interface BreakdownSlice {
  /** Tells slices apart: two accounts may have one name. */
  readonly key: string;
  readonly name: string;
  readonly value: Money;
  readonly weight: number;
  /** Largest first; they add up to the value. */
  readonly parts: readonly AllocationPart[];
}

/** A portfolio divided by one thing, the largest slice first. */
export interface Breakdown {
  readonly day: CalendarDate;
  readonly total: Money;
  readonly slices: readonly BreakdownSlice[];
}

/** What the records do not say of a security. */
export const NOT_RECORDED = 'Not recorded';

/**
 * The scope's accounts at the end of `day` divided by `dimension`. Cash is the same everywhere: the
 * money in the accounts and the securities of the class cash; it has no sector, issuer or country and
 * stands by itself there. A security counts in the currency it is quoted in; a fund counts as a whole,
 * what it holds is not looked through.
 */
export function breakdownOn(
  scope: PortfolioScope,
  day: CalendarDate,
  dimension: Dimension,
): Figure<Breakdown> {
  const parts = allocationParts(scope, day);
  if (!parts.available) return parts;
  const total = positiveTotal(parts.value, scope.currency);
  if (!total.available) return total;
  const groups = [...grouped(parts.value, dimension)]
    .map(([key, { name, members }]) => ({
      key,
      name,
      amount: members.reduce((sum, { value }) => sum + value, 0),
      members: members.toSorted((a, b) => b.value - a.value),
    }))
    .toSorted((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
  const weights = exactWeights(groups.map(({ amount }) => amount));
  const slices = groups.map(({ key, name, amount, members }, index) => ({
    ...{ key, name },
    value: money(amount, scope.currency),
    weight: weights[index] ?? 0,
    parts: members,
  }));
  return available({ day, total: total.value, slices });
}

function grouped(parts: readonly AllocationPart[], dimension: Dimension) {
  const groups = new Map<string, { readonly name: string; readonly members: AllocationPart[] }>();
  for (const part of parts) {
    const name = sliceName(part, dimension);
    const key = dimension === 'account' ? part.accountId : name;
    const group = groups.get(key);
    if (group) group.members.push(part);
    else groups.set(key, { name, members: [part] });
  }
  return groups;
}

/** The slice that `part` belongs to. */
function sliceName(part: AllocationPart, dimension: Dimension): string {
  switch (dimension) {
    case 'assetClass':
      return ASSET_CLASS_WORDS[part.assetClass];
    case 'currency':
      return part.currency;
    case 'account':
      return part.accountName;
    case 'sector':
    case 'issuer':
    case 'country':
      if (part.assetClass === 'cash') return ASSET_CLASS_WORDS.cash;
      return part[dimension].trim() || NOT_RECORDED;
    default:
      return assertNever(dimension);
  }
}
