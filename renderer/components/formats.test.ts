import { describe, expect, it } from 'vitest';
import { wordingFor } from '#shared/domain/wording.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import { personLocale, personWording } from '../services/person-locale.ts';
import { formatDate, formatDuration, formatMoney, formatNumber } from './formats.ts';

const CURRENCIES = ['EUR', 'USD', 'CAD', 'AUD', 'CHF', 'JPY', 'KWD'] as CurrencyCode[];
// Of what lies between two whole units, half to even goes down here and half up would not.
const AMOUNTS = [-1_234_567_50, 0, 5, 1_234_50, 138_616_300];

describe('formats of the screens', () => {
  it('write how long something lasts in hours and minutes', () => {
    expect([40, 60, 90, 1140].map(formatDuration)).toEqual([
      '40 minutes',
      '1 hour',
      '1 hour 30 minutes',
      '19 hours',
    ]);
  });

  it('write money as sentences, briefs and reports do, to the last sign', () => {
    for (const currency of CURRENCIES) {
      for (const amount of AMOUNTS) {
        const value = money(amount, currency);
        expect(formatMoney(amount, currency)).toBe(personWording.money(value));
        expect(formatMoney(amount, currency, { whole: true })).toBe(
          personWording.roundMoney(value),
        );
      }
    }
  });

  it('name every currency by its own three letters, so that no two dollars look alike', () => {
    for (const currency of CURRENCIES) expect(formatMoney(100, currency)).toContain(currency);
    expect(formatMoney(100, 'USD', { currency: 'none' })).not.toMatch(/[$\p{L}]/u);
  });

  it('write the plus of a change and the minus that lines up', () => {
    expect(formatMoney(100, 'EUR', { signed: true })).toMatch(/^\+/);
    expect(formatMoney(-100, 'EUR')).toContain('−');
    expect(formatNumber(-2)).toBe('−2');
  });

  it('take days from the same locale as sentences', () => {
    expect(formatDate('2026-11-24' as never)).toBe(
      wordingFor(personLocale).date('2026-11-24' as never),
    );
  });
});
