import { expect, it } from 'vitest';
import { chosenLanguage, isLanguage, localeOfLanguage } from './language.ts';

it('writes amounts and days as the person does who is at home in the language', () => {
  expect(localeOfLanguage('de', 'de-AT')).toBe('de-AT');
  expect(localeOfLanguage('de', 'en-US')).toBe('de-DE');
  expect(localeOfLanguage('en', 'cs-CZ')).toBe('en-GB');
});

it('takes the nearest wish, and that of the application when there is none', () => {
  expect(chosenLanguage('fr', 'de')).toBe('fr');
  expect(chosenLanguage(null, 'de')).toBe('de');
  expect(chosenLanguage(undefined, null)).toBe('en');
});

it('knows the languages it can write', () => {
  expect(isLanguage('nl')).toBe(true);
  expect(isLanguage('cs')).toBe(false);
});
