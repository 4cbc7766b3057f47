import { describe, expect, it } from 'vitest';
import { entryNamed } from '../client/client-file-builder.ts';
import { bookShare } from './book-file-builder.ts';
import { benchmarkOfBooks, bookSettingsKind } from './book-settings.ts';

const share = [{ id: bookShare.id, weight: 10_000 }];

describe('the benchmark of a book', () => {
  it('has weights that add up to the whole', () => {
    const half = [{ id: bookShare.id, weight: 5_000 }];
    expect(bookSettingsKind.breaches({ benchmark: half })).toMatchObject([{ field: 'benchmark' }]);
    expect(bookSettingsKind.breaches({ benchmark: share })).toEqual([]);
    expect(bookSettingsKind.breaches({ benchmark: [] })).toEqual([]);
  });

  it('is the same in whatever order its parts were chosen', () => {
    const bond = entryNamed('bond', null).id;
    const partsOf = (shares: number) => [
      { id: bookShare.id, weight: shares },
      { id: bond, weight: 10_000 - shares },
    ];
    const parts = partsOf(4_000);
    expect(benchmarkOfBooks([parts, parts.toReversed()])).toEqual({
      available: true,
      value: parts,
    });
    expect(benchmarkOfBooks([parts, partsOf(6_000)])).toMatchObject({ available: false });
  });

  it('is that of several books together when all have the same', () => {
    expect(benchmarkOfBooks([share, [...share]])).toEqual({ available: true, value: share });
    const different = { reason: 'the books have different benchmarks' };
    expect(benchmarkOfBooks([share, undefined])).toMatchObject(different);
    expect(benchmarkOfBooks([undefined, share])).toMatchObject(different);
    expect(benchmarkOfBooks([[], undefined])).toMatchObject({
      reason: 'no benchmark is set for the book',
    });
  });
});
