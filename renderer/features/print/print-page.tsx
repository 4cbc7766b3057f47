import './print.css';
import './report.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { type DocumentModel, documentPackSchema, documentSchema } from '#shared/documents/model.ts';
import { wordsIn } from '#shared/documents/words/words.ts';
import type { PrintBridge, PrintJob, PrintLayout } from '#shared/ipc/print-contract.ts';
import { fitSheet } from './fit-sheet.ts';
import { paginate } from './paginate.ts';
import { pageRule } from './paper-size.ts';
import { Sheet } from './sheet.tsx';

/** Every weight the documents use: the PDF must not be made before they are there. */
const FONTS = ['400 10pt "Inter Variable"', '600 10pt "Inter Variable"'];

/** Lays out document after document, as the shell hands them over, for as long as the page lives. */
export async function layOutDocuments(bridge: PrintBridge, element: HTMLElement): Promise<void> {
  const root = createRoot(element);
  const pageStyle = document.createElement('style');
  document.head.append(pageStyle);
  await Promise.all(FONTS.map((font) => document.fonts.load(font)));
  for (;;) {
    const { job, model, paper } = await bridge.model();
    pageStyle.textContent = pageRule(paper);
    const outcome = layOut(root, element, { job, model, paper });
    await document.fonts.ready;
    await bridge.ready({ job, outcome });
  }
}

type Outcome = Parameters<PrintBridge['ready']>[0]['outcome'];

function layOut(root: Root, element: HTMLElement, { job, model, paper }: PrintJob): Outcome {
  const documents = documentsOf(model);
  const [first] = documents ?? [];
  if (!documents || !first) {
    return { ok: false, error: { tag: 'unknownDocument', message: 'This document is not known.' } };
  }
  document.title = first.title;
  document.documentElement.dataset.paper = paper;
  // The PDF says by this in which language it is to be read.
  document.documentElement.lang = first.language;
  flushSync(() =>
    root.render(
      documents.map((sheet, index) => (
        // Every job has fresh elements: fitting one document leaves nothing behind in the next.
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity and never move
        <Sheet key={`${job}.${index}`} model={sheet} />
      )),
    ),
  );
  for (const [index, sheet] of element.querySelectorAll<HTMLElement>('[data-sheet]').entries()) {
    const { language } = documents[index] ?? first;
    const { layout } = wordsIn(language);
    if (sheet.dataset.kind === 'report') paginate(sheet, paper, layout);
    else fitSheet(sheet, paper, layout);
  }
  return { ok: true, value: layoutOf(first) };
}

/** The documents to print one after the other, or `null` when `model` is none. */
function documentsOf(model: unknown): readonly DocumentModel[] | null {
  const single = documentSchema.safeParse(model);
  if (single.success) return [single.data];
  const pack = documentPackSchema.safeParse(model);
  return pack.success ? [pack.data.cover, ...pack.data.documents] : null;
}

function layoutOf({ footer, title, subtitle }: DocumentModel): PrintLayout {
  return {
    footer: [footer.marking, footer.asOf, footer.synchronised].filter(Boolean).join(' · '),
    page: footer.page,
    title: [title, subtitle].filter(Boolean).join(' · ').slice(0, 200),
  };
}
