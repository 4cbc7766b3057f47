import { describe, expect, it } from 'vitest';
import { strengthOf } from './passphrase-strength.ts';

describe('strengthOf', () => {
  it('says what is missing when the passphrase is too short', () => {
    expect(strengthOf('seven77')).toEqual({
      isAccepted: false,
      words: 'Too short: 3 more, at least.',
    });
  });

  it.each(['ababababababab', 'password1234', 'qwertyuiop12', '1234567890123', 'Fieldfolio1'])(
    'refuses %s, which is guessed at once',
    (passphrase) => {
      expect(strengthOf(passphrase).isAccepted).toBe(false);
      expect(strengthOf(passphrase).words).toMatch(/^Refused: .*Add a word or two\.$/);
    },
  );

  it('refuses what is known of the person', () => {
    const about = ['Astrid Lindqvist', 'astrid.lindqvist@firm.example'];
    expect(strengthOf('Astrid Lindqvist').isAccepted).toBe(true);
    expect(strengthOf('Astrid Lindqvist', about).isAccepted).toBe(false);
    expect(strengthOf('astrid.lindqvist@firm.example', about).isAccepted).toBe(false);
  });

  it('calls a sentence of several words strong', () => {
    const { isAccepted, words } = strengthOf('seven herons over the weir');
    expect(isAccepted).toBe(true);
    expect(words).toMatch(/^Strong/);
  });
});
