// Which tests were skipped and why, from the reports of the runners. Pure.

/**
 * Vitest reports no reasons: a test that may be skipped has its reason in its own title or in that
 * of its suite.
 * @param {{ testResults: { assertionResults: {
 *   status: string, title: string, ancestorTitles: string[] }[] }[] }} report
 */
export function skipsOfVitest({ testResults }) {
  const skipped = testResults
    .flatMap((file) => file.assertionResults)
    // Not those "pending": they were cut off by a crash.
    .filter(({ status }) => status === 'skipped' || status === 'todo');
  return grouped(skipped.map(({ title, ancestorTitles }) => ancestorTitles[0] ?? title));
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: {
 *   status: string, annotations: { type: string, description?: string }[] }[] }[]} [specs]
 */

/** @param {{ suites: PlaywrightSuite[] }} report */
export function skipsOfPlaywright({ suites }) {
  return grouped(suites.flatMap(reasonsIn));
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function reasonsIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => {
        const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        return `${title}: ${reason?.description ?? 'no reason given'}`;
      }),
  );
  return [...own, ...suites.flatMap(reasonsIn)];
}

/**
 * One line per reason, however many tests it has kept from running.
 * @param {readonly string[]} reasons
 */
function grouped(reasons) {
  return [...new Set(reasons)].map((reason) => {
    const count = reasons.filter((other) => other === reason).length;
    return count > 1 ? `${count} × ${reason}` : reason;
  });
}
