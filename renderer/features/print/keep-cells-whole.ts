/**
 * Leaves short cells of a table on one line where that makes the table lower: a browser divides the
 * width by what all cells would like, and breaks a name to leave room for a text that has enough.
 */
export function keepCellsWhole(sheet: HTMLElement): void {
  const tables = [...sheet.querySelectorAll<HTMLElement>('table.ledger')];
  const before = tables.map(({ offsetHeight }) => offsetHeight);
  for (const table of tables) table.dataset.whole = '';
  const isWorse = tables.map(
    ({ offsetWidth, offsetHeight }, index) =>
      offsetWidth > sheet.clientWidth || offsetHeight >= (before[index] ?? 0),
  );
  for (const [index, table] of tables.entries()) {
    if (isWorse[index]) delete table.dataset.whole;
  }
}
