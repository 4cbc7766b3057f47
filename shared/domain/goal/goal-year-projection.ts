import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { available, type Figure, reasonWords, unavailable } from '../figure.ts';
import { lastTwelveMonths, type Period } from '../period.ts';
import { incomeForecast } from '../portfolio/income-forecast.ts';
import type { Wording } from '../wording.ts';
import type { AimOf, GoalAim } from './goal.ts';
import {
  type CountedAim,
  type GoalRecords,
  type Occurrence,
  occurrences,
  scopeOf,
  suppliersOrdered,
} from './goal-measures.ts';

const MONTHS = 12;
/** Fewer fees, orders or meetings in a year than this have no pace in half of it. */
const FEWEST_OCCURRENCES = 4;

/** What a case supposes of the year to come. */
export type YearBasis = 'forecast' | 'asLastYear' | 'asLastHalfYear';

/** What the twelve months to come amount to, in what the aim counts. */
export interface YearCase {
  readonly basis: YearBasis;
  readonly inYear: number;
  /** The end of the month in which the twelve months up to it are as wanted; `null`: not within a year. */
  readonly reachedOn: CalendarDate | null;
}

/** A range with what it supposes. */
export interface YearProjection {
  readonly type: 'year';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly cases: readonly YearCase[];
  /** Minutes of meetings that are planned within these twelve months already; `null` for other aims. */
  readonly planned: number | null;
  /** What is not counted, as sentences without their full stop. */
  readonly leftOut: readonly string[];
}

/**
 * Where an aim of a year is heading in the twelve months after `from`. Income: what the forecast of
 * income says for what is held now, after tax withheld. Cost, orders and minutes of meetings: as much
 * as in the last twelve months, and twice what there was in the last six, which are left out with fewer
 * than four in the year. Suppliers: all of the last twelve months, and those of the last six alone. None of it is
 * a forecast of what the client will do. Unavailable where the records do not reach back so far, or
 * nothing says what is to come.
 */
export function yearProjection(
  aim: Exclude<GoalAim, AimOf<'sumByDate'>>,
  from: CalendarDate,
  records: GoalRecords,
  wording: Wording,
): Figure<YearProjection> {
  if (aim.type === 'incomePerYear') return incomeProjection(aim, from, records, wording);
  if (aim.type === 'suppliers') return supplierProjection(aim, from, records);
  return paceProjection(aim, from, records);
}

const projectionOf = (
  from: CalendarDate,
  cases: readonly YearCase[],
  rest: Partial<YearProjection> = {},
): Figure<YearProjection> =>
  available({
    ...{ type: 'year', from, to: addMonths(from, MONTHS), cases, planned: null, leftOut: [] },
    ...rest,
  });

/** The first month after `from` at whose end the twelve months up to it are as wanted. */
function reachedOn(
  from: CalendarDate,
  isAsWanted: (monthEnd: CalendarDate, months: number) => boolean,
): CalendarDate | null {
  for (let months = 0; months <= MONTHS; months += 1) {
    const monthEnd = addMonths(from, months);
    if (isAsWanted(monthEnd, months)) return monthEnd;
  }
  return null;
}

const sumAfter = (found: readonly Occurrence[], day: CalendarDate): number =>
  found.reduce((sum, { date, amount }) => (date > day ? sum + amount : sum), 0);

function incomeProjection(
  aim: AimOf<'incomePerYear'>,
  from: CalendarDate,
  records: GoalRecords,
  { date }: Wording,
): Figure<YearProjection> {
  const { file, isLedgerWhole, rates } = records;
  if (!isLedgerWhole) return unavailable('not every transaction is on this device yet');
  const { net, lines, gaps } = incomeForecast(scopeOf(aim, file, rates), from);
  const leftOut = gaps.map(({ name, why }) => `${name}: ${reasonWords(why, date)}`);
  if (lines.length === 0) {
    return unavailable(leftOut[0] ?? 'nothing that is held has paid anything in twelve months');
  }
  const past = occurrences(aim, lastTwelveMonths(from), records);
  const expected = lines.flatMap(({ payments }) => payments);
  const reached = reachedOn(from, (monthEnd, months) => {
    if (!past.available && months < MONTHS) return false;
    const behind = past.available ? sumAfter(past.value, addMonths(monthEnd, -MONTHS)) : 0;
    const ahead = expected.reduce((sum, each) => (each.date <= monthEnd ? sum + each.net : sum), 0);
    return behind + ahead >= aim.amount;
  });
  return projectionOf(from, [{ basis: 'forecast', inYear: net, reachedOn: reached }], { leftOut });
}

