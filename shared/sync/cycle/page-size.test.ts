import { describe, expect, it } from 'vitest';
import { MAX_RECORDS_PER_PAGE } from '#shared/protocol/pull.ts';
import { pageSize, SMALL_PAGE } from './page-size.ts';

describe('[Y9] how many records to ask for', () => {
  it('few at first, so that each try gets somewhere', () => {
    expect(pageSize({ began: 0, read: 0 })).toBe(SMALL_PAGE);
    expect(pageSize({ began: 90_000, read: 0 })).toBe(SMALL_PAGE);
  });

  it('the most after that in a reading from the beginning', () => {
    expect(pageSize({ began: 0, read: SMALL_PAGE })).toBe(MAX_RECORDS_PER_PAGE);
  });

  it('more and more in one that was interrupted, never much of what came through', () => {
    const sizes: number[] = [];
    for (let read = SMALL_PAGE; read < 60_000; read += sizes.at(-1) ?? 0) {
      sizes.push(pageSize({ began: 1, read }));
      expect(sizes.at(-1)).toBeLessThanOrEqual(Math.max(SMALL_PAGE, read / 16));
    }
    expect(sizes).toEqual([...sizes].sort((left, right) => left - right));
    expect(sizes.at(-1)).toBe(MAX_RECORDS_PER_PAGE);
  });
});
