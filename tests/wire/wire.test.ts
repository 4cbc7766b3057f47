import { describe, expect, it } from 'vitest';
import { cuts } from './checks/cuts.ts';
import { interrupted } from './checks/interrupted.ts';
import { strangeReplies } from './checks/strange-replies.ts';
import { FAULTS } from './support/faults.ts';
import { databasesHere } from './support/wire-world.ts';

/* Small counts; `npm run soak -- wire` runs the full ones. */

const quiet = (): void => undefined;

describe.each(await databasesHere())('the real wire, with %s behind it', (behind) => {
  it('[Y3] loses and doubles nothing when a session is cut after any byte', async () => {
    const outcome = await cuts(behind).run({ count: 24, seed: 1, progress: quiet });
    expect(outcome.failures).toEqual([]);
    expect(outcome.tried).toBeGreaterThan(18);
  });

  it('[Y2] gives strange, repeated, old, cut and garbled messages one effect or none', async () => {
    const count = 2 * Object.keys(FAULTS).length;
    const outcome = await strangeReplies(behind).run({ count, seed: 2, progress: quiet });
    expect(outcome.failures).toEqual([]);
    // Nothing is proved when the device noticed nothing.
    expect(outcome.figures['refused as garbled'] ?? 0).not.toBe(0);
    expect(outcome.figures['refused as notFieldfolio'] ?? 0).not.toBe(0);
  });

  it('[Y9] goes on where a first synchronisation broke off, and is whole only at its end', async () => {
    // How many bytes it may cost is the soak's to say: a small book is a page or two.
    const outcome = await interrupted(behind, null).run({ count: 3_000, seed: 3, progress: quiet });
    expect(outcome.failures).toEqual([]);
  });
});
