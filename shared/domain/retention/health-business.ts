import { orderRhythm } from '../portfolio/order-rhythm.ts';
import { counted, daysAgo } from '../wording.ts';
import type { HealthDriver, HealthInput } from './health-score.ts';

/** A change of a tenth is one; less is noise. */
const NOTABLE_CHANGE = 0.1;

/** Drivers from what the client buys, holds and moves. */
export function businessDrivers(input: HealthInput): readonly HealthDriver[] {
  return [
    ...revenueDriver(input),
    ...orderGapDriver(input),
    ...flowDriver(input),
    ...productDrivers(input),
  ];
}

function revenueDriver({ figures, wording }: HealthInput): readonly HealthDriver[] {
  const change = figures.sales?.yearOnYear;
  if (!change?.available) return [];
  const reason = `revenue ${wording.percent(change.value, { signed: true })} on the year before`;
  if (change.value >= NOTABLE_CHANGE) return [{ name: 'Revenue', points: 15, reason }];
  if (change.value > -NOTABLE_CHANGE) return [{ name: 'Revenue', points: 5, reason }];
  return [{ name: 'Revenue', points: change.value < -0.4 ? -25 : -15, reason }];
}

/** An order that is late by the client's own habit. */
function orderGapDriver({ file, today }: HealthInput): readonly HealthDriver[] {
  const orders = file.transactions.filter(({ data }) => data.type === 'order');
  const rhythm = orderRhythm(
    orders.map(({ data }) => data.date),
    today,
  );
  if (!rhythm.available) return [];
  const { daysSince, usualDays, isLate } = rhythm.value;
  const reason = `last order ${daysAgo(daysSince)}, usually every ${usualDays}`;
  return [{ name: 'Orders', points: isLate ? -15 : 5, reason }];
}

function flowDriver({ figures, wording }: HealthInput): readonly HealthDriver[] {
  const { netFlow, startValue } = figures.portfolio ?? {};
  if (!netFlow?.available || !startValue?.available || startValue.value.amount <= 0) return [];
  const share = netFlow.value.amount / startValue.value.amount;
  const reason = `${wording.roundMoney(netFlow.value)} net in twelve months`;
  if (share <= -NOTABLE_CHANGE) {
    return [{ name: 'Flows', points: share <= -0.3 ? -25 : -15, reason }];
  }
  return share >= NOTABLE_CHANGE ? [{ name: 'Flows', points: 10, reason }] : [];
}

function productDrivers({ file }: HealthInput): readonly HealthDriver[] {
  const active = file.entitlements.filter(({ data }) => data.status === 'active').length;
  const inDefault = file.entitlements.filter(({ data }) => data.status === 'inDefault').length;
  const drivers: HealthDriver[] = [];
  if (inDefault > 0) {
    const reason = `${counted(inDefault, 'product')} in default`;
    drivers.push({ name: 'Default', points: -20, reason });
  }
  if (active >= 2) {
    drivers.push({ name: 'Products', points: 5, reason: `${counted(active, 'product')} in use` });
  }
  return drivers;
}
