import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type Alert,
  countValue,
  dayValue,
  moneyValue,
  numberValue,
  scoreOf,
  shareValue,
} from './alert.ts';
import { sumOf } from './movement-words.ts';
import { isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 42;
/** Quarters before that say what was usual. */
const QUARTERS_BEFORE = 4;
/** A client who never returned anything has not returned nothing for ever. */
const LEAST_USUAL_SHARE = 0.02;

interface Quarter {
  /** Quarters since year 0. */
  readonly index: number;
  readonly orders: Movement[];
  readonly returns: Movement[];
}

/**
 * In a sales account: the part of a calendar quarter's orders that came back is far above that of
 * the four quarters before. Quarters are the calendar's, so that a finding stays the same from day
 * to day.
 */
export function returnsAboveHabit(movements: Movements): readonly Alert[] {
  return [...movements.byAccount].flatMap(([accountId, account]) => {
    if (movements.accountTypes.get(accountId) !== 'sales') return [];
    const quarters = quartersOf(account);
    return [...quarters.values()].flatMap((quarter) => {
      if (!quarter.returns.some((one) => isRecent(one, movements))) return [];
      const alert = alertOf(accountId, quarter, quarters, movements);
      return alert ? [alert] : [];
    });
  });
}

function quartersOf(account: readonly Movement[]): ReadonlyMap<number, Quarter> {
  const quarters = new Map<number, Quarter>();
  for (const movement of account) {
    const index = quarterOf(movement.data.date);
    const quarter = quarters.get(index) ?? { index, orders: [], returns: [] };
    quarters.set(index, quarter);
    if (movement.direction === 'order') quarter.orders.push(movement);
    if (movement.direction === 'return') quarter.returns.push(movement);
  }
  return quarters;
}

const quarterOf = (date: CalendarDate): number =>
  Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);

function alertOf(
  accountId: RecordId,
  quarter: Quarter,
  quarters: ReadonlyMap<number, Quarter>,
  { settings }: Movements,
): Alert | null {
  const earlier = Array.from(
    { length: QUARTERS_BEFORE },
    (_, back) => quarters.get(quarter.index - 1 - back) ?? null,
  ).filter((one) => one !== null);
  const ordersBefore = earlier.flatMap(({ orders }) => orders);
  if (ordersBefore.length < 3) return null;
  const returned = sumOf(quarter.returns);
  // What comes back early in a quarter was ordered in the one before.
  const ordered = sumOf([...quarter.orders, ...(earlier[0]?.orders ?? [])]);
  if (ordered === 0) return null;
  const share = returned / ordered;
  const returnedBefore = sumOf(earlier.flatMap(({ returns }) => returns));
  const measured = returnedBefore / sumOf(ordersBefore);
  const usual = Math.max(measured, LEAST_USUAL_SHARE);
  const limit = Math.max(settings.returnsLeast / 100, usual * settings.returnsTimes);
  if (share < limit) return null;
  const first = quarter.returns[0] as Movement;
  const last = quarter.returns.at(-1) as Movement;
  const { data } = first;
  return {
    rule: 'returns',
    fingerprint: `returns ${accountId} ${quarter.index}`,
    clientId: data.clientId,
    accountId,
    from: data.date,
    to: last.data.date,
    transactionIds: quarter.returns.map(({ id }) => id),
    comparedIds: ordersBefore.map(({ id }) => id).slice(-settings.habitEntries),
    sources: [],
    amount: { amount: returned, currency: data.currency },
    sentence: [
      moneyValue(returned, data.currency),
      ' came back from ',
      dayValue(data.date),
      ' to ',
      dayValue(last.data.date),
      ': ',
      shareValue(share),
      ' of what was ordered, against ',
      shareValue(measured),
      ' before',
    ],
    figures: [
      { label: 'Returns in the quarter', value: countValue(quarter.returns.length) },
      { label: 'Returned', value: moneyValue(returned, data.currency) },
      {
        label: 'Ordered',
        value: moneyValue(ordered, data.currency),
        how: 'in this quarter and the one before',
      },
      { label: 'Part returned', value: shareValue(share), how: 'returned ÷ ordered' },
      {
        label: 'Part returned before',
        value: shareValue(measured),
        how: `in up to ${QUARTERS_BEFORE} quarters before; at least ${LEAST_USUAL_SHARE * 100} % is taken`,
      },
      {
        label: 'Limit',
        value: shareValue(limit),
        how: `${settings.returnsTimes} × the part before, at least ${settings.returnsLeast} %`,
      },
      { label: 'Times the limit', value: numberValue(share / limit) },
    ],
    pattern: { key: accountId, size: Math.round(share * 1_000_000) },
    score: scoreOf(BASE, share / limit),
  };
}
