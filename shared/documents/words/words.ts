import type { Language } from '#shared/domain/language.ts';
import type { Wording } from '#shared/domain/wording.ts';
import { dutch } from './dutch/dutch.ts';
import { english, type Words } from './english/english.ts';
import { french } from './french/french.ts';
import { german } from './german/german.ts';
import { italian } from './italian/italian.ts';
import { spanish } from './spanish/spanish.ts';

const CATALOGUES: Readonly<Record<Language, Words>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
};

/** How a document is written: its words, and its numbers and days. */
export interface DocumentWords {
  readonly words: Words;
  readonly wording: Wording;
}

/** Every word of a document in `language`; what people typed is not among them. */
export function wordsIn(language: Language): Words {
  return CATALOGUES[language];
}