function lastSixMonths(day: CalendarDate): Period {
  return { from: addDays(addMonths(day, -6), 1), to: day };
}

function paceProjection(
  aim: Exclude<CountedAim, AimOf<'incomePerYear'>>,
  from: CalendarDate,
  records: GoalRecords,
): Figure<YearProjection> {
  const year = occurrences(aim, lastTwelveMonths(from), records);
  const half = occurrences(aim, lastSixMonths(from), records);
  if (!half.available) return half;
  const target = aim.type === 'costPerYear' ? aim.amount : aim.atMost;
  const caseOf = (basis: YearBasis, inYear: number): YearCase => ({
    ...{ basis, inYear },
    reachedOn: reachedOn(from, (monthEnd, months) => {
      if (!year.available && months < MONTHS) return false;
      const behind = year.available ? sumAfter(year.value, addMonths(monthEnd, -MONTHS)) : 0;
      return behind + (inYear * months) / MONTHS <= target;
    }),
  });
  const hasPace = (year.available ? year : half).value.length >= FEWEST_OCCURRENCES;
  if (!year.available && !hasPace) return year;
  const cases = [
    ...(year.available ? [caseOf('asLastYear', sumOf(year.value))] : []),
    ...(hasPace ? [caseOf('asLastHalfYear', 2 * sumOf(half.value))] : []),
  ];
  const isMinutes = aim.type === 'timePerYear' && aim.counts === 'meetingMinutes';
  return projectionOf(from, cases, { planned: isMinutes ? plannedMinutes(from, records) : null });
}

const sumOf = (found: readonly Occurrence[]): number =>
  found.reduce((sum, { amount }) => sum + amount, 0);

function plannedMinutes(from: CalendarDate, { file, dayOf }: GoalRecords): number {
  const to = addMonths(from, MONTHS);
  return file.meetings.reduce((sum, { data }) => {
    const day = dayOf(data.startsAt);
    const isAhead = data.status === 'planned' && day > from && day <= to;
    return isAhead ? sum + data.durationInMinutes : sum;
  }, 0);
}

function supplierProjection(
  { atMost }: AimOf<'suppliers'>,
  from: CalendarDate,
  records: GoalRecords,
): Figure<YearProjection> {
  const year = suppliersOrdered(lastTwelveMonths(from), records);
  if (!year.available) return year;
  const since = lastSixMonths(from).from;
  const all = new Map(year.value.map(({ supplier, name }) => [supplier, name]));
  const recent = new Set(
    year.value.flatMap(({ date, supplier }) => (date >= since ? [supplier] : [])),
  );
  if (recent.size === 0) return unavailable('nothing was ordered in the last six months');
  const dropped = [...all].flatMap(([supplier, name]) => (recent.has(supplier) ? [] : [name]));
  const asRecent = reachedOn(from, (monthEnd) => {
    const left = addMonths(monthEnd, -MONTHS);
    const still = year.value.flatMap(({ date, supplier }) => (date > left ? [supplier] : []));
    return new Set([...still, ...recent]).size <= atMost;
  });
  return projectionOf(
    from,
    [
      {
        ...{ basis: 'asLastYear', inYear: all.size },
        reachedOn: all.size <= atMost ? from : null,
      },
      { basis: 'asLastHalfYear', inYear: recent.size, reachedOn: asRecent },
    ],
    {
      leftOut:
        dropped.length > 0
          ? [`Not ordered from in the last six months: ${dropped.toSorted().join(', ')}`]
          : [],
    },
  );
}
