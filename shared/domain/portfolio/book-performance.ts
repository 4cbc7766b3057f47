import {
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  daysBetween,
} from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { available, bothFigures, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import { openingDay, type Period } from '../period.ts';
import {
  BOOK_PERIODS,
  type BookPart,
  type BookPeriodKey,
  bookDays,
  bookPeriod,
  type DailySeries,
  type Revenue,
} from './book-part.ts';
import type { DailyFlow } from './external-flows.ts';
import { annualised } from './performance.ts';
import type { IndexPoint } from './performance-index.ts';
import { type MoneyWeightedReturn, moneyWeighted } from './portfolio-performance.ts';
import { type ChainedReturn, factorOf, linkSubPeriods, type SubPeriod } from './sub-period.ts';

/** What the accounts of a client or of a whole book were worth and earned in a period, in minor units. */
export interface BookAmounts {
  readonly startValue: number;
  readonly endValue: number;
  readonly inflow: number;
  readonly outflow: number;
  /** End value less start value less inflow plus outflow, to the cent. */
  readonly gain: number;
}

/** How a book did in one currency over one period. */
export interface BookPeriodRow extends BookAmounts, Revenue {
  readonly key: BookPeriodKey;
  readonly period: Period;
  /** Daily and linked, net of fees; `since` is later than the period's opening when capital came later. */
  readonly timeWeighted: Figure<{
    readonly rate: number;
    readonly annual: { readonly rate: number; readonly isAnnual: boolean };
    readonly since: CalendarDate;
  }>;
  readonly moneyWeighted: Figure<Omit<MoneyWeightedReturn, 'flows'>>;
}

/** Points of a chart: more than a screen shows as separate are not made. */
const MOST_POINTS = 180;

/** How a book did over each of its periods, from the sum of its clients' series. */
export function bookPerformance(
  sum: DailySeries,
  revenue: (key: BookPeriodKey) => Revenue,
  today: CalendarDate,
): readonly BookPeriodRow[] {
  return BOOK_PERIODS.map((key) => {
    const period = bookPeriod(key, today);
    const amounts = amountsIn(sum, period, today);
    const flows = flowsIn(sum, period, today);
    const chain = wholeChain(chainOf(sum, period, today), key, amounts.startValue);
    return {
      key,
      period,
      ...amounts,
      ...revenue(key),
      timeWeighted: mapFigure(chain, ({ rate, since, to }) => ({
        rate,
        since,
        annual: annualised(rate, daysBetween(since, to)),
      })),
      moneyWeighted: mapFigure(
        bothFigures(
          chain,
          moneyWeighted(
            period,
            available(flows),
            available(amounts.startValue),
            available(amounts.endValue),
          ),
          (_, rate) => rate,
        ),
        ({ rate, isAnnual }) => ({ rate, isAnnual }),
      ),
    };
  });
}

/** A return of whole years that begins later would be mistaken for one of all of them. */
function wholeChain(
  chain: Figure<ChainedReturn>,
  key: BookPeriodKey,
  startValue: number,
): Figure<ChainedReturn> {
  const isWholeYears = key !== 'quarterToDate' && key !== 'yearToDate';
  if (!isWholeYears || !chain.available || startValue !== 0) return chain;
  return unavailableBecause({ tag: 'recordTooShort', beginsOn: chain.value.since });
}

/** What 100 of the book became over the period, at most `most` points and the last day. */
export function bookCourse(
  sum: DailySeries,
  key: BookPeriodKey,
  today: CalendarDate,
  most: number = MOST_POINTS,
): readonly IndexPoint[] {
  const period = bookPeriod(key, today);
  const { startValue } = amountsIn(sum, period, today);
  const chain = wholeChain(chainOf(sum, period, today), key, startValue);
  if (!chain.available) return [];
  const steps = chain.value.steps.slice(chain.value.firstStep);
  const every = Math.max(1, Math.ceil(steps.length / most));
  const points: IndexPoint[] = [{ date: chain.value.since, value: 100, benchmark: null }];
  let growth = 100;
  for (const [index, step] of steps.entries()) {
    growth *= factorOf(step) ?? 1;
    const isShown = (index + 1) % every === 0 || index === steps.length - 1;
    if (isShown) points.push({ date: step.closesOn, value: growth, benchmark: null });
  }
  return points;
}

/** Values and flows of `period`; for one client or the sum of many. */
export function amountsIn(series: DailySeries, period: Period, today: CalendarDate): BookAmounts {
  const { values, inflows, outflows } = series;
  const [opening, last] = indexesOf(period, today);
  const startValue = values[opening] ?? 0;
  const endValue = values[last] ?? 0;
  let [inflow, outflow] = [0, 0];
  for (let index = opening + 1; index <= last; index += 1) {
    inflow += inflows[index] ?? 0;
    outflow += outflows[index] ?? 0;
  }
  return { startValue, endValue, inflow, outflow, gain: endValue - startValue - inflow + outflow };
}

function indexesOf(period: Period, today: CalendarDate): readonly [opening: number, last: number] {
  const start = dayNumber(bookDays(today).from);
  return [dayNumber(openingDay(period)) - start, dayNumber(period.to) - start];
}

function flowsIn(series: DailySeries, period: Period, today: CalendarDate): readonly DailyFlow[] {
  const start = dayNumber(bookDays(today).from);
  const [opening, last] = indexesOf(period, today);
  const flows: DailyFlow[] = [];
  for (let index = opening + 1; index <= last; index += 1) {
    const [inflow, outflow] = [series.inflows[index] ?? 0, series.outflows[index] ?? 0];
    if (inflow !== 0 || outflow !== 0) {
      flows.push({ date: dayFromNumber(start + index), inflow, outflow });
    }
  }
  return flows;
}

/** Every day is a sub-period of its own, as with thousands of clients nearly every day has a flow. */
function chainOf(sum: DailySeries, period: Period, today: CalendarDate): Figure<ChainedReturn> {
  const start = dayNumber(bookDays(today).from);
  const [opening, last] = indexesOf(period, today);
  const steps: SubPeriod[] = [];
  for (let index = opening + 1; index <= last; index += 1) {
    const date = dayFromNumber(start + index);
    const [inflow, outflow] = [sum.inflows[index] ?? 0, sum.outflows[index] ?? 0];
    steps.push({
      opensOn: dayFromNumber(start + index - 1),
      closesOn: date,
      opening: sum.values[index - 1] ?? 0,
      flows: inflow === 0 && outflow === 0 ? [] : [{ date, inflow, outflow }],
      closing: sum.values[index] ?? 0,
      estimatedBecause: null,
    });
  }
  return linkSubPeriods(openingDay(period), steps);
}

/** What one client was worth, earned and paid in each period. */
export interface BookClient {
  readonly clientId: RecordId;
  readonly currency: CurrencyCode;
  readonly periods: Readonly<Record<BookPeriodKey, BookAmounts & Revenue>>;
  readonly leftOut: BookPart['leftOut'];
}

/** The amounts of a client's part by period, without its days. */
export function bookClient(part: BookPart, today: CalendarDate): BookClient {
  const { clientId, currency, series, revenue, leftOut } = part;
  const of = (key: BookPeriodKey) => ({
    ...amountsIn(series, bookPeriod(key, today), today),
    ...revenue[key],
  });
  return {
    clientId,
    currency,
    leftOut,
    periods: {
      quarterToDate: of('quarterToDate'),
      yearToDate: of('yearToDate'),
      oneYear: of('oneYear'),
      threeYears: of('threeYears'),
      fiveYears: of('fiveYears'),
    },
  };
}

/** The sum of what the clients paid in each period. */
export function revenueTotals(clients: readonly BookClient[], key: BookPeriodKey): Revenue {
  let [fees, sales] = [0, 0];
  for (const { periods } of clients) {
    fees += periods[key].fees;
    sales += periods[key].sales;
  }
  return { fees, sales };
}

/** Clients by what they paid in the period, the most first; equal ones by what they are worth. */
export function byRevenue(
  clients: readonly BookClient[],
  key: BookPeriodKey,
): readonly BookClient[] {
  const paid = ({ periods }: BookClient) => periods[key].fees + periods[key].sales;
  return clients.toSorted(
    (first, second) =>
      paid(second) - paid(first) || second.periods[key].endValue - first.periods[key].endValue,
  );
}
