import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { ClientFile, Entry, PricePoint } from './client-file.ts';

/** An entry whose id is derived from `name`, for records that come without one (samples, tests). */
export function entryNamed<Data>(name: string, data: Data): Entry<Data> {
  return { id: uuidFromText(name) as RecordId, data, editedAt: null, editedBy: null };
}

/** Entries by their id, as the maps of a client file hold them. */
export function byId<Data>(entries: readonly Entry<Data>[]): ReadonlyMap<RecordId, Entry<Data>> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** Prices as the series of a client file: by security, oldest first. */
export function priceSeries(
  prices: readonly (PricePoint & { readonly securityId: RecordId })[],
): ClientFile['prices'] {
  const series = new Map<RecordId, PricePoint[]>();
  for (const { securityId, date, price } of prices) {
    const points = series.get(securityId) ?? [];
    points.push({ date, price });
    series.set(securityId, points);
  }
  for (const points of series.values()) points.sort((a, b) => (a.date < b.date ? -1 : 1));
  return series;
}
