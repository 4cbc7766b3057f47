import { causeWords, type FigureCause } from '#shared/domain/figure-cause.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RefusedClause } from '../refused-clause.ts';
import { names } from './names.ts';

/** Why a figure is not known, or an entry is not counted: clauses that stand after a colon. */
export const reasons = {
  cause: (cause: FigureCause, date: (day: CalendarDate) => string): string =>
    causeWords(cause, date),
  /** A reason that exists in English only. */
  inEnglish: (reason: string): string => reason,
  refused: ({ security, tag, type, day, quantities }: RefusedClause): string => {
    const entry = `the ${names.transactions[type].toLowerCase()} of ${day}`;
    const why = quantities
      ? `is of ${quantities.wanted} units, but ${quantities.held} were held`
      : tag === 'beyondLots'
        ? 'names lots that do not have what it takes'
        : 'finds no holding that it belongs to';
    return security === null ? `${entry} ${why}` : `${security}: ${entry} ${why}`;
  },
};
