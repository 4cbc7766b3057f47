// The full count of C2: a closed vault changed 1,000 times in each of five manners, in Chromium.
import { spawnSync } from 'node:child_process';

const MANNERS = 5;
const each = Number(process.argv[2] ?? 1_000);
const ended = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'browser',
    'renderer/vault/tamper-rounds.browser.test.ts',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, TAMPER_ROUNDS: String(each * MANNERS), SEED: process.argv[3] ?? '1' },
  },
);
const failed = ended.status === 0 ? 'none' : 'see above';
process.stdout.write(
  `id · tried · failed · target\nC2 · ${each} in each of ${MANNERS} manners · ${failed} · 0\n`,
);
process.exitCode = ended.status ?? 1;
