import { expect, it } from 'vitest';
import { moreLotsText, shownLots } from './shown-lots.tsx';

const lot = (index: number, entered?: unknown) => ({
  ...{ key: `lot ${index}`, held: 5, entered },
  named: typeof entered === 'number' ? entered : 0,
});
const lots = (count: number, entered: Readonly<Record<number, unknown>> = {}) =>
  Array.from({ length: count }, (_, index) => lot(index, entered[index]));
const keysOf = (shown: readonly { readonly key: string }[]) => shown.map(({ key }) => key);
const none = new Set<string>();

it('draws the oldest lots and of the others those that are named, in their order', () => {
  expect(keysOf(shownLots(lots(9, { 8: 2, 1: 1, 5: 3 }), 3, none))).toEqual([
    ...['lot 0', 'lot 1', 'lot 2', 'lot 5', 'lot 8'],
  ]);
  expect(shownLots(lots(3, { 2: 2 }), 3, none)).toHaveLength(3);
});

it('draws no more than as many again, what is wrong foremost', () => {
  const all = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [index, 5]));
  const shown = shownLots(lots(5000, { ...all, 4000: 6, 4500: 'x', 4600: -1 }), 50, none);
  expect(shown).toHaveLength(100);
  expect(keysOf(shown).slice(-3)).toEqual(['lot 4000', 'lot 4500', 'lot 4600']);
});

it('lets a lot stay whose field was emptied', () => {
  const emptied = new Set(['lot 7']);
  expect(keysOf(shownLots(lots(9, { 4: 1, 5: 1 }), 2, emptied))).toEqual([
    ...['lot 0', 'lot 1', 'lot 4', 'lot 7'],
  ]);
});

it('says how many there are beside, and how many of them are named', () => {
  expect(moreLotsText(lots(4950))).toBe('4,950 more lots.');
  expect(moreLotsText(lots(1200, { 3: 1, 4: 'x' }))).toBe('1,200 more lots, 2 of them named.');
  expect(moreLotsText(lots(1))).toBe('1 more lot.');
});
