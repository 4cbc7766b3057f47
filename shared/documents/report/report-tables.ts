import type { DocumentModel } from '../model.ts';

/**
 * The tables of a document as rows of a file, one after the other: each with its section and caption,
 * its head and its rows in plain text (days as ISO 8601, numbers with a point).
 */
export function reportTables(document: DocumentModel): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [[document.title], [document.subtitle]];
  for (const { heading, blocks } of document.sections) {
    for (const block of blocks) {
      if (block.type !== 'longTable') continue;
      const title = [heading, block.caption].filter(Boolean).join(': ');
      rows.push(
        [],
        [title],
        block.columns.map(({ label }) => label),
      );
      for (const { cells } of block.rows) rows.push(cells.map(({ plain }) => plain));
    }
  }
  return rows;
}
