import { assertNever } from '#shared/lib/assert.ts';
import type { Block, DocumentModel, TextRun } from './model.ts';
import type { Words } from './words/english/english.ts';
import { wordsIn } from './words/words.ts';

/** Number of words that stand on the paper, headings and footer included. */
export function countWords(document: DocumentModel): number {
  const words = wordsIn(document.language);
  const { asOf, synchronised, marking } = document.footer;
  const texts = [document.title, document.subtitle, asOf, synchronised, marking];
  for (const section of document.sections) {
    texts.push(section.heading ?? '', ...section.blocks.flatMap((block) => textsOf(block, words)));
  }
  return texts.reduce((sum, text) => sum + wordCount(text), 0);
}

/** Every text of the document that a reader or a screen reader meets. */
export function textsOf(block: Block, { layout }: Words): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [joined(block.runs)];
    case 'list':
      return [
        ...block.items.map(({ runs }) => joined(runs)),
        block.omitted > 0 ? layout.omitted(block.omitted) : '',
      ];
    case 'keyFigures':
      return block.figures.flatMap(({ label, value, reason, detail }) => [
        label,
        value ?? '',
        reason ?? '',
        detail ?? '',
      ]);
    case 'chart':
      return [block.title];
    case 'table':
      return [
        block.caption,
        ...block.columns.map(({ label }) => label),
        ...block.rows.flatMap((row) => row.map(joined)),
      ];
    case 'heading':
      return [block.text];
    case 'facts':
      return block.items.flatMap(({ label, text }) => [label, text]);
    case 'longTable':
      return [
        block.caption,
        ...block.columns.map(({ label }) => label),
        ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
        block.note ?? '',
      ];
    case 'shares':
      return [block.title, ...block.parts.flatMap(({ label, weightText }) => [label, weightText])];
    case 'courses':
      return [block.title, ...block.courses.map(({ name }) => name)];
    case 'contents':
    case 'ruledSpace':
      return [];
    default:
      return assertNever(block);
  }
}

const joined = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}
