import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Money } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Kind } from '../kinds.ts';
import type { ClientFigures } from '../portfolio/client-figures.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import type { Wording } from '../wording.ts';
import { rankOfShare, type ShareOf } from './change-weight.ts';

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
  /** Larger is more important, on the scale of `rankOfShare`. */
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
  readonly rates: RateLookup;
  /** Of the days between; `null` when there are none, or no transaction at all. */
  readonly figures: ClientFigures | null;
  readonly shareOfWealth: ShareOf;
}

/** The rank of a change of `amount` by its share of the client's wealth; `otherwise` where that is not known. */
export function rankOf(
  amount: Money | null,
  otherwise: number,
  { shareOfWealth }: Pick<ChangesInput, 'shareOfWealth'>,
): number {
  const share = amount && shareOfWealth(amount);
  return share === null ? otherwise : rankOfShare(share);
}
