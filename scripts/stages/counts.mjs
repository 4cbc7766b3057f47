// How many tests passed and failed, from the reports of the runners. Pure.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [reason] why the stage failed beyond its tests
 */

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {{ name: string, status: string, message: string,
 *   assertionResults: { status: string }[] }[]} testResults
 */

/**
 * Counts of vitest's JSON report. A file that failed without a failed test (it did not load, or a
 * hook threw) counts as one failure.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * The files that were cut off or never begun: a browser that ends in the middle ends the whole run,
 * and vitest reports every file it owes as failed, without a failed test and without a reason.
 * @param {VitestReport} report
 */
export function cutOffFiles({ testResults }) {
  return testResults.filter(isCutOff).map(({ name }) => name);
}

/**
 * The report as it would be of a run without the files that were cut off.
 * @template {VitestReport} Report
 * @param {Report} report
 */
export function finishedPart(report) {
  const testResults = report.testResults.filter((file) => !isCutOff(file));
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const count = (/** @type {string} */ wanted) => statuses.filter((each) => each === wanted).length;
  return {
    ...report,
    testResults,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped') + count('pending'),
    numTodoTests: count('todo'),
  };
}

/** @param {VitestReport['testResults'][number]} file */
function isCutOff({ status, message, assertionResults }) {
  const hasFailed = assertionResults.some((test) => test.status === 'failed');
  return status === 'failed' && message === '' && !hasFailed;
}

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} [errors] those outside any test
 */

/**
 * Counts of Playwright's JSON report. A test that passed at a second attempt counts as failed.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * The counts of a stage that has one answer, such as a compiler.
 * @param {{ code: number | null, timedOut: boolean }} outcome
 * @returns {Counts}
 */
export function countCheck({ code, timedOut }) {
  if (code === 0 && !timedOut) return { passed: 1, failed: 0, skipped: 0 };
  return { passed: 0, failed: 1, skipped: 0, reason: describeEnd(code, timedOut) };
}

/**
 * The counts of a stage that reports its tests. Whatever keeps a report from being the whole truth
 * is a failure of its own: no report, no test, a crash, the time limit.
 * @param {{ code: number | null, timedOut: boolean }} outcome
 * @param {Counts | undefined} reported undefined without a readable report
 * @returns {Counts}
 */
export function countTests({ code, timedOut }, reported) {
  if (reported === undefined) {
    const reason = `${describeEnd(code, timedOut)}, without a report`;
    return { passed: 0, failed: 1, skipped: 0, reason };
  }
  if (timedOut) return withFailure(reported, describeEnd(code, timedOut));
  if (reported.passed + reported.failed === 0) return withFailure(reported, 'no test was run');
  if (code !== 0 && reported.failed === 0) {
    return withFailure(reported, `${describeEnd(code, timedOut)}, though no test failed`);
  }
  return reported;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * The last line of the test command.
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Counts} counts
 * @param {string} reason
 * @returns {Counts}
 */
function withFailure(counts, reason) {
  return { ...counts, failed: counts.failed + 1, reason };
}

/**
 * @param {number | null} code
 * @param {boolean} timedOut
 */
function describeEnd(code, timedOut) {
  if (timedOut) return 'ended at its time limit';
  return code === null ? 'crashed or could not start' : `ended with exit code ${code}`;
}
