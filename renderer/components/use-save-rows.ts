import { useCallback, useEffect, useRef } from 'react';
import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import { personDate } from '../services/today.ts';
import type { DataColumn } from './data-table-columns.ts';
import { fileRows } from './data-table-file.ts';
import { useSaveText } from './use-save-text.ts';

interface SavedTable<Row> {
  /** What the rows are ("Past meetings"). */
  readonly label: string;
  /** Whose they are; empty when they are of the whole book. */
  readonly owner: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
}

/**
 * Saves a table as CSV as it stands when it is called. The function stays the same, so that what
 * offers it is not drawn again with every letter of a filter; texts are made only when it is called.
 */
export function useSaveRows<Row>(table: SavedTable<Row>): () => void {
  const save = useSaveText();
  const latest = useRef({ ...table, save });
  useEffect(() => {
    latest.current = { ...table, save };
  });
  return useCallback(() => {
    const { label, owner, rows, columns, save: saveNow } = latest.current;
    void saveNow(() => ({
      text: writeTable(fileRows(rows, columns)),
      suggestedName: tableFileName(label.toLowerCase(), personDate(new Date()), owner),
    }));
  }, []);
}
