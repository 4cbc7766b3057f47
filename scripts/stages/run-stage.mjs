// Runs one stage of the test command and tells how it went.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { countCheck, countTests } from './counts.mjs';
import { reportFile } from './stages.mjs';

const SHOWN_LINES = 400;

/**
 * @param {import('./stages.mjs').Stage} stage
 * @param {readonly string[]} filters
 * @param {(line: string) => void} say
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runStage(stage, filters, say) {
  say(`\n▶ ${stage.name}: ${stage.about}`);
  mkdirSync(cacheFolder, { recursive: true });
  const logFile = path.join(cacheFolder, `stage-${stage.name}.log`);
  writeFileSync(logFile, '');
  // A report of an earlier run must not speak for a runner that crashes now.
  rmSync(reportFile(stage.name), { force: true });
  const begun = Date.now();
  const [command, args] = stage.command(stage.countReport ? filters : []);
  const outcome = await run(command, args, {
    limitMs: stage.limitMinutes * 60_000,
    logFile,
    cwd: projectRoot,
    env: stageEnvironment(stage.name),
  });
  const counts = stage.countReport
    ? countTests(outcome, readReport(stage.name, stage.countReport))
    : countCheck(outcome);
  const skips = (stage.skipsIn && readReport(stage.name, stage.skipsIn)) ?? [];
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (counts.failed > 0) showOutput(outcome.output, logFile, say);
  for (const skip of skips) say(`  ○ skipped ${skip}`);
  say(`${counts.failed > 0 ? '✗' : '✓'} ${stage.name} (${seconds} s): ${told(counts)}`);
  return counts;
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
 * @param {string} logFile
 * @param {(line: string) => void} say
 */
function showOutput(output, logFile, say) {
  const lines = output.trimEnd().split('\n');
  const shown = lines.slice(-SHOWN_LINES);
  if (shown.length < lines.length) {
    say(
      `  │ … ${lines.length - shown.length} lines more in ${path.relative(projectRoot, logFile)}`,
    );
  }
  for (const line of shown) say(`  │ ${line}`);
}

/** @param {import('./counts.mjs').Counts} counts */
function told({ passed, failed, skipped, reason }) {
  const numbers = `passed ${passed}, failed ${failed}, skipped ${skipped}`;
  return reason === undefined ? numbers : `${numbers}: ${reason}`;
}
