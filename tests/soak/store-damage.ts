// needs: electron, build
// The full count of L2: the database deleted, corrupted, and each file of it cut off at many places.
import { openOffice } from '../e2e/journeys/support/office.ts';
import {
  corruptDatabase,
  cutsOfEachFile,
  type Damaged,
  deleteDatabase,
  openCut,
  openDamaged,
  preparedLaptop,
} from '../e2e/store/support/damage-rounds.ts';
import { Random } from '../simulation/random.ts';

/** Of each file. */
const CUTS = Number(process.argv[2] ?? 50);
const random = new Random(Number(process.argv[3] ?? 1));
const office = await openOffice();
const outcomes: Damaged[] = [];
try {
  const prepared = await preparedLaptop(office);
  try {
    outcomes.push(await openDamaged(prepared, 'deleted', deleteDatabase));
    outcomes.push(await openDamaged(prepared, 'corrupt', corruptDatabase));
    const cuts = await cutsOfEachFile(prepared.dataFolder, CUTS, random);
    for (const [index, cut] of cuts.entries()) {
      const outcome = await openCut(prepared, cut);
      outcomes.push(outcome);
      const { what, failed, said } = outcome;
      const came = failed.length > 0 ? `FAILED: ${failed}` : said || 'whole';
      process.stdout.write(`L2 · ${index + 1} of ${cuts.length} · ${what} · ${came}\n`);
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
