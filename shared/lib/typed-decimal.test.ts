import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, powerOfTen } from './decimal.ts';
import { withMinus } from './number-format.ts';
import { typedDecimals } from './typed-decimal.ts';

const LOCALES = [
  ...['en-US', 'en-GB', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'es-ES', 'pl-PL', 'pt-PT'],
  ...['nl-NL', 'it-CH', 'sv-SE', 'bg-BG', 'hi-IN', 'ar-EG', 'fa-IR', 'he-IL'],
];
const english = typedDecimals('en-US');
const german = typedDecimals('de-DE');
const swiss = typedDecimals('de-CH');

describe('a number that is typed', () => {
  it.each([
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234.56', 123_456],
    ['1\u202f234,56', 123_456],
    ['1’234.56', 123_456],
    ["1'234'567", 123_456_700],
    ['1,234,567', 123_456_700],
    ['1.234.567', 123_456_700],
    ['12,5', 1_250],
    ['12.5', 1_250],
    ['.5', 50],
    ['7.', 700],
    ['−3', -300],
    ['- 3', -300],
    [' 1234.5 ', 123_450],
    ['0,12', 12],
    ['1234,5', 123_450],
  ])('means the same in every country where it can mean only one: %s', (text, units) => {
    for (const locale of LOCALES) {
      expect([locale, typedDecimals(locale).parse(text, 2)]).toEqual([
        locale,
        { ok: true, value: units },
      ]);
    }
  });

  it('that could be two is the one that is written so where the person is', () => {
    expect(english.parse('1,234', 3)).toEqual({ ok: true, value: 1_234_000 });
    expect(english.parse('1.234', 3)).toEqual({ ok: true, value: 1_234 });
    expect(german.parse('1.234', 3)).toEqual({ ok: true, value: 1_234_000 });
    expect(german.parse('1,234', 3)).toEqual({ ok: true, value: 1_234 });
    expect(swiss.parse('1,234', 2)).toMatchObject({ error: { tag: 'tooManyDecimals' } });
    expect(english.parse('0,123', 3)).toEqual({ ok: true, value: 123 });
  });

  it.each([
    '12abc',
    '5e3',
    '(30)',
    '1.234.56',
    '1,23,4',
    '12 5',
    '1 234.567,8',
    '1.2.3',
    '--1',
    '',
  ])('is refused whole where it is none, and quoted as it was typed: %s', (text) => {
    for (const { parse } of [english, german, swiss]) {
      expect(parse(text, 2)).toEqual({
        ok: false,
        error: { tag: 'notANumber', message: `"${text}" is not a number` },
      });
    }
  });

  it('is quoted as it was typed where it has too many decimals', () => {
    expect(english.parse('1,234.567', 2)).toMatchObject({
      error: { message: '"1,234.567" has more than 2 decimals' },
    });
  });

  it('may be what the application shows or prints in the person’s locale', () => {
    const most = 10 ** 13;
    const units = fc.integer({ min: -most, max: most });
    fc.assert(
      fc.property(
        units,
        fc.constantFrom(0, 2, 3, 6),
        fc.constantFrom(...LOCALES),
        (value, scale, locale) => {
          const { parse, text } = typedDecimals(locale);
          const decimals = { minimumFractionDigits: scale, maximumFractionDigits: scale };
          const printed = withMinus(
            new Intl.NumberFormat(locale, decimals).format(value / powerOfTen(scale)),
          );
          for (const written of [printed, text(value, scale)]) {
            expect([written, parse(written, scale)]).toEqual([written, { ok: true, value }]);
          }
        },
      ),
    );
  });

  it('keeps all of its digits, or is refused', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,' -e("), maxLength: 12 });
    fc.assert(
      fc.property(typed, fc.constantFrom(...LOCALES), (text, locale) => {
        const parsed = typedDecimals(locale).parse(text, 6);
        if (!parsed.ok) return;
        const digitsOf = (number: string) => number.replace(/\D/g, '').replace(/^0+|0+$/g, '');
        expect(digitsOf(decimalText(parsed.value, 6))).toBe(digitsOf(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
