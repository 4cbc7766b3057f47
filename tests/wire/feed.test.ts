import { describe, expect, it } from 'vitest';
import { whyNoPostgres } from '#tests/integration/postgres.ts';
import { feed, naiveControl } from '#tests/soak/checks/feed.ts';

/* A few seconds of it; `npm run soak -- feed` runs ten minutes. */

const missing = await whyNoPostgres();
const SECONDS = 5;

describe.skipIf(missing)(`the feed on PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
  it('[Y4] shows every change to tight and slow readers while 24 writers write', async () => {
    const outcome = await feed.run({ count: SECONDS, seed: 1, progress: () => undefined });
    expect(outcome.failures).toEqual([]);
    // How many there are is the machine's affair; that there are some is the test's.
    expect(outcome.tried).toBeGreaterThan(20);
  });

  it('[Y4] would miss some were its numbers taken from a sequence', async () => {
    const outcome = await naiveControl.run({ count: SECONDS, seed: 1, progress: () => undefined });
    expect(outcome.failures).toEqual([]);
  });
});
