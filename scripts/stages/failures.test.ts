import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

describe('what failed', () => {
  it('is named with the first line of its reason, and a file that did not run by itself', () => {
    const of = (status: string, fullName: string, ...failureMessages: string[]) => ({
      status,
      fullName,
      failureMessages,
    });
    const testResults = [
      {
        name: '/book/merge.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [of('passed', 'merges'), of('failed', 'keeps', 'expected 1\n  at x')],
      },
      { name: '/book/vault.test.ts', status: 'failed', message: 'no module', assertionResults: [] },
      { name: '/book/sync.test.ts', status: 'passed', message: '', assertionResults: [] },
    ];
    expect(failuresOfVitest({ testResults })).toEqual([
      'merge.test.ts › keeps › expected 1',
      'vault.test.ts › did not run › no module',
    ]);
  });

  it('is found by Playwright in suites of any depth, and outside any test', () => {
    const spec = (title: string, status: string, message: string) => ({
      title,
      file: 'journeys/brief.spec.ts',
      tests: [{ status, results: [{ errors: [{ message }] }] }],
    });
    const inner = { specs: [spec('prints', 'unexpected', 'no page\nat y')] };
    const suites = [{ specs: [spec('reads', 'expected', '')], suites: [inner] }];
    expect(failuresOfPlaywright({ suites, errors: [{ message: 'no build' }] })).toEqual([
      'brief.spec.ts › prints › no page',
      'outside any test › no build',
    ]);
  });
});
