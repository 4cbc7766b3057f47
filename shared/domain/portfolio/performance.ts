import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailable } from '../figure.ts';

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
 * Modified Dietz return of a period of `days` days, as a fraction: gain over the average capital,
 * each flow weighted by the part of the period it was there. Flows count from the end of their day,
 * or from its start. Source: domain.md section 4 (CFA Institute, GIPS).
 */
export function modifiedDietz(input: {
  readonly startValue: number;
  readonly endValue: number;
  readonly flows: readonly DietzFlow[];
  readonly days: number;
  readonly timing: 'start' | 'end';
}): Figure<number> {
  let net = 0;
  let weighted = 0;
  for (const { day, amount } of input.flows) {
    const daysThere = input.days - day + (input.timing === 'start' ? 1 : 0);
    net += amount;
    weighted += (amount * daysThere) / input.days;
  }
  const capital = input.startValue + weighted;
  if (!(capital > 0)) return unavailable('the average capital is not positive');
  return available((input.endValue - input.startValue - net) / capital);
}

/** A stretch between two evenings: inflows came at its start, outflows left at its end. */
export interface ReturnStep {
  readonly date: CalendarDate;
  readonly before: number;
  readonly inflow: number;
  readonly outflow: number;
  readonly after: number;
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

/**
 * Daily time-weighted return: the product of (value + outflow) / (value before + inflow) of the
 * steps, less 1. A step in which there was and is nothing breaks the chain: the return counts from
 * the next day with capital, and `since` says so. A step with a base that is not positive but a value
 * makes the return unavailable. Source: domain.md section 4.
 */
export function linkReturns(
  opening: CalendarDate,
  steps: readonly ReturnStep[],
): Figure<TimeWeightedReturn> {
  let growth = 1;
  let since = opening;
  let isOpen = false;
  for (const step of steps) {
    const base = step.before + step.inflow;
    const result = step.after + step.outflow;
    if (base === 0 && result === 0) {
      growth = 1;
      isOpen = false;
      continue;
    }
    if (base <= 0) return unavailable(`the invested capital was not positive on ${step.date}`);
    if (!isOpen) {
      since = step.before > 0 ? since : step.date;
      isOpen = true;
    }
    growth *= result / base;
  }
  const to = steps.at(-1)?.date ?? opening;
  if (!isOpen) return unavailable('nothing was invested in the period');
  return available({ rate: growth - 1, since, to });
}

/** A dated amount from the client's side: paid in is negative, received is positive. */
export interface DatedAmount {
  readonly date: CalendarDate;
  readonly amount: number;
}

const MAXIMUM_STEPS = 200;

/**
 * Money-weighted annual return (XIRR) of dated cash flows, as a fraction: the rate at which their
 * present values add up to nothing, with years of 365 days. Unavailable when all flows have one
 * sign. Newton's method on the logarithm of 1 + rate, within a bracket around 0 that is halved when
 * Newton leaves it. Source: Microsoft, XIRR function.
 */
export function moneyWeightedReturn(flows: readonly DatedAmount[]): Figure<number> {
  const first = flows.reduce((day, { date }) => Math.min(day, dayNumber(date)), Infinity);
  const timed = flows.map(({ date, amount }) => ({
    years: (dayNumber(date) - first) / 365,
    amount,
  }));
  if (!timed.some(({ amount }) => amount > 0) || !timed.some(({ amount }) => amount < 0)) {
    return unavailable('it needs money paid in and money received or still there');
  }
  const bracket = bracketAroundZero((force) => presentValue(timed, force).value);
  if (!bracket) return unavailable('no rate makes the flows balance');
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
  readonly years: number;
  readonly amount: number;
}

function presentValue(
  flows: readonly TimedAmount[],
  force: number,
): { readonly value: number; readonly slope: number } {
  let value = 0;
  let slope = 0;
  for (const { years, amount } of flows) {
    const present = amount * Math.exp(-force * years);
    value += present;
    slope -= years * present;
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

/** `rate` of `days` days as a rate of one year of 365 days; periods under a year stay as they are. */
export function annualised(rate: number, days: number): { rate: number; isAnnual: boolean } {
  if (days < 365) return { rate, isAnnual: false };
  return { rate: (1 + rate) ** (365 / days) - 1, isAnnual: true };
}
