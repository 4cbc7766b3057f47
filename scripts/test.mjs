// `npm test`: verifies everything, from an empty clone. `npm test -- STAGE… [FILTER…]` runs some.
// Plain JavaScript on the machine's own Node (20 or later): nothing is installed yet.
import { describeElectron, resolveElectron } from './electron-runtime.mjs';
import { ensureDebianPackages, TEST_PACKAGES } from './lib/debian.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endAll, endAllOnSignals } from './lib/processes.mjs';
import { addCounts, summaryLine } from './stages/counts.mjs';
import { runStage } from './stages/run-stage.mjs';
import { chooseStages } from './stages/stages.mjs';

/** @typedef {import('./stages/counts.mjs').Counts} Counts */

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * A step of the preparation. It counts only when it fails; the stages run all the same, as most
 * of them do not need it.
 * @param {string} name
 * @param {() => Promise<string | undefined>} action returns what to tell
 * @returns {Promise<Counts>}
 */
async function prepare(name, action) {
  try {
    const told = await action();
    if (told !== undefined) say(told);
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    for (const line of message.split('\n')) say(`  │ ${line}`);
    say(`✗ ${name}: not ready`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {readonly string[]} wanted */
async function checkPackages(wanted) {
  const missing = await ensureDebianPackages(wanted, say);
  if (missing.length === 0) return undefined;
  throw new Error(`Missing Debian packages; install them: ${missing.join(' ')}`);
}

/** @param {readonly import('./stages/stages.mjs').Stage[]} stages */
async function* prepareAndRun(stages, /** @type {readonly string[]} */ filters) {
  const installed = await prepare('packages', () => ensureInstalled({ say }).then(() => undefined));
  yield installed;
  // Without node_modules there is no runner to start.
  if (installed.failed > 0) return;
  if (stages.some((stage) => stage.countReport)) {
    yield await prepare('system', () => checkPackages(TEST_PACKAGES));
  }
  if (stages.some((stage) => stage.needsElectron)) {
    yield await prepare('electron', async () => describeElectron(resolveElectron(say)));
  }
  for (const stage of stages) yield await runStage(stage, filters, say);
}

endAllOnSignals();
/** @type {Counts[]} */
const all = [];
try {
  const { stages, filters } = chooseStages(process.argv.slice(2));
  for await (const counts of prepareAndRun(stages, filters)) all.push(counts);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  all.push({ passed: 0, failed: 1, skipped: 0 });
}
await endAll();
const total = addCounts(all);
say('');
say(summaryLine(total));
// The exit code follows from the same numbers as the line above.
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
