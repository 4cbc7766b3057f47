import { textCell } from '../../../components/figures/figure-cell.ts';
import type { FigureSheet } from '../../../components/figures/save-figures-button.tsx';
import type { DocumentView } from '../../../vault/views.ts';
import { BYTES_WORDS, PURPOSE_WORDS } from './document-words.ts';

/** The list of a client's documents as it goes into a file; the documents themselves are not in it. */
export function documentsSheet(documents: readonly DocumentView[]): FigureSheet {
  const columns = ['Document', 'What it is', 'Day', 'Type', 'Size, bytes', 'State', 'SHA-256'];
  return {
    title: 'Documents',
    columns: columns.map((name) => ({ name })),
    rows: documents.map(({ data, bytes }) => ({
      cells: [
        textCell(data.title),
        textCell(PURPOSE_WORDS[data.purpose]),
        { as: 'date', date: data.madeOn },
        textCell(data.mediaType),
        { as: 'number', value: data.byteCount },
        textCell(BYTES_WORDS[bytes].word),
        textCell(data.contentHash),
      ],
    })),
  };
}
