import { available, type Figure, unavailable } from '../figure.ts';
import { plainWording, type Wording } from '../wording.ts';
import { businessDrivers } from './health-business.ts';
import { relationshipDrivers } from './health-relationship.ts';
import type { HealthInput, HealthScore } from './health-score.ts';

/** Where a client stands of whom nothing speaks for or against. */
const NEUTRAL = 60;
/** Below this number of drivers a score would pretend to know. */
const FEWEST_DRIVERS = 2;

/** How a score is computed, for the person who wants to check one. */
export const HEALTH_RULE = `A neutral ${NEUTRAL} plus the points of what is known, from 0 to 100. What is not known counts neither way; with fewer than ${FEWEST_DRIVERS} reasons there is no score. The points are the product’s own judgement, not a statistical model.`;

/**
 * How well the relation with the client does: a neutral score plus the points of what is known, each
 * with its reason. What is not known counts neither way; with fewer than two drivers the score is
 * unavailable. The points are the product's own judgement, not a statistical model.
 */
export function clientHealth(
  input: Omit<HealthInput, 'wording'> & { readonly wording?: Wording },
): Figure<HealthScore> {
  const complete: HealthInput = { ...input, wording: input.wording ?? plainWording };
  const drivers = [...relationshipDrivers(complete), ...businessDrivers(complete)].toSorted(
    (a, b) => Math.abs(b.points) - Math.abs(a.points) || a.points - b.points,
  );
  if (drivers.length < FEWEST_DRIVERS) {
    return unavailable('too little is recorded of contacts, promises and business');
  }
  const sum = drivers.reduce((points, driver) => points + driver.points, NEUTRAL);
  return available({ score: Math.max(0, Math.min(100, sum)), drivers });
}
