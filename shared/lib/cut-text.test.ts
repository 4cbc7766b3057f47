import { expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

it('cuts between characters', () => {
  expect(cutText('ab😀', 2)).toBe('ab');
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
  expect(cutText('', 4)).toBe('');
});
