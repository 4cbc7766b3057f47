import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countCheck,
  countPlaywright,
  countTests,
  countVitest,
  cutOffFiles,
  finishedPart,
  summaryLine,
} from './counts.mjs';

const ended = { code: 0, timedOut: false };

const file = (status: string, ...tests: string[]) => ({
  name: `/book/${tests.join('-') || status}.test.ts`,
  status,
  message: '',
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('counts of vitest', () => {
  it('takes the numbers of the report', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [file('failed', 'failed')],
    };
    expect(countVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it('counts a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      testResults: [file('passed', 'passed'), { ...file('failed'), message: 'no such module' }],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe('a browser that ended in the middle', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      file('passed', 'passed', 'skipped'),
      file('failed', 'failed', 'passed'),
      file('failed', 'passed', 'pending'),
      file('failed'),
      { ...file('failed'), message: 'no such module' },
    ],
  };

  it('owes the files that it was running or had not begun', () => {
    expect(cutOffFiles(report)).toEqual(['/book/passed-pending.test.ts', '/book/failed.test.ts']);
  });

  it('counts for the others', () => {
    expect(countVitest(finishedPart(report))).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });
});

describe('counts of Playwright', () => {
  it('counts a flaky test and an error outside tests as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    const report = { stats, errors: [{ message: 'global setup' }] };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});

describe('a stage with one answer', () => {
  it('passes or fails as a whole', () => {
    expect(countCheck(ended)).toMatchObject({ passed: 1, failed: 0 });
    expect(countCheck({ code: 2, timedOut: false })).toMatchObject({ passed: 0, failed: 1 });
    expect(countCheck({ code: null, timedOut: true })).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a stage that reports its tests', () => {
  const reported = { passed: 4, failed: 0, skipped: 0 };

  it('counts what was reported', () => {
    expect(countTests(ended, reported)).toEqual(reported);
  });

  it('keeps the number of failed tests when the runner says so with its exit code', () => {
    const failed = { passed: 4, failed: 2, skipped: 0 };
    expect(countTests({ code: 1, timedOut: false }, failed)).toEqual(failed);
  });

  it('fails when no test was run', () => {
    const none = { passed: 0, failed: 0, skipped: 3 };
    expect(countTests(ended, none)).toMatchObject({ failed: 1, reason: 'no test was run' });
  });

  it('fails when the runner left no report, even with exit code 0', () => {
    expect(countTests(ended, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('fails when the runner crashed though no test failed', () => {
    expect(countTests({ code: 1, timedOut: false }, reported)).toMatchObject({
      passed: 4,
      failed: 1,
    });
    expect(countTests({ code: null, timedOut: false }, reported)).toMatchObject({ failed: 1 });
  });

  it('fails at its time limit, whatever was reported before', () => {
    const outcome = countTests(
      { code: null, timedOut: true },
      { passed: 4, failed: 1, skipped: 0 },
    );
    expect(outcome).toMatchObject({ passed: 4, failed: 2, reason: 'ended at its time limit' });
  });
});

describe('the last line', () => {
  it('adds the stages up', () => {
    const total = addCounts([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 20, failed: 3, skipped: 0, reason: 'x' },
    ]);
    expect(summaryLine(total)).toBe('21 passed, 3 failed');
  });

  it('names skipped tests only when there are some', () => {
    expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
