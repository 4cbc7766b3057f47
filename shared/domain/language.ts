import { z } from 'zod';

/** Languages in which a document to a client can be written (ISO 639-1). */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

export const languageField = z.enum(LANGUAGES);

/** Whether `text` names one of them. */
export function isLanguage(text: string): text is Language {
  return languageField.safeParse(text).success;
}

/** The language of the application: in it is written what nobody wants in another. */
export const APPLICATION_LANGUAGE: Language = 'en';

/** How amounts and days are written where only the language is known. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  nl: 'nl-NL',
};

/**
 * The locale (BCP 47) of a document in `language`: that of whoever composes it where it is of that
 * language ("de-AT" for German), or else that of the country the language has its name from.
 */
export function localeOfLanguage(language: Language, preferred: string): string {
  return new Intl.Locale(preferred).language === language ? preferred : LOCALES[language];
}

/**
 * The language that is chosen first among `wishes`, the nearest first; that of the application when
 * none is.
 */
export function chosenLanguage(...wishes: readonly (Language | null | undefined)[]): Language {
  return wishes.find((wish) => wish !== null && wish !== undefined) ?? APPLICATION_LANGUAGE;
}
