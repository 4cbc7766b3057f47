import { expect, it } from 'vitest';
import { whyNoPostgres } from '#tests/integration/postgres.ts';
import { thousand } from '#tests/soak/checks/thousand/thousand.ts';

/* Twenty of them; `npm run soak -- thousand` has a thousand. */

const missing = await whyNoPostgres();

it.skipIf(missing)(
  `[Y12] managers and two server processes: no 5xx, no divergence${missing ? ` (${missing})` : ''}`,
  async () => {
    const outcome = await thousand.run({ count: 20, seed: 1, progress: () => undefined });
    expect(outcome.failures).toEqual([]);
  },
);
