import {
  type BookScope,
  bookParts,
  type PackedPart,
  packPart,
} from '#shared/domain/portfolio/book-part.ts';
import { type DailySeries, sumSeries } from '#shared/domain/portfolio/daily-series.ts';
import { type PackedSeries, packSeries } from '#shared/domain/portfolio/packed-series.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { clientFile } from './client-file.ts';

/** Some of a book's clients: the days of each, and their sum in each scope. */
export interface BookGroup {
  readonly parts: readonly PackedPart[];
  /** By `scopeKey`. */
  readonly sums: ReadonlyMap<string, PackedSeries>;
  readonly securityIds: ReadonlySet<RecordId>;
}

/** Tells scopes apart. */
export function scopeKey({ currency, isWhole }: BookScope): string {
  return isWhole ? `whole ${currency}` : currency;
}

/** Lets the calls of the page come first. */
export function afterOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * The group of the clients `clientIds`, one client after the other: each takes some milliseconds. `null`
 * when it was stopped meanwhile.
 */
export async function summedGroup(input: {
  readonly store: VaultStore;
  readonly clientIds: readonly RecordId[];
  readonly today: CalendarDate;
  readonly whole: CurrencyCode | null;
  readonly isStopped: () => boolean;
}): Promise<BookGroup | null> {
  const { store, today } = input;
  const parts: PackedPart[] = [];
  const series = new Map<string, DailySeries[]>();
  const securityIds = new Set<RecordId>();
  for (const clientId of input.clientIds) {
    const file = await clientFile(store, clientId, 'all');
    for (const part of file ? bookParts(file, today, input.whole) : []) {
      const key = scopeKey(part.scope);
      const others = series.get(key);
      if (others) others.push(part.series);
      else series.set(key, [part.series]);
      parts.push(packPart(part));
    }
    for (const id of file?.prices.keys() ?? []) securityIds.add(id);
    await afterOthers();
    if (input.isStopped()) return null;
  }
  const sums = new Map(
    [...series].map(([key, each]) => [key, packSeries(sumSeries(each, today))] as const),
  );
  return { parts, sums, securityIds };
}
