import { z } from 'zod';
import { divideHalfEven } from '#shared/lib/decimal.ts';
import { minorUnitsField } from '../fields.ts';
import { ASSET_CLASSES, type AssetClass } from './account.ts';
import { WHOLE } from './exact-weights.ts';

const weightField = z.int().min(0).max(WHOLE);
const amountField = minorUnitsField.refine((amount) => amount >= 0, {
  error: 'must not be negative',
});

/**
 * How a client's assets are meant to be divided, and from when on a difference counts. Weights and
 * points are hundredths of a percent; amounts are minor units of the currency of the accounts they
 * are applied to. What is absent has the value of `DEFAULT_ALLOCATION_RULES`.
 */
export const allocationPolicyField = z.looseObject({
  /** For all accounts together; without them each account has its own. */
  targets: z.array(z.looseObject({ id: z.enum(ASSET_CLASSES), weight: weightField })).optional(),
  bandRule: z.enum(['points', 'fiveTwentyFive']).optional(),
  bandPoints: z.int().min(1).max(WHOLE).optional(),
  /** The part of the target that is the band under 5/25. */
  bandShare: z.int().min(1).max(WHOLE).optional(),
  rebalanceTo: z.enum(['target', 'band']).optional(),
  minimumTrade: amountField.optional(),
  cashKept: amountField.optional(),
  /** What a deal costs, as a part of its amount; without it, what the client's deals have cost. */
  dealingCost: weightField.optional(),
  positionLimit: weightField.optional(),
  fundLimit: weightField.optional(),
  issuerLimit: weightField.optional(),
  topFiveLimit: weightField.optional(),
  /** Of the Herfindahl-Hirschman index, 0 to 10,000. */
  concentrationLimit: z.int().min(0).max(10_000).optional(),
});
export type AllocationPolicy = z.output<typeof allocationPolicyField>;

/** Weights by class in hundredths of a percent. */
export type Targets = ReadonlyMap<AssetClass, number>;

/** From which difference between weight and target on a class is flagged. */
export interface DriftBand {
  readonly rule: 'points' | 'fiveTwentyFive';
  /** Percentage points × 100. */
  readonly points: number;
  /** Part of the target, in hundredths of a percent. */
  readonly share: number;
}

/** The limits from which a concentration is flagged, in hundredths of a percent (HHI: 0 to 10,000). */
export interface ConcentrationLimits {
  readonly position: number;
  readonly fund: number;
  readonly issuer: number;
  readonly topFive: number;
  readonly index: number;
}

/** A policy with nothing left open. */
export interface AllocationRules {
  /** `null`: each account's own count. */
  readonly targets: Targets | null;
  readonly band: DriftBand;
  readonly rebalanceTo: 'target' | 'band';
  /** `null`: 250 units of the currency. */
  readonly minimumTrade: number | null;
  readonly cashKept: number;
  /** `null`: from the client's own deals. */
  readonly dealingCost: number | null;
  readonly limits: ConcentrationLimits;
}

/**
 * Five points, and a quarter of the target under 5/25 (L. Swedroe's rule, "whichever is less", as The
 * White Coat Investor and the Bogleheads wiki tell it). 10 % of one issuer and 20 % in one fund are
 * the most that a member state may allow a UCITS (Directive 2009/65/EC, Articles 52(2) and 55(1));
 * above 1,800 the US antitrust agencies call a market concentrated; 60 % in five positions is ours.
 */
export const DEFAULT_ALLOCATION_RULES: AllocationRules = {
  targets: null,
  band: { rule: 'points', points: 500, share: 2500 },
  rebalanceTo: 'target',
  minimumTrade: null,
  cashKept: 0,
  dealingCost: null,
  limits: { position: 1000, fund: 2000, issuer: 1000, topFive: 6000, index: 1800 },
};

/** The rules of `policy`, with the defaults where it says nothing. */
export function allocationRules(policy: AllocationPolicy | undefined): AllocationRules {
  const rules = DEFAULT_ALLOCATION_RULES;
  const { band, limits } = rules;
  if (!policy) return rules;
  const targets = policy.targets ?? [];
  return {
    targets:
      targets.length > 0 ? new Map(targets.map(({ id, weight }) => [id, weight] as const)) : null,
    band: {
      rule: policy.bandRule ?? band.rule,
      points: policy.bandPoints ?? band.points,
      share: policy.bandShare ?? band.share,
    },
    rebalanceTo: policy.rebalanceTo ?? rules.rebalanceTo,
    minimumTrade: policy.minimumTrade ?? rules.minimumTrade,
    cashKept: policy.cashKept ?? rules.cashKept,
    dealingCost: policy.dealingCost ?? rules.dealingCost,
    limits: {
      position: policy.positionLimit ?? limits.position,
      fund: policy.fundLimit ?? limits.fund,
      issuer: policy.issuerLimit ?? limits.issuer,
      topFive: policy.topFiveLimit ?? limits.topFive,
      index: policy.concentrationLimit ?? limits.index,
    },
  };
}

/**
 * The band of a class with the `target` (hundredths of a percent): a drift of so many points × 100 is
 * flagged. Under 5/25 it is the lesser of the points and the part of the target; a class that is not
 * wanted at all has the points, as a part of nothing would flag a single cent.
 */
export function bandWidth(target: number, { rule, points, share }: DriftBand): number {
  if (rule === 'points' || target === 0) return points;
  return Math.max(1, Math.min(points, divideHalfEven(target * share, WHOLE)));
}

/** What is wrong with the targets of `policy`, `null` when nothing is. */
export function targetsProblem(policy: AllocationPolicy | undefined): string | null {
  const targets = policy?.targets ?? [];
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  return targets.length > 0 && total !== WHOLE ? 'target weights must add up to 100 %' : null;
}
