import { type Alert, daysValue, dayValue, moneyValue, scoreOf, shareValue } from './alert.ts';
import { type LargeFlow, largeFlow } from './large-flow.ts';
import { sumOf } from './movement-words.ts';
import { firstFrom, isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 52;

/**
 * A receipt that is large for the client and most of which leaves the account again within days
 * (FFIEC BSA/AML manual, Appendix F: large deposits and withdrawals during a short time).
 */
export function inAndOut(movements: Movements): readonly Alert[] {
  const { passThroughDays, passThroughShare } = movements.settings;
  const alerts: Alert[] = [];
  for (const account of movements.byAccount.values()) {
    for (const received of account) {
      if (received.direction !== 'in') continue;
      const until = received.day + passThroughDays;
      if (until < movements.from) continue;
      const leaving = account
        .slice(firstFrom(account, received.day), firstFrom(account, until + 1))
        .filter(({ direction }) => direction === 'out');
      if (!leaving.some((one) => isRecent(one, movements))) continue;
      if (sumOf(leaving) < (received.size * passThroughShare) / 100) continue;
      const flow = largeFlow(received, movements);
      if (flow) alerts.push(alertOf(received, leaving, flow, movements));
    }
  }
  return alerts;
}

function alertOf(
  received: Movement,
  leaving: readonly Movement[],
  flow: LargeFlow,
  { settings }: Movements,
): Alert {
  const { data } = received;
  const last = leaving.at(-1) ?? received;
  const total = sumOf(leaving);
  return {
    rule: 'inAndOut',
    fingerprint: `inAndOut ${received.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: data.date,
    to: last.data.date,
    transactionIds: [received.id, ...leaving.map(({ id }) => id)],
    comparedIds: flow.comparedIds,
    sources: [],
    amount: { amount: received.size, currency: data.currency },
    sentence: [
      moneyValue(received.size, data.currency),
      ' came in on ',
      dayValue(data.date),
      ', and ',
      moneyValue(total, data.currency),
      ' left by ',
      dayValue(last.data.date),
    ],
    figures: [
      { label: 'Came in', value: moneyValue(received.size, data.currency) },
      {
        label: 'Left again',
        value: moneyValue(total, data.currency),
        how: `payments from that day on, within ${settings.passThroughDays} days`,
      },
      {
        label: 'Part that left',
        value: shareValue(total / received.size),
        how: `left again ÷ came in; the limit is ${settings.passThroughShare} %`,
      },
      { label: 'Days in between', value: daysValue(last.day - received.day) },
      ...flow.figures,
    ],
    pattern: { key: `${data.accountId} ${data.currency}`, size: received.size },
    score: scoreOf(BASE, flow.ratio),
  };
}
