import { devicesDiffer, lostValues } from './checks.ts';
import { World } from './world.ts';
import type { Mutation, WorldCounts } from './world-counts.ts';

export interface SeedResult {
  readonly seed: number;
  /** What M8 says against it; `null` when it holds. */
  readonly failure: string | null;
  readonly log: readonly string[];
  readonly counts: WorldCounts;
}

const STEPS = 70;

/** Lives one world from its seed, lets it come to rest, and checks M8. */
export async function runSeed(seed: number, mutation: Mutation = {}): Promise<SeedResult> {
  const world = new World(seed, mutation);
  const result = (failure: string | null): SeedResult => {
    return { seed, failure, log: world.log, counts: world.counts };
  };
  try {
    for (let step = 0; step < STEPS; step += 1) await world.step();
    const isAtRest = await world.settle();
    if (!isAtRest) return result('the devices did not come to rest');
    const lost = lostValues(world);
    if (lost.length > 0) return result(`values were lost: ${lost.join(', ')}`);
    return result(devicesDiffer(world));
  } catch (error) {
    return result(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** What to print when a seed fails: the seed, what is wrong, and every step that led there. */
export function tell({ seed, failure, log }: SeedResult): string {
  return [
    `seed ${seed}: ${failure}`,
    ...log.map((line, index) => `  ${index + 1}. ${line}`),
    `Again: SEED=${seed} npx vitest run tests/simulation`,
  ].join('\n');
}
