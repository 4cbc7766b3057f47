import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Figure, Unavailable } from '../figure.ts';
import { earlierDay, isWithin, laterDay, openingDay, type Period } from '../period.ts';
import type { BookPart, BookScope, PackedPart, PaidDay } from './book-part.ts';
import { type Contributions, type GainPart, measuredContributions } from './contributions.ts';
import type { DailyFlow } from './external-flows.ts';
import { type PackedSeries, readEntries } from './packed-series.ts';

/** What accounts were worth and earned in a period, in minor units. */
export interface BookAmounts {
  readonly startValue: number;
  readonly endValue: number;
  readonly inflow: number;
  readonly outflow: number;
  /** End value less start value less inflow plus outflow, to the cent. */
  readonly gain: number;
}

/** What the firm was paid in a period. */
export type Revenue = Omit<PaidDay, 'date'>;

/**
 * Days of a period, and the evening on which it opens, on which a client had no value, and so counts
 * with nothing.
 */
interface DaysLeftOut {
  readonly days: number;
  /** Why there is none on the first of them. */
  readonly why: Unavailable;
}

/** Fees, orders and returns of a period that are in no revenue, as their amount is not known. */
export interface RevenueLeftOut {
  readonly entries: number;
  /** Why it is not known of the first of them. */
  readonly why: Unavailable;
}

/** What one client was worth, earned and paid in a period. */
export interface BookClient extends BookAmounts, Revenue {
  readonly clientId: RecordId;
  readonly scope: BookScope;
  /**
   * The day on which what it has came, when it had nothing at the start; `null` when days are left out,
   * which come and go as flows without anything having come or gone.
   */
  readonly joinedOn: CalendarDate | null;
  /** The day on which the last of it went, when it had something and has nothing at the end; likewise. */
  readonly leftOn: CalendarDate | null;
  readonly leftOut: DaysLeftOut | null;
  readonly revenueLeftOut: RevenueLeftOut | null;
}

/** The amounts of a client's part in `period`. */
export function bookClient(part: PackedPart, period: Period): BookClient {
  const { clientId, scope, packed, paid, notConverted, gaps } = part;
  const { firstInflowOn, lastOutflowOn, ...amounts } = packedAmounts(packed, period);
  const { startValue, endValue } = amounts;
  const leftOut = leftOutIn(gaps, { from: openingDay(period), to: period.to });
  const hasJoined = !leftOut && startValue === 0;
  const hasLeft = !leftOut && endValue === 0 && (startValue !== 0 || firstInflowOn);
  return {
    ...{ clientId, scope, ...amounts, ...revenueIn(paid, period) },
    joinedOn: hasJoined ? firstInflowOn : null,
    leftOn: hasLeft ? lastOutflowOn : null,
    leftOut,
    revenueLeftOut: revenueLeftOutIn(notConverted, period),
  };
}

function packedAmounts(packed: PackedSeries, period: Period) {
  const { opensOn } = packed;
  const first = daysBetween(opensOn, period.from);
  const last = daysBetween(opensOn, period.to);
  let [startValue, endValue, inflow, outflow] = [0, 0, 0, 0];
  let [firstIn, lastOut] = [NaN, NaN];
  readEntries(packed, (field, index, amount) => {
    if (index > last) return;
    if (field === 'values') {
      endValue += amount;
      if (index < first) startValue += amount;
    } else if (index >= first && field === 'inflows') {
      inflow += amount;
      if (Number.isNaN(firstIn)) firstIn = index;
    } else if (index >= first && field === 'outflows') {
      outflow += amount;
      lastOut = index;
    }
  });
  const dayOf = (index: number) => (Number.isNaN(index) ? null : addDays(opensOn, index));
  const gain = endValue - startValue - inflow + outflow;
  return {
    ...{ startValue, endValue, inflow, outflow, gain },
    ...{ firstInflowOn: dayOf(firstIn), lastOutflowOn: dayOf(lastOut) },
  };
}

