import type { Words } from '#shared/documents/words/english/english.ts';

/** Height of a continued row in CSS pixels, as `report.css` has it. */
export const CONTINUED_ROW = 24;

/**
 * The row that says at the top of a page what the rows below are of: "Long-term account · Valmonte
 * Industries SpA, 9 lots, continued".
 * @param owners the rows of the pages before that name it
 */
export function continuedRow(
  owners: readonly HTMLElement[],
  columns: number,
  { continued }: Words['layout'],
): HTMLTableRowElement {
  const name = document.createElement('th');
  name.colSpan = columns;
  name.scope = 'colgroup';
  name.textContent = `${owners.map(nameOf).join(' · ')}${continued}`;
  const row = document.createElement('tr');
  row.dataset.continued = '';
  row.append(name);
  return row;
}

/** What a row says in words: of an item its figures are left out, which are of all its details. */
function nameOf(row: HTMLElement): string {
  const words = row.querySelectorAll('th, td[data-align="start"]');
  return [...words].flatMap(({ textContent }) => textContent || []).join(', ');
}
