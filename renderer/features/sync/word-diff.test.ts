import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const sideOf = (parts: ReturnType<typeof wordDiff>, side: 'first' | 'second') =>
  parts
    .filter((part) => part.side === 'both' || part.side === side)
    .map((part) => part.text)
    .join('');

describe('wordDiff', () => {
  it('marks the words that differ and keeps those in common', () => {
    expect(wordDiff('due on Monday', 'due on Friday')).toEqual([
      { text: 'due on ', side: 'both' },
      { text: 'Monday', side: 'first' },
      { text: 'Friday', side: 'second' },
    ]);
  });

  it('gives back both texts whole', () => {
    const first = 'Prefers tea.\nMornings only, hard of hearing.';
    const second = 'Prefers green tea.\nHard of hearing on the left.\n';
    const parts = wordDiff(first, second);
    expect(sideOf(parts, 'first')).toBe(first);
    expect(sideOf(parts, 'second')).toBe(second);
  });

  it('compares very long texts by lines and stays whole', () => {
    const first = 'one two three\n'.repeat(900);
    const second = `${first}four\n`;
    expect(sideOf(wordDiff(first, second), 'second')).toBe(second);
  });

  it('has nothing to show for two empty texts', () => {
    expect(wordDiff('', '')).toEqual([]);
  });
});
