import { describe, expect, it } from 'vitest';
import { skipsOfPlaywright, skipsOfVitest } from './skips.mjs';

describe('what was skipped', () => {
  it('is named once per suite by vitest, whose titles hold the reasons', () => {
    const of = (status: string, title: string, ...ancestorTitles: string[]) => ({
      status,
      title,
      ancestorTitles,
    });
    const assertionResults = [
      of('passed', 'adds', 'figures'),
      of('skipped', 'reads', 'the feed (no PostgreSQL)'),
      of('skipped', 'writes', 'the feed (no PostgreSQL)', 'in full'),
      of('skipped', 'a crash (needs root)'),
      of('pending', 'was cut off'),
    ];
    expect(skipsOfVitest({ testResults: [{ assertionResults }] })).toEqual([
      '2 × the feed (no PostgreSQL)',
      'a crash (needs root)',
    ]);
  });

  it('has the reason that Playwright was given, in suites of any depth', () => {
    const spec = (title: string, status: string, ...reasons: string[]) => ({
      title,
      tests: [
        { status, annotations: reasons.map((description) => ({ type: 'skip', description })) },
      ],
    });
    const inner = { specs: [spec('mounts', 'skipped', 'needs root'), spec('reads', 'expected')] };
    const suites = [{ specs: [spec('waits', 'skipped')], suites: [inner] }];
    expect(skipsOfPlaywright({ suites })).toEqual(['waits: no reason given', 'mounts: needs root']);
  });
});
