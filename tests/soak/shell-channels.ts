// needs: electron, build
// The full count of S5: every channel, wrong senders, 10,000 arguments each.
import { startShell } from '../e2e/shell/launch.ts';
import { capabilityNames } from '../e2e/shell/support/arguments.ts';
import { fuzzChannels } from '../e2e/shell/support/fuzzing.ts';

const ROUND = 500;
const PER_CHANNEL = Number(process.argv[2] ?? 10_000);
const shell = await startShell();
let tried = 0;
const accepted = new Set<string>();
try {
  for (let done = 0; done < PER_CHANNEL; done += ROUND) {
    const outcome = await fuzzChannels(shell.app, Math.min(ROUND, PER_CHANNEL - done), 7 + done);
    tried += outcome.tried;
    for (const each of outcome.accepted) accepted.add(each);
    process.stdout.write(`S5 · ${done + ROUND} of ${PER_CHANNEL} for each channel\n`);
  }
} finally {
  await shell.close();
}
for (const each of accepted) process.stdout.write(`accepted: ${each}\n`);
process.stdout.write(`id · tried · failed · target\n`);
process.stdout.write(`S5 (${capabilityNames.length} channels) · ${tried} · ${accepted.size} · 0\n`);
process.exitCode = accepted.size === 0 ? 0 : 1;
