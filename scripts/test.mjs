// `npm test`: verifies everything, from an empty clone. `npm test -- STAGE… [FILTER…]` runs some.
// Plain JavaScript on the machine's own Node (20 or later): nothing is installed yet.
import { describeElectron, resolveElectron } from './electron-runtime.mjs';
import { ensureDebianPackages, TEST_PACKAGES } from './lib/debian.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endAll, endAllOnSignals } from './lib/processes.mjs';
import { addCounts, summaryLine } from './stages/counts.mjs';
import { runStage } from './stages/run-stage.mjs';
import { chooseStages } from './stages/stages.mjs';

/** @typedef {import('./stages/reports.mjs').Told} Told */

/** @type {Told} */
const NOTHING = { counts: { passed: 0, failed: 0, skipped: 0 }, skips: [], failures: [] };

/**
 * @param {string} what
 * @returns {Told}
 */
function failure(what) {
  return { ...NOTHING, counts: { passed: 0, failed: 1, skipped: 0 }, failures: [what] };
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * A step of the preparation. It counts only when it fails; the stages run all the same, as most
 * of them do not need it.
 * @param {string} name
 * @param {() => Promise<string | undefined>} action returns what to tell
 * @returns {Promise<Told>}
 */
async function prepare(name, action) {
  try {
    const told = await action();
    if (told !== undefined) say(told);
    return NOTHING;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    for (const line of message.split('\n')) say(`  │ ${line}`);
    say(`✗ ${name}: not ready`);
    return failure(`${name}: not ready`);
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
  if (installed.counts.failed > 0) return;
  if (stages.some((stage) => stage.read)) {
    yield await prepare('system', () => checkPackages(TEST_PACKAGES));
  }
  if (stages.some((stage) => stage.needsElectron)) {
    yield await prepare('electron', async () => describeElectron(resolveElectron(say)));
  }
  for (const stage of stages) yield await runStage(stage, filters, say);
}

endAllOnSignals();
/** @type {Told[]} */
const all = [];
try {
  const { stages, filters } = chooseStages(process.argv.slice(2));
  for await (const told of prepareAndRun(stages, filters)) all.push(told);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  all.push(failure(message));
}
await endAll();
const total = addCounts(all.map(({ counts }) => counts));
say('');
// Said together at the end, where a long run is looked at first.
for (const each of all.flatMap(({ failures }) => failures)) say(`✗ ${each}`);
say(summaryLine(total));
// The exit code follows from the same numbers as the line above.
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
