import type { Check, CheckOutcome } from './check.ts';

/** A check with its full count, and the most that a run of it may take by default. */
export interface Planned {
  readonly check: Check;
  readonly count: number;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Runs the checks of a group one after the other and ends with the table
 * *id · tried · failed · target*. `SEED` and `COUNT` in the environment replace the usual ones;
 * `ONLY=Y3` runs the checks of that id.
 */
export async function runGroup(group: string, plan: readonly Planned[]): Promise<void> {
  const seed = Number(process.env.SEED ?? 1);
  const only = process.env.ONLY;
  const rows: string[] = [];
  let failed = 0;
  for (const { check, count } of plan) {
    if (only !== undefined && !check.ids.includes(only)) continue;
    const ids = check.ids.join(', ');
    say(`${group}: [${ids}] ${check.title}, seed ${seed}`);
    const outcome = await attempt(check, Number(process.env.COUNT ?? count), seed);
    for (const failure of outcome.failures) say(`  failed: ${failure}`);
    for (const [name, value] of Object.entries(outcome.figures)) say(`  ${name}: ${value}`);
    rows.push(`${ids} · ${outcome.tried} · ${outcome.failed} · ${check.target}`);
    failed += outcome.failed;
  }
  say('');
  say('id · tried · failed · target');
  for (const row of rows) say(row);
  process.exitCode = failed === 0 && rows.length > 0 ? 0 : 1;
}

async function attempt(check: Check, count: number, seed: number): Promise<CheckOutcome> {
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1_000).toFixed(1);
  const progress = (line: string): void => say(`  ${seconds()} s · ${line}`);
  try {
    const outcome = await check.run({ count, seed, progress });
    return { ...outcome, figures: { ...outcome.figures, seconds: seconds() } };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { tried: 1, failed: 1, figures: { seconds: seconds() }, failures: [told] };
  }
}
