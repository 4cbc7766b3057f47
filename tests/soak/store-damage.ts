// needs: electron
// The full count of L2: the database deleted, corrupted and cut off at many places.
import { openOffice } from '../e2e/journeys/support/office.ts';
import {
  corruptDatabase,
  type Damaged,
  deleteDatabase,
  openDamaged,
  preparedLaptop,
  truncateSomewhere,
} from '../e2e/store/support/damage-rounds.ts';
import { Random } from '../simulation/random.ts';

const CUTS = Number(process.argv[2] ?? 300);
const random = new Random(Number(process.argv[3] ?? 1));
const office = await openOffice();
const outcomes: Damaged[] = [];
try {
  const prepared = await preparedLaptop(office);
  try {
    outcomes.push(await openDamaged(prepared, 'deleted', deleteDatabase));
    outcomes.push(await openDamaged(prepared, 'corrupt', corruptDatabase));
    for (let round = 1; round <= CUTS; round += 1) {
      let what = '';
      const outcome = await openDamaged(prepared, 'cut', async (dataFolder) => {
        what = await truncateSomewhere(dataFolder, random);
      });
      outcomes.push({ ...outcome, what });
      const came =
        outcome.failed.length > 0 ? `FAILED: ${outcome.failed}` : outcome.said || 'whole';
      process.stdout.write(`L2 · ${round} of ${CUTS} · ${what} · ${came}\n`);
    }
  } finally {
    await prepared.remove();
  }
} finally {
  await office.close();
}
const failed = outcomes.filter((outcome) => outcome.failed.length > 0);
for (const { what, failed: why } of failed) process.stdout.write(`failed: ${what}: ${why}\n`);
const rebuilt = outcomes.filter(({ said }) => said !== '').length;
process.stdout.write(`id · tried · failed · target\n`);
process.stdout.write(`L2 (${rebuilt} rebuilt) · ${outcomes.length} · ${failed.length} · 0\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
