import type { LoadedRecord, Parsing, Total } from '#shared/interchange/loaded-record.ts';
import {
  generateSampleBook,
  SAMPLE_SEED,
} from '#shared/interchange/sample-book/generate-sample-book.ts';
import { totalText } from '#shared/interchange/table/total-text.ts';
import { ok } from '#shared/lib/result.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';

/** Loads the sample book, laid around `today`; there is no file, so the path is not looked at. */
export const loadSample: Load = (_path, { bookId, sink, today }) =>
  drain(
    'sample book',
    yieldAll(generateSampleBook({ seed: SAMPLE_SEED, today, scope: bookId })),
    sink,
  );

async function* yieldAll(records: readonly LoadedRecord[]): Parsing {
  yield* records;
  return ok(countByKind(records));
}

function countByKind(records: readonly LoadedRecord[]): readonly Total[] {
  const counts = new Map<string, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, value: totalText(count) }));
}
