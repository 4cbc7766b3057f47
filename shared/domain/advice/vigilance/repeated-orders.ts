import { type Alert, countValue, daysValue, dayValue, moneyValue, scoreOf } from './alert.ts';
import { nameOf, otherSideOf, sumOf } from './movement-words.ts';
import { habitBefore, isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 38;

/**
 * The same thing twice within days: an order with the same lines, a deal in the same quantity of a
 * security, a payment of the same amount to the same payee. Where the same repeated often before,
 * it is how the client orders.
 */
export function repeatedOrders(movements: Movements): readonly Alert[] {
  const { repeatDays, repeatUsual } = movements.settings;
  const alerts: Alert[] = [];
  for (const entries of sameThings(movements).values()) {
    if (entries.length < 2) continue;
    let repetitions = 0;
    for (const run of runsOf(entries, repeatDays)) {
      if (run.length < 2) continue;
      const isNews = repetitions < repeatUsual;
      repetitions += 1;
      if (isNews && isOfWeight(run, movements)) {
        alerts.push(alertOf(run, keyOf(run[0] as Movement) ?? '', repeatDays));
      }
    }
  }
  return alerts;
}

/** Recent, and each at least half of what is usual: nobody looks into a parcel sent twice. */
function isOfWeight(run: readonly Movement[], movements: Movements): boolean {
  const [first] = run;
  if (!first || !run.some((one) => isRecent(one, movements))) return false;
  const before = habitBefore(first, movements);
  return !before || first.size >= before.habit.median / 2;
}

/** The movements by what makes them the same, as far as any of them may be recent. */
function sameThings(movements: Movements): ReadonlyMap<string, readonly Movement[]> {
  const recent = movements.all.filter((movement) => isRecent(movement, movements));
  const numbers = new Set(recent.map(numberOf));
  const things = new Map<string, Movement[]>();
  for (const movement of movements.all) {
    // Of a long history few have a number in common with what is recent.
    if (!numbers.has(numberOf(movement))) continue;
    const key = keyOf(movement);
    if (!key) continue;
    const known = things.get(key);
    if (known) known.push(movement);
    else things.set(key, [movement]);
  }
  return things;
}

/** The number in the key of a movement. */
function numberOf({ data, direction, size }: Movement): number {
  return direction === 'buy' || direction === 'sell' ? (data.quantity ?? 0) : size;
}

/** What makes two entries the same; `null` for entries of which that cannot be said. */
function keyOf({ data, direction, size, payee }: Movement): string | null {
  const { accountId, currency } = data;
  switch (direction) {
    case 'buy':
    case 'sell':
      return `${accountId} ${direction} ${data.securityId ?? ''} ${data.quantity ?? 0}`;
    case 'out':
      return payee === null ? null : `${accountId} out ${size} ${currency} ${payee}`;
    case 'order': {
      const lines = (data.lines ?? []).map(
        ({ productId, quantity, unitPrice }) => `${productId}:${quantity}:${unitPrice}`,
      );
      return `${accountId} order ${size} ${currency} ${lines.toSorted().join()}`;
    }
    default:
      return null;
  }
}

function runsOf(entries: readonly Movement[], days: number): readonly (readonly Movement[])[] {
  const runs: Movement[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && entry.day - last.day <= days) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function alertOf(run: readonly Movement[], key: string, days: number): Alert {
  const first = run[0] as Movement;
  const last = run.at(-1) as Movement;
  const { data } = first;
  const total = sumOf(run);
  return {
    rule: 'repeatedOrder',
    fingerprint: `repeatedOrder ${first.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: data.date,
    to: last.data.date,
    transactionIds: run.map(({ id }) => id),
    comparedIds: [],
    sources: [],
    amount: { amount: total, currency: data.currency },
    sentence: [
      `${nameOf(first)} of `,
      moneyValue(first.size, data.currency),
      `${otherSideOf(first)} was entered `,
      countValue(run.length),
      ...(data.date === last.data.date
        ? [' times on ', dayValue(data.date)]
        : [' times from ', dayValue(data.date), ' to ', dayValue(last.data.date)]),
    ],
    figures: [
      { label: 'Identical entries', value: countValue(run.length), how: sameness(first) },
      {
        label: 'Days from first to last',
        value: daysValue(last.day - first.day),
        how: `no two more than ${days} days apart`,
      },
      { label: 'Each', value: moneyValue(first.size, data.currency) },
      { label: 'Together', value: moneyValue(total, data.currency) },
    ],
    pattern: { key: key.slice(0, 400), size: run.length },
    score: scoreOf(BASE, run.length / 2 + 0.2),
  };
}

function sameness({ direction }: Movement): string {
  if (direction === 'order') return 'the same lines at the same prices';
  if (direction === 'out') return 'the same amount to the same payee';
  return 'the same quantity of the same security';
}
