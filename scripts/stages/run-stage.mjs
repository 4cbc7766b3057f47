// Runs one stage of the test command and tells how it went.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { addCounts, countCheck, countTests } from './counts.mjs';
import { reportFile } from './stages.mjs';

const SHOWN_LINES = 400;

/** @typedef {import('./stages.mjs').Stage} Stage */
/** @typedef {import('./reports.mjs').Told} Told */

/**
 * @param {Stage} stage
 * @param {readonly string[]} filters
 * @param {(line: string) => void} say
 * @returns {Promise<Told>}
 */
export async function runStage(stage, filters, say) {
  say(`\n▶ ${stage.name}: ${stage.about}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(logFileOf(stage), '');
  const begun = Date.now();
  const { output, report } = await attempt(stage, filters);
  /** @type {Told} */
  let told = report;
  if (report.counts.failed > 0) showOutput(output, stage, say);
  if (report.cutOff) {
    // A browser that ended says nothing of the files it owes: they are run again, once.
    const { files, finished } = report.cutOff;
    say(`  The browser ended in the middle: ${files.length} of its files are run again`);
    const again = await attempt(stage, files);
    if (again.report.counts.failed > 0) showOutput(again.output, stage, say);
    told = together(finished, again.report);
  }
  const { counts, skips, failures } = told;
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  for (const skip of skips) say(`  ○ skipped ${skip}`);
  say(`${counts.failed > 0 ? '✗' : '✓'} ${stage.name} (${seconds} s): ${inWords(counts)}`);
  return { counts, skips, failures: failures.map((failure) => `${stage.name} › ${failure}`) };
}

/**
 * @param {Told} first
 * @param {Told} second
 * @returns {Told}
 */
function together(first, second) {
  return {
    counts: { ...second.counts, ...addCounts([first.counts, second.counts]) },
    skips: [...first.skips, ...second.skips],
    failures: [...first.failures, ...second.failures],
  };
}

/** @param {Stage} stage */
function logFileOf(stage) {
  return path.join(cacheFolder, `stage-${stage.name}.log`);
}

/**
 * Runs the command of a stage and reads its report.
 * @param {Stage} stage
 * @param {readonly string[]} filters
 * @returns {Promise<{ output: string, report: import('./reports.mjs').Report }>}
 */
async function attempt(stage, filters) {
  // A report of an earlier run must not speak for a runner that crashes now.
  rmSync(reportFile(stage.name), { force: true });
  const [command, args] = stage.command(stage.read ? filters : []);
  const outcome = await run(command, args, {
    limitMs: stage.limitMinutes * 60_000,
    logFile: logFileOf(stage),
    cwd: projectRoot,
    env: stageEnvironment(stage.name),
  });
  const { output } = outcome;
  const read = stage.read ? readReport(stage.name, stage.read) : undefined;
  const counts = stage.read ? countTests(outcome, read?.counts) : countCheck(outcome);
  const unsaid = counts.reason === undefined ? [] : [counts.reason];
  const failures = [...(read?.failures ?? []), ...unsaid];
  return { output, report: { skips: [], ...read, counts, failures } };
}

/**
 * @template T
 * @param {string} stage
 * @param {(report: any) => T} read
 * @returns {T | undefined}
 */
function readReport(stage, read) {
  const file = reportFile(stage);
  if (!existsSync(file)) return undefined;
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Cut off in the middle of writing: as good as none.
    return undefined;
  }
}

/** @param {string} stage */
function stageEnvironment(stage) {
  const programs = path.join(projectRoot, 'node_modules', '.bin');
  return {
    ...process.env,
    // Runners refuse a forgotten `.only` and new snapshots when they think nobody watches.
    CI: '1',
    PATH: `${programs}${path.delimiter}${process.env.PATH ?? ''}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(stage),
    NO_COLOR: '1',
  };
}

/**
 * Every line is marked, so that nothing a runner prints can be taken for our own summary.
 * @param {string} output
 * @param {Stage} stage
 * @param {(line: string) => void} say
 */
function showOutput(output, stage, say) {
  const lines = output.trimEnd().split('\n');
  const shown = lines.slice(-SHOWN_LINES);
  if (shown.length < lines.length) {
    say(
      `  │ … ${lines.length - shown.length} lines more in ${path.relative(projectRoot, logFileOf(stage))}`,
    );
  }
  for (const line of shown) say(`  │ ${line}`);
}

/** @param {import('./counts.mjs').Counts} counts */
function inWords({ passed, failed, skipped, reason }) {
  const numbers = `passed ${passed}, failed ${failed}, skipped ${skipped}`;
  return reason === undefined ? numbers : `${numbers}: ${reason}`;
}
