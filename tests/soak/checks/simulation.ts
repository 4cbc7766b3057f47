import { runSeed, tell } from '#tests/simulation/run-seed.ts';
import { type Check, Tally } from '../support/check.ts';

const TOLD_EVERY = 500;

/** Seeded worlds of devices, people, books and a server; each seed can be replayed alone. */
export const simulation: Check = {
  ids: ['Y1'],
  title: 'all devices equal the server and no value is lost, after any trouble',
  target: '0 seeds',
  async run({ count, seed, progress }) {
    const tally = new Tally();
    const totals: Record<string, number> = {};
    for (let done = 0; done < count; done += 1) {
      const result = await runSeed(seed + done);
      tally.add(result.failure === null ? null : tell(result));
      for (const [name, amount] of Object.entries(result.counts)) {
        totals[name] = (totals[name] ?? 0) + amount;
      }
      if ((done + 1) % TOLD_EVERY === 0) progress(`${done + 1} of ${count} worlds`);
    }
    // Worlds in which nothing happened prove nothing.
    for (const needed of ['conflicts', 'moves', 'crashes', 'lostAnswers', 'restores']) {
      if (count >= 100 && (totals[needed] ?? 0) === 0) tally.add(`no world had any ${needed}`);
    }
    return tally.outcome(totals);
  },
};
