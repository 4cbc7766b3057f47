import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Figure, mapFigure } from '../figure.ts';
import type { Period } from '../period.ts';
import {
  type BookAmounts,
  type BookClient,
  byRevenue,
  type ClientContribution,
  clientContributions,
  clientTotals,
  type Revenue,
  type ShortContributions,
  shortened,
} from './book-client.ts';
import type { BookScope } from './book-part.ts';
import { bookCourse, type SummedBook } from './book-performance.ts';
import type { Contributions } from './contributions.ts';
import { flowsIn } from './daily-series.ts';
import type { IndexPoint } from './performance-index.ts';
import { type PerformanceTable, tableOf } from './performance-page.ts';
import type { PeriodKey, PeriodPerformance } from './period-performance.ts';

/** Which figures of a book are asked for, as of which day, and which period is taken apart. */
export interface BookPeriodQuestion {
  readonly today: CalendarDate;
  /** `null`: the accounts in the currency that most clients have. */
  readonly scope: BookScope | null;
  readonly key: PeriodKey;
  /** A period of the person's own beside the standard ones. */
  readonly own: Period | null;
}

/** How a book did in one scope, and one of its periods taken apart. */
export interface BookPage {
  readonly scope: BookScope;
  readonly clientCount: number;
  readonly table: PerformanceTable;
  /** The period that is taken apart. */
  readonly key: PeriodKey;
  readonly course: readonly IndexPoint[];
  readonly contributions: Figure<ShortContributions>;
  readonly totals: BookAmounts & Revenue;
  /** Those who paid most in the period. */
  readonly keyClients: readonly BookClient[];
  /** Clients that had no value on some days of the period, those with the most days first. */
  readonly leftOut: readonly BookClient[];
  readonly leftOutCount: number;
  /** Clients whose revenue is not all known in the scope's currency, those with the most entries first. */
  readonly revenueLeftOut: readonly BookClient[];
  readonly revenueLeftOutCount: number;
}

/** So many of each list: the file has all. */
export interface BookLengths {
  readonly contributions: number;
  readonly keyClients: number;
  readonly leftOut: number;
}

/**
 * The page of a book.
 * @param periods every period of the book
 * @param shown the one of them that is taken apart
 * @param clients all clients of the scope, with their amounts in that period
 */
export function bookPage(
  scope: BookScope,
  book: SummedBook,
  periods: readonly PeriodPerformance[],
  shown: PeriodPerformance,
  clients: readonly BookClient[],
  lengths: BookLengths,
): BookPage {
  const leftOut = most(clients, (client) => client.leftOut?.days ?? 0);
  const revenueLeftOut = most(clients, (client) => client.revenueLeftOut?.entries ?? 0);
  return {
    scope,
    clientCount: clients.length,
    table: tableOf(periods, book.prices, book.benchmark),
    key: shown.key,
    course: bookCourse(book, shown),
    contributions: mapFigure(contributionsOf(book, shown, clients), (all) =>
      shortened(all, lengths.contributions),
    ),
    totals: clientTotals(clients),
    keyClients: byRevenue(clients).slice(0, lengths.keyClients),
    leftOut: leftOut.slice(0, lengths.leftOut),
    leftOutCount: leftOut.length,
    revenueLeftOut: revenueLeftOut.slice(0, lengths.leftOut),
    revenueLeftOutCount: revenueLeftOut.length,
  };
}

/** Those of `clients` of whom something is left out, the most first. */
const most = (clients: readonly BookClient[], leftOut: (client: BookClient) => number) =>
  clients
    .filter((client) => leftOut(client) > 0)
    .toSorted((first, second) => leftOut(second) - leftOut(first));

/** What each of `clients` added to the gain and the return of the period `shown`. */
export function contributionsOf(
  { sum }: SummedBook,
  { period, gain, net }: PeriodPerformance,
  clients: readonly BookClient[],
): Figure<Contributions<ClientContribution>> {
  return mapFigure(gain, () => clientContributions(clients, period, flowsIn(sum, period), net));
}
