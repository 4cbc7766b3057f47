import { expect, it } from 'vitest';
import { freeName } from './free-name.ts';

it('numbers a name that is taken, before its ending', async () => {
  const taken = new Set(['Report.pdf', 'Report (2).pdf']);
  const isTaken = (name: string) => Promise.resolve(taken.has(name));
  expect(await freeName('Report.pdf', isTaken)).toBe('Report (3).pdf');
  expect(await freeName('Other.pdf', isTaken)).toBe('Other.pdf');
});
