import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import { counted, wordingFor } from './wording.ts';

const EUR = 'EUR' as CurrencyCode;

describe('wording', () => {
  it('writes amounts, shares and days as the locale does, with a real minus', () => {
    const english = wordingFor('en-GB');
    expect(english.money(money(-1234_50, EUR))).toBe('−EUR\u00a01,234.50');
    expect(english.roundMoney(money(1234_50, EUR))).toBe('EUR\u00a01,234');
    expect(english.money(money(1234, 'JPY' as CurrencyCode))).toBe('JPY\u00a01,234');
    expect(english.percent(0.044118)).toBe('4.4%');
    expect(english.percent(0.05, { signed: true })).toBe('+5.0%');
    expect(english.quantity(1_500_000)).toBe('1.5');
    expect(english.date('2026-11-24' as CalendarDate)).toBe('24 Nov 2026');
    const german = wordingFor('de-DE');
    expect(german.money(money(1234_50, EUR))).toBe('1.234,50\u00a0EUR');
    expect(german.date('2026-11-24' as CalendarDate)).toContain('24.');
  });

  it('counts in words', () => {
    expect(counted(1, 'day')).toBe('1 day');
    expect(counted(3, 'entry', 'entries')).toBe('3 entries');
  });
});
