import { minorUnitScale } from '#shared/lib/money.ts';
import { type Alert, countValue, dayValue, moneyValue, scoreOf } from './alert.ts';
import { sumOf } from './movement-words.ts';
import { isRecent, type Movement, type Movements } from './movements.ts';
import { reportingLimit } from './vigilance-settings.ts';

const BASE = 58;
/** A run that never ends is told by its last entries. */
const TOLD_AT_MOST = 50;

/**
 * Several amounts in one direction that may be in cash, each just below a reporting limit and together
 * above it, within days of one another and over all accounts of the client (31 CFR 1010.314; FFIEC
 * BSA/AML manual, Appendix F: "in amounts just below identification or reporting thresholds").
 */
export function structuring(movements: Movements): readonly Alert[] {
  const { settings } = movements;
  const runs = new Map<string, Movement[]>();
  const alerts: Alert[] = [];
  const finish = (run: readonly Movement[]): void => {
    if (run.length < settings.structuringCount) return;
    if (run.some((movement) => isRecent(movement, movements))) alerts.push(alertOf(run, movements));
  };
  for (const movement of movements.all) {
    const key = keyOf(movement);
    if (!key || !mayBeCash(movement) || !isJustBelow(movement, movements)) continue;
    const run = runs.get(key);
    const last = run?.at(-1);
    if (run && last && movement.day - last.day <= settings.structuringDays) {
      run.push(movement);
      continue;
    }
    if (run) finish(run);
    runs.set(key, [movement]);
  }
  for (const run of runs.values()) finish(run);
  return alerts;
}

function keyOf({ direction, data }: Movement): string | null {
  return direction === 'in' || direction === 'out' ? `${direction} ${data.currency}` : null;
}

/** The limits are those of cash: what says that it was a transfer or a card counts for none of them. */
function mayBeCash({ data: { paymentMeans } }: Movement): boolean {
  return paymentMeans === undefined || paymentMeans === 'cash';
}

function limitInMinor({ data }: Movement, { settings }: Movements): number | null {
  const limit = reportingLimit(settings, data.currency);
  return limit === null ? null : limit * 10 ** minorUnitScale(data.currency);
}

function isJustBelow(movement: Movement, movements: Movements): boolean {
  const limit = limitInMinor(movement, movements);
  if (limit === null || movement.size >= limit) return false;
  return movement.size >= (limit * movements.settings.structuringBand) / 100;
}

function alertOf(run: readonly Movement[], movements: Movements): Alert {
  const first = run[0] as Movement;
  const last = run.at(-1) as Movement;
  const { data } = first;
  const limit = limitInMinor(first, movements) ?? 0;
  const band = movements.settings.structuringBand;
  const total = sumOf(run);
  const told = run.slice(-TOLD_AT_MOST);
  const what = first.direction === 'in' ? 'receipts' : 'payments';
  const inCash = run.filter(({ data }) => data.paymentMeans === 'cash').length;
  return {
    rule: 'structuring',
    fingerprint: `structuring ${first.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: first.data.date,
    to: last.data.date,
    transactionIds: told.map(({ id }) => id),
    comparedIds: [],
    sources: [],
    amount: { amount: total, currency: data.currency },
    sentence: [
      countValue(run.length),
      ` ${what}${inCash === run.length ? ' in cash' : ''} just below `,
      moneyValue(limit, data.currency),
      ' from ',
      dayValue(first.data.date),
      ' to ',
      dayValue(last.data.date),
      ' come to ',
      moneyValue(total, data.currency),
    ],
    figures: [
      { label: 'Reporting limit', value: moneyValue(limit, data.currency) },
      {
        label: 'Just below it from',
        value: moneyValue((limit * band) / 100, data.currency),
        how: `${band} % of the limit`,
      },
      {
        label: `${what === 'receipts' ? 'Receipts' : 'Payments'} in between`,
        value: countValue(run.length),
      },
      ...(inCash > 0 ? [{ label: 'Of which said to be in cash', value: countValue(inCash) }] : []),
      {
        label: 'Together',
        value: moneyValue(total, data.currency),
        how: `no two more than ${movements.settings.structuringDays} days apart`,
      },
    ],
    pattern: {
      key: `${first.direction} ${data.currency}`,
      size: Math.max(...run.map(({ size }) => size)),
    },
    score: scoreOf(BASE, run.length / movements.settings.structuringCount + 0.2),
  };
}
