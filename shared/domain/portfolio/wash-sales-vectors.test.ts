import { describe, expect, it } from 'vitest';
import { disallowed, lotsOf, read } from './wash-sales-builder.ts';

describe('wash sales in the examples of the regulation (26 CFR 1.1091-1(h) and 1.1091-2)', () => {
  it('example 1: what was bought before the sale replaces what is sold', () => {
    const figures = read([
      ['1954-12-01', 100, 10_000],
      ['1954-12-15', 100, 9000],
      ['1955-01-03', -100, 9000],
    ]);
    expect(disallowed(figures)).toEqual([1000]);
    // 33 days were the sold shares held, and so much earlier the others count from.
    expect(lotsOf(figures)).toEqual([[100, 10_000, '1954-11-12']]);
  });

  it('example 2: 75 replace 100, the loss on 25 is deducted', () => {
    const figures = read([
      ['1954-09-21', 100, 5000],
      ['1954-12-21', 50, 2750],
      ['1954-12-27', 25, 1125],
      ['1955-01-03', -100, 4000],
    ]);
    expect(disallowed(figures)).toEqual([750]);
    expect(lotsOf(figures).map(([pieces, cost]) => [pieces, cost])).toEqual([
      [50, 3250],
      [25, 1375],
    ]);
  });

  it('example 3: the first 100 of 200 replace, and count as held for the time of those sold', () => {
    const figures = read([
      ['1954-09-15', 100, 5000],
      ['1956-02-01', -100, 4000],
      ['1956-02-15', 50, 2000],
      ['1956-02-16', 50, 2000],
      ['1956-02-17', 50, 2000],
      ['1956-02-18', 50, 2000],
    ]);
    expect(disallowed(figures)).toEqual([1000]);
    expect(lotsOf(figures)).toEqual([
      [50, 2500, '1954-09-29'],
      [50, 2500, '1954-09-30'],
      [50, 2000, '1956-02-17'],
      [50, 2000, '1956-02-18'],
    ]);
  });

  it('1.1091-2 examples 1 and 2: the basis is 110 after 90 was paid, and 90 after 70', () => {
    for (const [paid, basis] of [
      [90, 110],
      [70, 90],
    ] as const) {
      const figures = read([
        ['1935-06-01', 1, 100],
        ['1955-01-15', -1, 80],
        ['1955-02-01', 1, paid],
      ]);
      expect(lotsOf(figures).map(([, cost]) => cost)).toEqual([basis]);
    }
  });
});

// The figures of the examples as public software that tests itself against them states them; days
// that the publication does not name are ours.
describe('wash sales in the examples of IRS publication 550', () => {
  it('"Wash Sales", example 1: the loss of 250 makes the basis 1,050', () => {
    const figures = read([
      ['2025-01-06', 100, 1000],
      ['2025-03-10', -100, 750],
      ['2025-03-20', 100, 800],
    ]);
    expect(disallowed(figures)).toEqual([250]);
    expect(lotsOf(figures)).toEqual([[100, 1050, '2025-01-16']]);
  });

  it('"More or less stock bought than sold", examples 1 and 2', () => {
    const less = read([
      ['2024-09-20', 100, 5000],
      ['2024-12-13', 50, 2750],
      ['2024-12-20', 25, 1125],
      ['2025-01-03', -100, 4000],
    ]);
    expect(disallowed(less)).toEqual([750]);
    expect(lotsOf(less).map(([, cost]) => cost)).toEqual([3250, 1375]);
    const more = read([
      ['2024-09-16', 100, 2000],
      ['2025-01-29', -100, 1000],
      ['2025-02-03', 50, 500],
      ['2025-02-04', 50, 500],
      ['2025-02-05', 50, 500],
      ['2025-02-06', 50, 500],
    ]);
    expect(disallowed(more)).toEqual([1000]);
    expect(lotsOf(more).map(([, cost]) => cost)).toEqual([1000, 1000, 500, 500]);
  });

  it('"Loss and gain on same day": the loss does not lessen gains of the same day', () => {
    const figures = read([
      ['2019-03-01', 100, 15_800],
      ['2019-06-03', 100, 10_000],
      ['2019-09-03', 100, 9500],
      ['2024-12-27', -300, 37_500],
      ['2025-01-10', 250, 31_250],
    ]);
    expect(figures.realisedGains.map(({ gain }) => gain)).toEqual([-3300_00, 2500_00, 3000_00]);
    expect(disallowed(figures)).toEqual([3300, 0, 0]);
    expect(lotsOf(figures).map(([pieces, cost]) => [pieces, cost])).toEqual([
      [100, 12_500 + 3300],
      [150, 18_750],
    ]);
  });
});
