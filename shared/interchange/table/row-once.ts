import type { CellReader } from './cell-reader.ts';
import { quoted } from './quoted.ts';

/** The lines in which a file names its records, each of which has one row. */
export class RowOnce {
  private readonly lines = new Map<string, number>();

  /** Objects through `cells` when an earlier row was about `key` too, which `column` names. */
  check(cells: CellReader, column: string, key: string): void {
    const line = this.lines.get(key);
    if (line === undefined) this.lines.set(key, cells.line);
    else cells.object(column, `${quoted(cells.text(column))} is in line ${line} already`);
  }
}
