import { createContext, use } from 'react';
import type { DocumentModel } from '#shared/documents/model.ts';
import type { Words } from '#shared/documents/words/english/english.ts';
import { wordsIn } from '#shared/documents/words/words.ts';
import { APPLICATION_LANGUAGE } from '#shared/domain/language.ts';

type Writing = Pick<DocumentModel, 'language' | 'locale'>;

/** The language of a document's words, and how its numbers and days are written. */
export const PaperContext = createContext<Writing>({
  language: APPLICATION_LANGUAGE,
  locale: APPLICATION_LANGUAGE,
});

/** The locale of the document's numbers and days. */
export function usePaperLocale(): string {
  return use(PaperContext).locale;
}

/** What the layout itself has to say, in the language of the document. */
export function useLayoutWords(): Words['layout'] {
  return wordsIn(use(PaperContext).language).layout;
}
