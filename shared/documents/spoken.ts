import type { Block, DocumentModel, DocumentPack, TextRun } from './model.ts';
import { omittedWords } from './text.ts';

/** A part of a document as it is read aloud. */
export interface SpokenPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * What a document says, part by part in the order in which it is read, for those who hear it. The
 * PDF does not serve for that: its figures are drawn with signs that few programs know as digits.
 */
export function spokenParts(document: DocumentModel | DocumentPack): readonly SpokenPart[] {
  if ('cover' in document) return [document.cover, ...document.documents].flatMap(partsOf);
  return partsOf(document);
}

function partsOf({ title, subtitle, sections, footer }: DocumentModel): readonly SpokenPart[] {
  const head = { heading: title, lines: [subtitle] };
  const foot = [footer.marking, footer.asOf, footer.synchronised];
  const parts = sections.map(({ heading, blocks }) => ({
    heading: heading ?? '',
    lines: blocks.flatMap(linesOf),
  }));
  return [head, ...parts, { heading: '', lines: foot }]
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line.trim() !== '') }))
    .filter(({ heading, lines }) => heading !== '' || lines.length > 0);
}

const said = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** "Product: Bond fund, Quantity: 12": a row with what its columns are called. */
function rowOf(columns: readonly { readonly label: string }[], cells: readonly string[]): string {
  return cells
    .map((cell, at) => (columns[at]?.label && cell ? `${columns[at].label}: ${cell}` : cell))
    .filter((cell) => cell !== '')
    .join(', ');
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [said(block.runs)];
    case 'list':
      return [...block.items.map(({ runs }) => said(runs)), omittedWords(block.omitted)];
    case 'keyFigures':
      return block.figures.map(({ label, value, reason, detail }) =>
        [`${label}: ${value ?? `unavailable, ${reason ?? 'not recorded'}`}`, detail ?? '']
          .filter((text) => text !== '')
          .join(', '),
      );
    case 'table':
      return [block.caption, ...block.rows.map((row) => rowOf(block.columns, row.map(said)))];
    case 'longTable':
      return [
        block.caption,
        ...block.rows.map(({ cells }) =>
          rowOf(
            block.columns,
            cells.map(({ text }) => text),
          ),
        ),
        block.note ?? '',
      ];
    case 'facts':
      return block.items.map(({ label, text }) => `${label}: ${text}`);
    case 'heading':
      return [block.text];
    case 'chart':
    case 'shares':
    case 'courses':
      return [block.title, block.accessibleName];
    case 'contents':
    case 'ruledSpace':
      return [];
  }
}
