import { type Alert, daysValue, dayValue, moneyValue, scoreOf } from './alert.ts';
import { sumOf } from './movement-words.ts';
import { type Activity, isRecent, type Movement, type Movements } from './movements.ts';

const BASE = 50;

/**
 * An account in which nothing was decided for long, and which money leaves soon after it wakes. A
 * transfer from or to another account of the client is decided too: an account is dormant while no
 * transactions are carried out "by or on the instructions of the holder" (UK, Dormant Bank and
 * Building Society Accounts Act 2008, section 10(1), as the FCA Handbook's glossary gives it). Such a
 * transfer wakes an account as any other does, but what it moves has not left the client. Standing
 * transfers count as well, as they are not told from others. Sales accounts are left out: an order
 * after a silence is good news.
 */
export function dormantAccounts(movements: Movements): readonly Alert[] {
  return [...movements.activityByAccount].flatMap(([accountId, account]) => {
    if (movements.accountTypes.get(accountId) === 'sales') return [];
    return account.flatMap((activity, index) => {
      const before = account[index - 1];
      if (!before) return [];
      const silence = activity.day - before.day;
      if (silence < movements.settings.dormantDays) return [];
      const until = activity.day + movements.settings.dormantWakeDays;
      const leaving = (movements.byAccount.get(accountId) ?? []).filter(
        ({ day, direction }) => day >= activity.day && day <= until && direction === 'out',
      );
      if (!leaving.some((one) => isRecent(one, movements))) return [];
      return [alertOf(before, activity, leaving, movements)];
    });
  });
}

function alertOf(
  before: Activity,
  woke: Activity,
  leaving: readonly Movement[],
  { settings }: Movements,
): Alert {
  const { data } = woke;
  const silence = woke.day - before.day;
  const last: Activity = leaving.at(-1) ?? woke;
  const total = sumOf(leaving);
  const ids = new Set([woke.id, ...leaving.map(({ id }) => id)]);
  return {
    rule: 'dormantAccount',
    fingerprint: `dormantAccount ${woke.id}`,
    clientId: data.clientId,
    accountId: data.accountId,
    from: data.date,
    to: last.data.date,
    transactionIds: [...ids],
    comparedIds: [before.id],
    sources: [],
    amount: { amount: total, currency: data.currency },
    sentence: [
      moneyValue(total, data.currency),
      ' left an account by ',
      dayValue(last.data.date),
      ' in which nothing had happened for ',
      daysValue(silence),
    ],
    figures: [
      { label: 'Last movement before', value: dayValue(before.data.date) },
      { label: 'Woke on', value: dayValue(data.date) },
      {
        label: 'Silence',
        value: daysValue(silence),
        how: `the limit is ${settings.dormantDays} days; interest, dividends and fees do not count`,
      },
      {
        label: `Left within ${settings.dormantWakeDays} days`,
        value: moneyValue(total, data.currency),
      },
    ],
    pattern: { key: data.accountId, size: silence },
    score: scoreOf(BASE, silence / settings.dormantDays + 0.3),
  };
}
