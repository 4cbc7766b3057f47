import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigurePlace, nextFigure } from './roving-figures.ts';

/** Two full rows around one that has a figure in its last column only. */
const PLACES: readonly FigurePlace[] = [
  ...[1, 2, 3].map((column) => ({ row: 0, column })),
  { row: 1, column: 3 },
  ...[1, 2, 3].map((column) => ({ row: 2, column })),
];

describe('nextFigure', () => {
  it('goes on in the next row from the end of one', () => {
    expect(nextFigure(PLACES, 2, 'ArrowRight')).toBe(3);
    expect(nextFigure(PLACES, 4, 'ArrowLeft')).toBe(3);
  });

  it('stays in its column, or in the one nearest to it where a row has none there', () => {
    expect(nextFigure(PLACES, 0, 'ArrowDown')).toBe(3);
    expect(nextFigure(PLACES, 3, 'ArrowDown')).toBe(6);
    expect(nextFigure(PLACES, 3, 'ArrowUp')).toBe(2);
  });

  it('stays where it is at the edge and for keys of others', () => {
    expect(nextFigure(PLACES, 0, 'ArrowUp')).toBeNull();
    expect(nextFigure(PLACES, 6, 'ArrowRight')).toBeNull();
    expect(nextFigure(PLACES, 0, 'Enter')).toBeNull();
  });

  it('leads to the first and the last', () => {
    expect(nextFigure(PLACES, 3, 'Home')).toBe(0);
    expect(nextFigure(PLACES, 3, 'End')).toBe(6);
  });

  it('reaches every figure from the first by going right', () => {
    const places = fc.uniqueArray(
      fc.record({ row: fc.nat({ max: 6 }), column: fc.nat({ max: 6 }) }),
      { minLength: 1, selector: ({ row, column }) => `${row} ${column}` },
    );
    fc.assert(
      fc.property(places, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a.row - b.row || a.column - b.column);
        const reached = [0];
        for (let at: number | null = 0; at !== null; ) {
          at = nextFigure(sorted, at, 'ArrowRight');
          if (at !== null) reached.push(at);
        }
        expect(reached).toEqual([...sorted.keys()]);
      }),
    );
  });

  it('never leaves the row above by going down and up again in a full table', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat({ max: 30 }), (width, start) => {
        const places = Array.from({ length: width * width }, (_, index) => ({
          row: Math.floor(index / width),
          column: index % width,
        }));
        const from = start % (width * (width - 1));
        const down = nextFigure(places, from, 'ArrowDown');
        expect(down).toBe(from + width);
        expect(nextFigure(places, down ?? 0, 'ArrowUp')).toBe(from);
      }),
    );
  });
});
