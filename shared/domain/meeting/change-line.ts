import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Kind } from '../kinds.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import type { Wording } from '../wording.ts';

/** One dated sentence of what changed. */
export interface ChangeLine {
  readonly date: CalendarDate;
  readonly area:
    | 'portfolio'
    | 'sales'
    | 'people'
    | 'service'
    | 'notes'
    | 'promises'
    | 'products'
    | 'profile'
    | 'instructions'
    | 'goals';
  readonly text: string;
  /** Larger is more important. */
  readonly rank: number;
  readonly source: { readonly kind: Kind; readonly id: RecordId } | null;
  /** Not for the client's eyes: what we noted or think. */
  readonly isInternal: boolean;
}

/** Whether `day` lies within what is compared: after the first evening, up to the second. */
export function isNews(
  day: CalendarDate | null | undefined,
  { after, to }: Pick<ChangesInput, 'after' | 'to'>,
): day is CalendarDate {
  return day !== null && day !== undefined && day > after && day <= to;
}

/** What is compared: the file between two evenings, `after` and `to`. */
export interface ChangesInput {
  readonly file: ClientFile;
  readonly after: CalendarDate;
  readonly to: CalendarDate;
  readonly offsetMinutes: number;
  readonly wording: Wording;
  readonly rates?: RateLookup | undefined;
}
