import { expect, test } from '@playwright/test';
import { upgradeRounds } from './support/upgrade-rounds.ts';

test.setTimeout(180_000);

test('[L5] four kills -9 in an upgrade leave the old version whole, or the new one', async () => {
  const outcome = await upgradeRounds(4);
  expect(outcome.torn).toEqual([]);
  // Kills that all came too late, or too soon, would prove nothing.
  expect(outcome.old).toBeGreaterThan(0);
});
