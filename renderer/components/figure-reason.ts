import { reasonWords, type Unavailable } from '#shared/domain/figure.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from './formats.ts';

/** Why there is no figure, with days as the person writes them. */
export function reasonOf(figure: Unavailable): string {
  return reasonWords(figure, formatDate);
}

/** In files days are ISO 8601. */
export const dayInFile = (day: CalendarDate): string => day;

/** Why there is no figure, as files say it. */
export function reasonInFile(figure: Unavailable): string {
  return reasonWords(figure, dayInFile);
}
