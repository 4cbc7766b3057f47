// needs: electron
// The full count of L5: the process killed at every stage of an upgrade of its database.
import { upgradeRounds } from '../e2e/store/support/upgrade-rounds.ts';

const ROUNDS = Number(process.argv[2] ?? 200);
const { old, upgraded, torn } = await upgradeRounds(ROUNDS, (round, found) => {
  process.stdout.write(`L5 · ${round} of ${ROUNDS} · ${found}\n`);
});
for (const each of torn) process.stdout.write(`torn: ${each}\n`);
process.stdout.write('id · tried · failed · target\n');
process.stdout.write(`L5 (${old} old, ${upgraded} new) · ${ROUNDS} · ${torn.length} · 0\n`);
process.exitCode = torn.length === 0 ? 0 : 1;
