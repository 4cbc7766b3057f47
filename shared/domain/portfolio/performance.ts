import { addMonths, type CalendarDate, dayNumber, daysBetween } from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';

/*
 * The formulas of returns on plain numbers. Returns are rates and therefore doubles, as fractions
 * (0.05 is 5 %); amounts are integers in minor units of one currency.
 */

/** A flow for Modified Dietz: positive into the portfolio, `day` counted from 1 in the period. */
export interface DietzFlow {
  readonly day: number;
  readonly amount: number;
}

/**
 * From when in its day a flow counts: all from its start or all from its end, or, as the daily
 * time-weighted return has it, what comes in from the start and what goes out from the end.
 */
export type FlowTiming = 'start' | 'end' | 'inAtStartOutAtEnd';

/**
 * Average capital of a period of `days` days: what was there, and each flow weighted by the part of
 * the period it was there. Source: domain.md section 4 (CFA Institute, GIPS).
 */
export function averageCapital(input: {
  readonly startValue: number;
  readonly flows: readonly DietzFlow[];
  readonly days: number;
  readonly timing: FlowTiming;
}): number {
  const { timing, days } = input;
  return input.flows.reduce((capital, { day, amount }) => {
    const isAtStart = timing === 'start' || (timing === 'inAtStartOutAtEnd' && amount > 0);
    return capital + (amount * (days - day + (isAtStart ? 1 : 0))) / days;
  }, input.startValue);
}

/**
 * Modified Dietz return of a period of `days` days, as a fraction: gain over the average capital.
 * Over a single day, with inflows at its start and outflows at its end, it is the daily return
 * (value + outflow) / (value before + inflow) − 1. Source: domain.md section 4.
 */
export function modifiedDietz(input: {
  readonly startValue: number;
  readonly endValue: number;
  readonly flows: readonly DietzFlow[];
  readonly days: number;
  readonly timing: FlowTiming;
}): Figure<number> {
  const capital = averageCapital(input);
  if (!(capital > 0)) return unavailableBecause({ tag: 'averageCapitalNotPositive' });
  const net = input.flows.reduce((sum, { amount }) => sum + amount, 0);
  return available((input.endValue - input.startValue - net) / capital);
}

/**
 * A return up to the evening of `to`: from the evening of `since` when there was capital by then,
 * from the start of that day when capital came on it.
 */
export interface TimeWeightedReturn {
  readonly rate: number;
  readonly since: CalendarDate;
  readonly to: CalendarDate;
}

/** A dated amount from the client's side: paid in is negative, received is positive. */
export interface DatedAmount {
  readonly date: CalendarDate;
  readonly amount: number;
}

const MAXIMUM_STEPS = 200;
const DAYS_OF_YEAR = 365;

/**
 * Money-weighted return (XIRR) of dated cash flows in a time of `days` days, as a fraction: the rate at
 * which their present values add up to nothing; without `days` of a year of 365 days. Unavailable when
 * all flows have one sign. Newton's method on the logarithm of 1 + rate, within a bracket around 0 that
 * is halved when Newton leaves it. Source: Microsoft, XIRR function.
 *
 * The rate of a short period is asked for as such: as one of a year a loss of a tenth in a day is so
 * close to a total loss that a double tells them apart no more.
 */
export function moneyWeightedReturn(
  flows: readonly DatedAmount[],
  days: number = DAYS_OF_YEAR,
): Figure<number> {
  const first = flows.reduce((day, { date }) => Math.min(day, dayNumber(date)), Infinity);
  const timed = flows.map(({ date, amount }) => ({
    times: (dayNumber(date) - first) / days,
    amount,
  }));
  if (!timed.some(({ amount }) => amount > 0) || !timed.some(({ amount }) => amount < 0)) {
    return unavailableBecause({ tag: 'oneSidedFlows' });
  }
  const bracket = bracketAroundZero((force) => presentValue(timed, force).value);
  if (!bracket) return unavailableBecause({ tag: 'noBalancingRate' });
  let { low, high } = bracket;
  let force = (low + high) / 2;
  const signAtLow = Math.sign(presentValue(timed, low).value);
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const { value, slope } = presentValue(timed, force);
    if (value === 0) break;
    if (Math.sign(value) === signAtLow) low = force;
    else high = force;
    const newton = force - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - force) < 1e-14) break;
    force = next;
  }
  return available(Math.expm1(force));
}

interface TimedAmount {
  /** When it flowed, counted in the time that the rate is of. */
  readonly times: number;
  readonly amount: number;
}

function presentValue(
  flows: readonly TimedAmount[],
  force: number,
): { readonly value: number; readonly slope: number } {
  let value = 0;
  let slope = 0;
  for (const { times, amount } of flows) {
    const present = amount * Math.exp(-force * times);
    value += present;
    slope -= times * present;
  }
  return { value, slope };
}

/** The interval nearest to 0, growing outwards, over whose ends the function changes its sign. */
function bracketAroundZero(
  valueAt: (force: number) => number,
): { low: number; high: number } | null {
  let width = 0.05;
  let [below, above] = [0, 0];
  const atZero = valueAt(0);
  let [valueBelow, valueAbove] = [atZero, atZero];
  while (width < 60) {
    const nextAbove = valueAt(width);
    if (Math.sign(nextAbove) !== Math.sign(valueAbove)) return { low: above, high: width };
    const nextBelow = valueAt(-width);
    if (Math.sign(nextBelow) !== Math.sign(valueBelow)) return { low: -width, high: below };
    [above, below, valueAbove, valueBelow] = [width, -width, nextAbove, nextBelow];
    width *= 1.5;
  }
  return null;
}

/**
 * Years from the evening of `opensOn` to that of `to`: whole ones by the calendar, whether 29 February is
 * among them or not, so that the return of a year is its yearly rate; other spans in years of 365 days.
 */
export function yearsBetween(opensOn: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(opensOn.slice(0, 4));
  const isWhole = addMonths(opensOn, 12 * years) === to || addMonths(to, -12 * years) === opensOn;
  return isWhole ? years : daysBetween(opensOn, to) / DAYS_OF_YEAR;
}

/** `rate` of the days after `opensOn` up to `to` as a rate of one year; under a year it stays as it is. */
export function annualised(
  rate: number,
  opensOn: CalendarDate,
  to: CalendarDate,
): { rate: number; isAnnual: boolean } {
  const years = yearsBetween(opensOn, to);
  if (years < 1) return { rate, isAnnual: false };
  return { rate: (1 + rate) ** (1 / years) - 1, isAnnual: true };
}
