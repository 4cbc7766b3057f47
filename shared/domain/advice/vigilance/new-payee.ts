import { type Alert, countValue, dayValue, moneyValue, scoreOf } from './alert.ts';
import { type LargeFlow, largeFlow } from './large-flow.ts';
import { nameOf, otherSideOf, sumOf } from './movement-words.ts';
import { isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 48;

/** A payee met for the first time, as far as the ledger names payees. */
export interface NewPayee {
  readonly payee: string;
  /** Payments within the first days, oldest first. */
  readonly payments: readonly Movement[];
  /** Payments of the account before, that name their payee. */
  readonly knownBefore: number;
}

/**
 * A large payment to a payee who was first paid within the last days, from an account whose earlier
 * payments name their payees (FFIEC BSA/AML manual, Appendix F: transfers without a link to earlier
 * business; a new payee before a large payment is the common sign of authorised push payment fraud).
 */
export function newPayees(movements: Movements): readonly Alert[] {
  return newPayeesOf(movements).flatMap((found) => {
    const large = largest(found.payments, movements);
    return large ? [alertOf(found, large.movement, large.flow, movements)] : [];
  });
}

/** Every payee first paid in a time that may raise an alert, with the payments of the first days. */
export function newPayeesOf(movements: Movements): readonly NewPayee[] {
  const { payeeDays, payeeHistoryDays, payeesKnown } = movements.settings;
  const found: NewPayee[] = [];
  for (const account of movements.byAccount.values()) {
    const opened = account[0]?.day ?? 0;
    const open = new Map<string, { payments: Movement[]; knownBefore: number }>();
    let known = 0;
    for (const movement of account) {
      if (movement.direction !== 'out' || movement.payee === null) continue;
      const { payee, day } = movement;
      const seen = open.get(payee);
      const begun = seen?.payments[0]?.day ?? day;
      if (!seen) open.set(payee, { payments: [movement], knownBefore: known });
      else if (day - begun <= payeeDays) seen.payments.push(movement);
      known += 1;
    }
    for (const [payee, { payments, knownBefore }] of open) {
      const isOld = (payments[0]?.day ?? 0) - opened >= payeeHistoryDays;
      if (isOld && knownBefore >= payeesKnown) found.push({ payee, payments, knownBefore });
    }
  }
  return found;
}

function largest(
  payments: readonly Movement[],
  movements: Movements,
): { movement: Movement; flow: LargeFlow } | null {
  let best: { movement: Movement; flow: LargeFlow } | null = null;
  for (const movement of payments) {
    if (!isRecent(movement, movements)) continue;
    const flow = largeFlow(movement, movements);
    if (flow && (!best || movement.size > best.movement.size)) best = { movement, flow };
  }
  return best;
}

function alertOf(
  { payee, payments, knownBefore }: NewPayee,
  large: Movement,
  flow: LargeFlow,
  { settings }: Movements,
): Alert {
  const first = payments[0] ?? large;
  const last = payments.at(-1) ?? large;
  const { data } = large;
  const isFirst = first.id === large.id;
  return {
    rule: 'newPayee',
    fingerprint: `newPayee ${first.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: first.data.date,
    to: last.data.date,
    transactionIds: payments.map(({ id }) => id),
    comparedIds: flow.comparedIds,
    sources: [],
    amount: { amount: sumOf(payments), currency: data.currency },
    sentence: [
      `${nameOf(large)} of `,
      moneyValue(large.size, data.currency),
      `${otherSideOf(large)} on `,
      dayValue(data.date),
      ...(isFirst
        ? [', who was never paid before']
        : [', first paid on ', dayValue(first.data.date)]),
    ],
    figures: [
      { label: 'First paid on', value: dayValue(first.data.date) },
      { label: 'Payments with another payee before', value: countValue(knownBefore) },
      {
        label: `Paid within ${settings.payeeDays} days`,
        value: moneyValue(sumOf(payments), data.currency),
      },
      ...flow.figures,
    ],
    pattern: { key: `${data.accountId} ${payee}`, size: large.size },
    score: scoreOf(BASE, flow.ratio),
  };
}
