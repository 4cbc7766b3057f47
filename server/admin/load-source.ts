import { kindDefinition } from '#shared/domain/kinds.ts';
import { utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { loadSource } from '../load/index-of-sources.ts';
import { BATCH_SIZE, type LoadError, type LoadReport } from '../load/load-types.ts';
import type { TextEncoding } from '../load/text-encoding.ts';
import { LEFT_NAMED, type LoadCounts, loadRecords } from '../push/load-records.ts';
import { firmBookId } from '../repositories/books.ts';
import { liveRecords } from '../repositories/loaded-records.ts';

export interface LoadOutcome {
  readonly report: LoadReport;
  readonly counts: LoadCounts;
}

export interface LoadChoices {
  /** How files without a byte order mark are written; UTF-8 when left out. */
  readonly encoding?: TextEncoding | undefined;
  /** Told, every few thousand records, how many are in the database. */
  readonly progress?: ((records: number) => void) | undefined;
}

const TOLD_EVERY = 5 * BATCH_SIZE;

/**
 * Loads `source` from `path`: what belongs to the firm into the firm book, the rest into `bookId`.
 * Each batch is a transaction of its own for each of the two: a load that is cut off leaves whole
 * records, those of the batches before, and loading again adds the others.
 */
export async function loadIntoBook(
  dependencies: ServerDependencies,
  source: string,
  path: string,
  bookId: BookId,
  { encoding, progress }: LoadChoices = {},
): Promise<Result<LoadOutcome, LoadError>> {
  const firmBook = await firmBookId(dependencies.database);
  const isFirms = (kind: string): boolean => kindDefinition(kind)?.scope === 'firm';
  let handedOver = 0;
  let counts: LoadCounts = { written: 0, unchanged: 0, left: 0, firstLeft: [] };
  const loaded = await loadSource(source, path, {
    bookId,
    encoding,
    today: utcDate(instantNow(dependencies)),
    sink: {
      standing: (kind) =>
        liveRecords(dependencies.database, isFirms(kind) ? firmBook : bookId, kind),
      put: async (records) => {
        const firms = records.filter(({ kind }) => isFirms(kind));
        const clients = records.filter(({ kind }) => !isFirms(kind));
        if (firms.length > 0)
          counts = sum(counts, await loadRecords(dependencies, firmBook, firms));
        if (clients.length > 0) {
          counts = sum(counts, await loadRecords(dependencies, bookId, clients));
        }
        handedOver += records.length;
        if (handedOver % TOLD_EVERY === 0) progress?.(handedOver);
      },
    },
  });
  return loaded.ok ? ok({ report: loaded.value, counts }) : loaded;
}

function sum(a: LoadCounts, b: LoadCounts): LoadCounts {
  return {
    written: a.written + b.written,
    unchanged: a.unchanged + b.unchanged,
    left: a.left + b.left,
    firstLeft: [...a.firstLeft, ...b.firstLeft].slice(0, LEFT_NAMED),
  };
}
