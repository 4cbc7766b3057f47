import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Money } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Kind } from '../kinds.ts';
import type { ClientFigures } from '../portfolio/client-figures.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import type { Wording } from '../wording.ts';
import { rankOfShare, type ShareOf } from './change-weight.ts';
import { type ClientChange, clientChangeText } from './client-change.ts';

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
  /** What `text` says, as data, where the client may read of it. */
  readonly change: ClientChange | null;
}

/** A line of what the client may read of. */
export function clientLine(
  change: ClientChange,
  about: Pick<ChangeLine, 'date' | 'area' | 'rank' | 'source'>,
  wording: Wording,
): ChangeLine {
  return { ...about, text: clientChangeText(change, wording), isInternal: false, change };
}

/** A line of what is only for us. */
export function internalLine(
  text: string,
  about: Pick<ChangeLine, 'date' | 'area' | 'rank' | 'source'>,
): ChangeLine {
  return { ...about, text, isInternal: true, change: null };
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
  input: Pick<ChangesInput, 'shareOfWealth'>,
): number {
  return rankTogether([amount], otherwise, input);
}

/** The same of what `amounts` come to together; `otherwise` where one is not known, or there is none. */
export function rankTogether(
  amounts: readonly (Money | null)[],
  otherwise: number,
  { shareOfWealth }: Pick<ChangesInput, 'shareOfWealth'>,
): number {
  let together = 0;
  for (const amount of amounts) {
    const share = amount && shareOfWealth(amount);
    if (share === null) return otherwise;
    together += share;
  }
  return amounts.length > 0 ? rankOfShare(together) : otherwise;
}