function revenueIn(paid: readonly PaidDay[], period: Period): Revenue {
  let [fees, sales] = [0, 0];
  for (const day of paid) {
    if (!isWithin(day.date, period)) continue;
    fees += day.fees;
    sales += day.sales;
  }
  return { fees, sales };
}

function revenueLeftOutIn(
  notConverted: BookPart['notConverted'],
  period: Period,
): RevenueLeftOut | null {
  const found = notConverted.filter(({ date }) => isWithin(date, period));
  const [first] = found;
  return first ? { entries: found.length, why: first.why } : null;
}

function leftOutIn(gaps: BookPart['gaps'], period: Period): DaysLeftOut | null {
  let days = 0;
  let why: Unavailable | null = null;
  for (const gap of gaps) {
    const [from, to] = [laterDay(gap.from, period.from), earlierDay(gap.to, period.to)];
    if (from > to) continue;
    days += daysBetween(from, to) + 1;
    why ??= gap.why;
  }
  return why ? { days, why } : null;
}

/** The sum of `clients`, which are all in one scope. */
export function clientTotals(clients: readonly BookClient[]): BookAmounts & Revenue {
  const total = { startValue: 0, endValue: 0, inflow: 0, outflow: 0, gain: 0, fees: 0, sales: 0 };
  const keys = Object.keys(total) as (keyof typeof total)[];
  for (const client of clients) for (const key of keys) total[key] += client[key];
  return total;
}

/** Clients by what they paid in the period, the most first; equal ones by what they are worth. */
export function byRevenue(clients: readonly BookClient[]): readonly BookClient[] {
  const paid = ({ fees, sales }: BookClient) => fees + sales;
  return clients.toSorted(
    (first, second) => paid(second) - paid(first) || second.endValue - first.endValue,
  );
}

/** What a client added to the gain and to the return of its book. */
export interface ClientContribution extends GainPart, Omit<BookClient, keyof GainPart> {}

/**
 * What each of `clients`, who are all of a book in one scope, added to its gain and its return in
 * `period`, the largest gain first: as `contributions` of a client's holdings, with each client as a
 * portfolio of its own. Who had nothing in the period is not among them. They add up whatever the order
 * in which the clients come.
 * @param flows what crossed the border of the book in `period`, by day
 * @param timeWeighted the return of the book in `period`
 */
export function clientContributions(
  clients: readonly BookClient[],
  period: Period,
  flows: readonly DailyFlow[],
  timeWeighted: Figure<{ readonly rate: number }>,
): Contributions<ClientContribution> {
  const parts = clients
    .filter(
      ({ startValue, endValue, inflow, outflow }) => startValue || endValue || inflow || outflow,
    )
    .map((client) => ({ ...client, netFlow: client.inflow - client.outflow, points: null }))
    .toSorted(
      (first, second) => second.gain - first.gain || (first.clientId < second.clientId ? -1 : 1),
    );
  return measuredContributions<ClientContribution>(parts, period, flows, timeWeighted);
}

/** What many clients added together: those that a list of the largest leaves out. */
interface OtherContributions {
  readonly count: number;
  readonly gain: number;
  readonly points: number | null;
}

/** The contributions as a page lists them: the largest gains, the largest losses, and the rest as one. */
export interface ShortContributions extends Contributions<ClientContribution> {
  readonly others: OtherContributions | null;
}

/** `contributions` with at most `most` clients; the others add up to one part between them. */
export function shortened(
  contributions: Contributions<ClientContribution>,
  most: number,
): ShortContributions {
  const { parts } = contributions;
  if (parts.length <= most) return { ...contributions, others: null };
  const head = Math.ceil(most / 2);
  const tail = parts.length - (most - head);
  let [gain, points] = [0, 0];
  for (const part of parts.slice(head, tail)) {
    gain += part.gain;
    points += part.points ?? 0;
  }
  return {
    ...contributions,
    parts: [...parts.slice(0, head), ...parts.slice(tail)],
    others: {
      count: tail - head,
      gain,
      points: contributions.points.available ? points : null,
    },
  };
}
