// needs: electron, build
// The full count of L1: kills -9 of the application while it writes, on both engines.
import { openOffice } from '../e2e/journeys/support/office.ts';
import { killRounds } from '../e2e/store/support/kill-rounds.ts';
import { Random } from '../simulation/random.ts';

const ROUNDS = Number(process.argv[2] ?? 300);
/** Chromium's newer engine; a runtime that does not know the features ignores them. */
const ENGINES: readonly (readonly [string, readonly string[]])[] = [
  ['default engine', []],
  ['SQLite asked for', ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout']],
];
const table: string[] = [];
let failures = 0;
const office = await openOffice();
try {
  for (const [engine, switches] of ENGINES) {
    const outcome = await killRounds({
      office,
      rounds: ROUNDS,
      random: new Random(Number(process.argv[3] ?? 1)),
      switches,
      onRound: (round, recovery) =>
        process.stdout.write(`L1 · ${engine} · ${round} of ${ROUNDS} · ${recovery ?? 'whole'}\n`),
    });
    const failed = [...outcome.lost, ...outcome.torn, ...outcome.cursorsReset];
    for (const each of failed) process.stdout.write(`failed: ${each}\n`);
    failures += failed.length + outcome.emptyBooks;
    table.push(
      `L1 (${engine}, ${outcome.acknowledged} saves) · ${outcome.rounds} · ${failed.length} · 0`,
      `L2 (${engine}, ${outcome.rebuilt} rebuilt or replayed) · ${outcome.rounds} · ${outcome.emptyBooks} · 0`,
    );
  }
} finally {
  await office.close();
}
process.stdout.write(`id · tried · failed · target\n${table.join('\n')}\n`);
process.exitCode = failures === 0 ? 0 : 1;
