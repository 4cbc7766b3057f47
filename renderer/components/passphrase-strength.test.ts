import { describe, expect, it } from 'vitest';
import { strengthOf } from './passphrase-strength.ts';

describe('strengthOf', () => {
  it('says what is missing when the passphrase is too short', () => {
    expect(strengthOf('seven77')).toEqual({
      level: 'tooShort',
      words: 'Too short: 3 more, at least.',
    });
  });

  it('refuses the same few signs again and again', () => {
    expect(strengthOf('ababababababab').level).toBe('tooShort');
  });

  it('calls well-known words weak', () => {
    expect(strengthOf('password12').level).toBe('weak');
  });

  it('calls a sentence of several words strong', () => {
    expect(strengthOf('seven herons over the weir').level).toBe('strong');
  });
});
