import { expect, inject, it } from 'vitest';
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

declare module 'vitest' {
  interface ProvidedContext {
    /** Five manners in turn: so many rounds of all of them together. */
    tamperRounds: number;
    tamperSeed: number;
  }
}

const rounds = inject('tamperRounds');
const SECONDS_PER_ROUND = 5;
const SAID_EVERY = 100;

it(
  '[C2] shows nothing false and stays usable after flips, swaps and rollbacks',
  async () => {
    const outcome = await tamperRounds(newFixture(serverTransport), {
      rounds,
      below: seeded(inject('tamperSeed')),
      onRound: (round) => {
        if (round % SAID_EVERY === 0) console.info(`C2 · ${round} of ${rounds}`);
      },
    });
    if (rounds > SAID_EVERY) console.info(`C2 · ${JSON.stringify(outcome.kinds)}`);
    expect(outcome.failed).toEqual([]);
    expect(outcome.tried).toBe(rounds);
  },
  rounds * SECONDS_PER_ROUND * 1_000,
);
