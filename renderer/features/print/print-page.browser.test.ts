import { afterEach, expect, it } from 'vitest';
import type { DocumentModel } from '#shared/documents/model.ts';
import { wordsIn } from '#shared/documents/words/words.ts';
import type { Language } from '#shared/domain/language.ts';
import type { PrintArgument } from '#shared/ipc/print-contract.ts';
import { layOutDocuments } from './print-page.tsx';

const element = document.createElement('div');
document.body.append(element);
afterEach(() => {
  document.documentElement.lang = 'en';
});

const brief = (language: Language): DocumentModel => ({
  kind: 'brief',
  sourceIds: [],
  language,
  locale: language,
  edition: 'clientSafe',
  title: 'A client',
  subtitle: '',
  sections: [],
  footer: { marking: '', asOf: '', synchronised: '', page: wordsIn(language).layout.page },
  composedAt: '2026-01-01T08:00:00.000Z',
});

/** What the shell hears of one document, and the page's language while it is printed. */
function laidOut(model: DocumentModel): Promise<PrintArgument<'print.ready'>['outcome']> {
  return new Promise((answer) => {
    let isHanded = false;
    void layOutDocuments(
      {
        model: () => {
          if (isHanded) return new Promise(() => undefined);
          isHanded = true;
          return Promise.resolve({ job: 1, model, paper: 'A4' });
        },
        ready: ({ outcome }) => {
          answer(outcome);
          return Promise.resolve(undefined);
        },
      },
      element,
    );
  });
}

it('says in which language a document is, from which the PDF takes it, and numbers its pages in it', async () => {
  for (const language of ['de', 'fr'] as const) {
    const outcome = await laidOut(brief(language));
    expect(outcome).toMatchObject({ ok: true, value: { page: wordsIn(language).layout.page } });
    expect(document.documentElement.lang).toBe(language);
  }
});
