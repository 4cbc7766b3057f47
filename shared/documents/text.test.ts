import { expect, it } from 'vitest';
import { clipped } from './text.ts';

it('never cuts an amount from its currency, which are one word', () => {
  expect(clipped('Sold for EUR\u00a020,000 today', 3)).toBe('Sold for EUR\u00a020,000…');
});

it('says only once that something is left out, also of what was cut before', () => {
  expect(clipped('Main account, Pieter van… and more', 4)).toBe('Main account, Pieter van…');
});

it('never cuts a sign of two units in half', () => {
  expect(clipped('😀'.repeat(9), 1)).toBe(`${'😀'.repeat(4)}…`);
});
