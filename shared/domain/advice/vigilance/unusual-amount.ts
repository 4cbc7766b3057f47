import { type Alert, dayValue, moneyValue, numberValue, scoreOf } from './alert.ts';
import { habitFigures, habitRatio, highestFigures } from './large-flow.ts';
import { nameOf, otherSideOf } from './movement-words.ts';
import {
  habitBefore,
  isRecent,
  type Movement,
  type Movements,
  wasAsLargeBefore,
} from './movements.ts';

const BASE = 30;

/**
 * Amounts far above what the client usually moves of this sort: a modified z-score on logarithms
 * (Iglewicz and Hoaglin, 1993) above its limit, or, where a habit is wide, far above the highest
 * before; unless amounts as large were usual.
 */
export function unusualAmounts(movements: Movements): readonly Alert[] {
  const alerts: Alert[] = [];
  for (const movement of movements.all) {
    const alert = isRecent(movement, movements) ? alertOf(movement, movements) : null;
    if (alert) alerts.push(alert);
  }
  return alerts;
}

function alertOf(movement: Movement, movements: Movements): Alert | null {
  const { settings } = movements;
  const { amountDeviations, amountTimesHighest } = settings;
  const before = habitBefore(movement, movements);
  if (!before) return null;
  const { habit, compared } = before;
  const ratio = habitRatio(movement, before, {
    deviations: amountDeviations,
    leastDeviations: amountDeviations / 2,
    timesHighest: amountTimesHighest,
  });
  // Nothing is lost by what comes in: once as large is enough, and what leaves again is a rule of its own.
  const often =
    movement.direction === 'in' ? settings.receiptSeenBefore : settings.amountSeenBefore;
  if (ratio < 1 || wasAsLargeBefore(movement, movements, often)) return null;
  const { data, size } = movement;
  return {
    rule: 'unusualAmount',
    fingerprint: `unusualAmount ${movement.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: data.date,
    to: data.date,
    transactionIds: [movement.id],
    comparedIds: compared.map(({ id }) => id),
    sources: [],
    amount: { amount: size, currency: data.currency },
    sentence: [
      `${nameOf(movement)} of `,
      moneyValue(size, data.currency),
      `${otherSideOf(movement)} on `,
      dayValue(data.date),
      ' is ',
      numberValue(size / habit.median),
      ' times the usual ',
      moneyValue(habit.median, data.currency),
    ],
    figures: [
      ...habitFigures(movement, before, amountDeviations),
      ...highestFigures(movement, before, amountTimesHighest),
    ],
    pattern: { key: `${data.accountId} ${movement.direction} ${data.currency}`, size },
    score: scoreOf(BASE, ratio),
  };
}
