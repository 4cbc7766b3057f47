import { createContext, use } from 'react';

/** How numbers and days are written on a document; its words are English whatever that is. */
export const PaperLocaleContext = createContext('en');

/** The locale of the document's numbers and days. */
export function usePaperLocale(): string {
  return use(PaperLocaleContext);
}
