import { z } from 'zod';
import { recordIdField } from '../fields.ts';
import type { RuleBreach } from '../kind.ts';

/** All of it, in hundredths of a percent. */
export const WHOLE_WEIGHT = 10_000;

/** Price series with weights in hundredths of a percent, as a record keeps them. */
export const benchmarkField = z
  .array(z.looseObject({ id: recordIdField, weight: z.int().min(1).max(10_000) }))
  .max(20);

/** Weights of a chosen benchmark add up to the whole; none is chosen when there are none. */
export function benchmarkBreaches(
  chosen: readonly { readonly weight: number }[] | undefined,
): readonly RuleBreach[] {
  if (!chosen || chosen.length === 0) return [];
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return total === WHOLE_WEIGHT
    ? []
    : [{ field: 'benchmark', message: 'weights must add up to 100 %' }];
}
