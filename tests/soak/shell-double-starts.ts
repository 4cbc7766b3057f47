// needs: electron, build
// The full count of L6: 200 second starts beside one that runs.
import { startShell } from '../e2e/shell/launch.ts';
import { startAgain, storeWorks } from '../e2e/shell/support/double-starts.ts';

const STARTS = Number(process.argv[2] ?? 200);
const ROUND = 20;
const shell = await startShell();
const failed: string[] = [];
let tried = 0;
try {
  while (tried < STARTS) {
    const outcome = await startAgain(shell, Math.min(ROUND, STARTS - tried));
    tried += outcome.tried;
    failed.push(...outcome.failed);
    if (!(await storeWorks(shell))) failed.push('the store of the first no longer works');
    process.stdout.write(`L6 · ${tried} of ${STARTS}\n`);
  }
} finally {
  await shell.close();
}
for (const each of failed) process.stdout.write(`failed: ${each}\n`);
process.stdout.write(`id · tried · failed · target\nL6 · ${tried} · ${failed.length} · 0\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
