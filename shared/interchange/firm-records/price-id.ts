import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { loadedId } from '../loaded-record.ts';

/** The id of the price of a security on `date`, wherever it comes from: a day has one price. */
export function priceId(securityId: RecordId, date: CalendarDate): RecordId {
  return loadedId('prices', 'firm', 'price', `${securityId}/${date}`);
}
