import { expect, it } from 'vitest';
import { serverTransport } from '../transport/server-transport.ts';
import { tamperRounds } from './testing/tamper-rounds.ts';
import { newFixture } from './testing/vault-fixture.ts';

/** Park and Miller's generator: enough to choose places by. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, limit);
  };
}

// Each round derives the key of the passphrase: slow on purpose.
const PATIENCE_IN_MILLIS = 300_000;

it(
  '[C2] shows nothing false and stays usable after sixty flips, swaps and rollbacks',
  async () => {
    const outcome = await tamperRounds(newFixture(serverTransport), 60, seeded(20_261_124));
    expect(outcome.failed).toEqual([]);
    expect(Math.min(...Object.values(outcome.kinds))).toBeGreaterThan(3);
  },
  PATIENCE_IN_MILLIS,
);
