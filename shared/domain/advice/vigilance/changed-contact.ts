import { dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { DataChange } from '../../client/data-changes.ts';
import { type Alert, daysValue, dayValue, moneyValue, scoreOf } from './alert.ts';
import { type LargeFlow, largeFlow } from './large-flow.ts';
import { nameOf, otherSideOf } from './movement-words.ts';
import { isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 60;

/** A change of how somebody is reached: of the client, or of a contact. */
export interface ReachChange {
  readonly kind: 'client' | 'contact';
  readonly id: RecordId;
  /** "the client" or the contact's name. */
  readonly whose: string;
  readonly change: DataChange;
}

/**
 * A large payment within days of a change of telephone, e-mail or address (FinCEN Advisory
 * FIN-2022-A002: "unusual changes in an older customer's contact information"; the pattern of an
 * account taken over at any age).
 */
export function paymentsAfterChange(movements: Movements): readonly Alert[] {
  const changes = reachChanges(movements);
  if (changes.length === 0) return [];
  return movements.all.flatMap((payment) => {
    if (payment.direction !== 'out' || !isRecent(payment, movements)) return [];
    const before = changesBefore(payment, changes, movements.settings.contactDays);
    const flow = before.length > 0 ? largeFlow(payment, movements) : null;
    return flow ? [alertOf(payment, before, flow)] : [];
  });
}

/** Every recorded change of how client and contacts are reached, oldest first. */
export function reachChanges({ file }: Movements): readonly ReachChange[] {
  const { client } = file;
  const ofClient = (client.data.dataChanges ?? []).map(
    (change): ReachChange => ({ kind: 'client', id: client.id, whose: 'the client', change }),
  );
  const ofContacts = file.contacts.flatMap(({ id, data }) =>
    (data.dataChanges ?? []).map(
      (change): ReachChange => ({ kind: 'contact', id, whose: data.name, change }),
    ),
  );
  return [...ofClient, ...ofContacts].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const sortKey = ({ change, id }: ReachChange): string => `${change.changedOn} ${id} ${change.id}`;

/** The changes on the day of `payment` or up to `days` before. */
export function changesBefore(
  payment: Movement,
  changes: readonly ReachChange[],
  days: number,
): readonly ReachChange[] {
  return changes.filter(({ change }) => {
    const since = payment.day - dayNumber(change.changedOn);
    return since >= 0 && since <= days;
  });
}

/** "e-mail of Ann Smith" */
export function changeWords({ change, whose }: ReachChange): string {
  return `${change.field} of ${whose}`;
}

function alertOf(payment: Movement, changes: readonly ReachChange[], flow: LargeFlow): Alert {
  const { data } = payment;
  // There is one at least: without a change there is no alert.
  const last = changes.at(-1) as ReachChange;
  const days = payment.day - dayNumber(last.change.changedOn);
  return {
    rule: 'changedContact',
    fingerprint: `changedContact ${payment.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: data.date,
    to: data.date,
    transactionIds: [payment.id],
    comparedIds: flow.comparedIds,
    sources: changes.map(({ kind, id }) => ({ kind, id })),
    amount: { amount: payment.size, currency: data.currency },
    sentence: [
      `${nameOf(payment)} of `,
      moneyValue(payment.size, data.currency),
      `${otherSideOf(payment)} on `,
      dayValue(data.date),
      `, ${days === 0 ? 'on the day on which' : ''}`,
      ...(days === 0 ? [] : [daysValue(days), ' after']),
      ` the ${changeWords(last)} changed`,
    ],
    figures: [
      ...changes.map((change) => ({
        label: `Changed: ${changeWords(change)}`,
        value: dayValue(change.change.changedOn),
      })),
      { label: 'Days until the payment', value: daysValue(days) },
      ...flow.figures,
    ],
    pattern: { key: `${data.accountId} ${data.currency}`, size: payment.size },
    score: scoreOf(BASE, flow.ratio),
  };
}
