import type { Language } from '#shared/domain/language.ts';
import type { Block, DocumentModel, DocumentPack, TextRun } from './model.ts';
import type { Words } from './words/english/english.ts';
import { wordsIn } from './words/words.ts';

/** A part of a document as it is read aloud. */
export interface SpokenPart {
  readonly language: Language;
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

type Layout = Words['layout'];

function partsOf(document: DocumentModel): readonly SpokenPart[] {
  const { title, subtitle, sections, footer, language } = document;
  const { layout } = wordsIn(language);
  const head = { heading: title, lines: [subtitle] };
  const foot = [footer.marking, footer.asOf, footer.synchronised];
  const parts = sections.map(({ heading, blocks }) => ({
    heading: heading ?? '',
    lines: blocks.flatMap((block) => linesOf(block, layout)),
  }));
  return [head, ...parts, { heading: '', lines: foot }]
    .map(({ heading, lines }) => ({
      language,
      heading,
      lines: lines.filter((line) => line.trim() !== ''),
    }))
    .filter(({ heading, lines }) => heading !== '' || lines.length > 0);
}

const said = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** "Product: Bond fund, Quantity: 12": a row with what its columns are called. */
function rowOf(
  columns: readonly { readonly label: string }[],
  cells: readonly string[],
  { labelled }: Layout,
): string {
  return cells
    .map((cell, at) => (columns[at]?.label && cell ? labelled(columns[at].label, cell) : cell))
    .filter((cell) => cell !== '')
    .join(', ');
}

function linesOf(block: Block, layout: Layout): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [said(block.runs)];
    case 'list':
      return [
        ...block.items.map(({ runs }) => said(runs)),
        block.omitted > 0 ? layout.omitted(block.omitted) : '',
      ];
    case 'keyFigures':
      return block.figures.map(({ label, value, reason, detail }) =>
        [
          layout.labelled(label, value ?? layout.unavailableSaid(reason ?? layout.notRecorded)),
          detail ?? '',
        ]
          .filter((text) => text !== '')
          .join(', '),
      );
    case 'table':
      return [
        block.caption,
        ...block.rows.map((row) => rowOf(block.columns, row.map(said), layout)),
      ];
    case 'longTable':
      return [
        block.caption,
        ...block.rows.map(({ cells }) =>
          rowOf(
            block.columns,
            cells.map(({ text }) => text),
            layout,
          ),
        ),
        block.note ?? '',
      ];
    case 'facts':
      return block.items.map(({ label, text }) => layout.labelled(label, text));
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
