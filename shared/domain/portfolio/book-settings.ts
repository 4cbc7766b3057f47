import { z } from 'zod';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import { defineKind } from '../kind.ts';
import type { Benchmark } from './benchmark.ts';
import { benchmarkBreaches, benchmarkField } from './benchmark-choice.ts';

/** What a book is measured by; one record a book. */
export const bookSettingsKind = defineKind({
  kind: 'bookSettings',
  lane: 'work',
  storage: 'row',
  scope: 'book',
  idInBook: bookSettingsId,
  schema: z.looseObject({ benchmark: benchmarkField }),
  policies: {},
  title: () => 'Benchmark of the book',
  breaches: ({ benchmark }) => benchmarkBreaches(benchmark),
});
export type BookSettings = z.output<typeof bookSettingsKind.schema>;

/** The id of the settings of `bookId`, the same on every device. */
export function bookSettingsId(bookId: BookId): RecordId {
  return uuidFromText(`book settings ${bookId}`) as RecordId;
}

/** The parts as text, the same in whatever order they were chosen. */
const partsText = (benchmark: Benchmark): string =>
  benchmark
    .map(({ id, weight }) => `${id} ${weight}`)
    .toSorted()
    .join();

/**
 * What books are measured against together, from the settings of each: the one benchmark that all have.
 * @param chosen one of each book; `undefined` for a book without
 */
export function benchmarkOfBooks(chosen: readonly (Benchmark | undefined)[]): Figure<Benchmark> {
  const [first = [], ...others] = chosen;
  const isNone = [first, ...others].every((each) => !each || each.length === 0);
  if (isNone) return unavailable('no benchmark is set for the book');
  const same = partsText(first);
  return others.every((each) => partsText(each ?? []) === same)
    ? available(first)
    : unavailable('the books have different benchmarks');
}
