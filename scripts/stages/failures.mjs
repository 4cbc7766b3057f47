// Which tests failed and with which words, from the reports of the runners. Pure.
import path from 'node:path';

/**
 * A file that failed without a failed test has the reason beside its name.
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: {
 *   status: string, fullName: string, failureMessages: string[] }[] }[] }} report
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [line(name, 'did not run', message)];
    return failed.map((test) => line(name, test.fullName, test.failureMessages[0] ?? ''));
  });
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, file: string, tests: { status: string, results: {
 *   errors?: { message?: string }[] }[] }[] }[]} [specs]
 */

/** @param {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} report */
export function failuresOfPlaywright({ suites, errors = [] }) {
  const outside = errors.map(({ message = '' }) => line('outside any test', '', message));
  return [...suites.flatMap(failuresIn), ...outside];
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const message = results.flatMap(({ errors = [] }) => errors)[0]?.message ?? '';
        return line(file, title, message);
      }),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}

/**
 * @param {string} file
 * @param {string} title
 * @param {string} message of which the first line is enough to know where to look
 */
function line(file, title, message) {
  const [first = ''] = message.split('\n');
  return [path.basename(file), title, first].filter((part) => part !== '').join(' › ');
}
