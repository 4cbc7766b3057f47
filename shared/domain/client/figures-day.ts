import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { laterDay } from '../period.ts';
import type { ClientFile } from './client-file.ts';

/**
 * The day up to which figures of a client can speak: today, or, when the ledgers of all accounts end
 * earlier, the day on which the last of them ends. Figures of the twelve months before today would
 * otherwise show nothing where the truth is that nothing has been delivered.
 */
export function figuresDay(file: Pick<ClientFile, 'accounts'>, today: CalendarDate): CalendarDate {
  let last: CalendarDate | null = null;
  for (const { data } of file.accounts) {
    if (!data.ledgerThrough || data.ledgerThrough >= today) return today;
    last = last === null ? data.ledgerThrough : laterDay(last, data.ledgerThrough);
  }
  return last ?? today;
}
