import { expect, test } from '@playwright/test';
import { Random } from '#tests/simulation/random.ts';
import { openOffice } from '../journeys/support/office.ts';
import { killRounds } from './support/kill-rounds.ts';

test.setTimeout(180_000);

test('[L1] four kills -9 while it writes lose nothing that was shown as saved', async () => {
  const office = await openOffice();
  try {
    const outcome = await killRounds({ office, rounds: 4, random: new Random(20_261_124) });
    expect(outcome).toMatchObject({ lost: [], torn: [], cursorsReset: [], emptyBooks: 0 });
    // A kill before anything was written would prove nothing.
    expect(outcome.acknowledged).toBeGreaterThan(100);
  } finally {
    await office.close();
  }
});
