import type { Entry, PricePoint } from '#shared/domain/client/client-file.ts';
import type { Period } from '#shared/domain/period.ts';
import { type BookClient, bookClient } from '#shared/domain/portfolio/book-client.ts';
import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import type { SummedBook } from '#shared/domain/portfolio/book-performance.ts';
import { benchmarkOfBooks } from '#shared/domain/portfolio/book-settings.ts';
import { sumSeries } from '#shared/domain/portfolio/daily-series.ts';
import { rateLookup } from '#shared/domain/portfolio/exchange-rates.ts';
import { unpackSeries } from '#shared/domain/portfolio/packed-series.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { afterOthers, type BookGroup, scopeKey } from './book-groups.ts';
import { exchangeRates, pricesOf } from './client-file.ts';
import { entryOf, recordOfBook } from './record-views.ts';

/** A slice of work after which the calls of the page come first. */
const SLICE_MILLIS = 8;

/** Groups of clients, as they were when an answer was asked for. */
type Groups = readonly BookGroup[];

/** How many clients have accounts in each currency, the most first. */
export function bookCurrencies(groups: Groups): readonly (readonly [BookScope, number])[] {
  const counts = new Map<string, readonly [BookScope, number]>();
  for (const { parts } of groups) {
    for (const { scope } of parts) {
      if (scope.isWhole) continue;
      counts.set(scope.currency, [scope, (counts.get(scope.currency)?.[1] ?? 0) + 1]);
    }
  }
  return [...counts.values()].toSorted(([, first], [, second]) => second - first);
}

/** The days of all clients of `groups` in `scope`, and what the books are measured against. */
export async function summedBook(
  store: VaultStore,
  groups: Groups,
  bookIds: readonly BookId[],
  scope: BookScope,
  today: CalendarDate,
): Promise<SummedBook> {
  const key = scopeKey(scope);
  const series = await inSlices(groups, ({ sums }) => {
    const packed = sums.get(key);
    return packed ? [unpackSeries(packed, today)] : [];
  });
  const benchmark = benchmarkOfBooks(
    bookIds.map((bookId) => recordOfBook(store, 'bookSettings', bookId)?.benchmark),
  );
  const ids = benchmark.available ? benchmark.value.map(({ id }) => id) : [];
  const securities = new Map<RecordId, Entry<Security>>();
  const prices = new Map<RecordId, readonly PricePoint[]>();
  for (const id of ids) {
    const record = store.state.records.get(id);
    if (record?.data) securities.set(id, entryOf<Security>(record));
    prices.set(id, await pricesOf(store, id));
  }
  const rates = rateLookup(exchangeRates(store));
  return {
    sum: sumSeries(series, today),
    prices: { currency: scope.currency, securities, prices, rates },
    benchmark,
  };
}

/** Every client of `groups` in `scope`, with its amounts in `period`. */
export function clientsIn(
  groups: Groups,
  scope: BookScope,
  period: Period,
): Promise<readonly BookClient[]> {
  const key = scopeKey(scope);
  const question = `${key} ${period.from} ${period.to}`;
  return inSlices(groups, (group) => {
    const known = lastAnswers.get(group);
    if (known?.question === question) return known.clients;
    const clients = group.parts.flatMap((part) =>
      scopeKey(part.scope) === key ? [bookClient(part, period)] : [],
    );
    lastAnswers.set(group, { question, clients });
    return clients;
  });
}

// After an edit one group is another; of the others what was asked last is known.
const lastAnswers = new WeakMap<
  BookGroup,
  { readonly question: string; readonly clients: readonly BookClient[] }
>();

/** What `answer` gives of each group, in order, without holding up the calls of the page. */
async function inSlices<Value>(
  groups: Groups,
  answer: (group: BookGroup) => readonly Value[],
): Promise<readonly Value[]> {
  const values: Value[] = [];
  let since = Date.now();
  for (const group of groups) {
    values.push(...answer(group));
    if (Date.now() - since < SLICE_MILLIS) continue;
    await afterOthers();
    since = Date.now();
  }
  return values;
}
