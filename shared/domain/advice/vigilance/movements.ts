import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../../client/client-file.ts';
import type { Account } from '../../portfolio/account.ts';
import { isExternalFlow, isSecurityTransfer, type LedgerEntry } from '../../portfolio/ledger.ts';
import { comparedPayee } from '../../portfolio/payee.ts';
import type { PaymentMeans, Transaction } from '../../portfolio/transaction.ts';
import { type Habit, habitOf } from './habit.ts';
import type { VigilanceSettings } from './vigilance-settings.ts';

/** Earlier amounts of at least this part of an amount count as "as large before". */
const AS_LARGE = 0.8;

/** What a transaction is to vigilance. */
export type Direction = 'in' | 'out' | 'buy' | 'sell' | 'order' | 'return';

/** A transaction somebody decided on; interest, fees and splits come by themselves. */
export interface Activity {
  readonly id: RecordId;
  readonly data: Transaction;
  /** Days since 1970. */
  readonly day: number;
}

/** An activity that is more than a transfer of securities or between the client's own accounts. */
export interface Movement extends Activity {
  readonly direction: Direction;
  /** Minor units, above 0. */
  readonly size: number;
  /** The other side as one compares it; `null` when the entry names none. */
  readonly payee: string | null;
}

/** What the rules look at: a client's file, read once. */
export interface VigilanceFile
  extends Pick<ClientFile, 'client' | 'accounts' | 'transactions' | 'contacts' | 'authorities'> {}

/** The movements of a client in one order, whatever order they came in. */
export interface Movements {
  readonly file: VigilanceFile;
  readonly settings: VigilanceSettings;
  /** First and last day of what may raise an alert. */
  readonly from: number;
  readonly to: number;
  /** Oldest first, those of one day by id; none after `to`. */
  readonly all: readonly Movement[];
  readonly byAccount: ReadonlyMap<RecordId, readonly Movement[]>;
  /** The same with those transfers. */
  readonly activityByAccount: ReadonlyMap<RecordId, readonly Activity[]>;
  readonly accountTypes: ReadonlyMap<RecordId, Account['accountType']>;
  /** Those that `seriesOf` was asked for, by account, direction, currency and means. */
  readonly series: Map<string, readonly Movement[]>;
}

/** Reads `file` for alerts about the days `from` to `to`. */
export function movementsOf(input: {
  readonly file: VigilanceFile;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly settings: VigilanceSettings;
}): Movements {
  const { file, settings, to } = input;
  const own = new Set(file.accounts.map(({ id }) => id));
  const all: Movement[] = [];
  const transfers: Activity[] = [];
  for (const entry of file.transactions) {
    if (entry.data.date > to) continue;
    const direction = directionOf(entry, own);
    if (direction) all.push(movementOf(entry, direction));
    else if (isTransfer(entry)) transfers.push(activityOf(entry));
  }
  all.sort(inTime);
  const byAccount = dividedByAccount(all);
  return {
    file,
    settings,
    from: dayNumber(input.from),
    to: dayNumber(to),
    all,
    byAccount,
    activityByAccount:
      transfers.length === 0 ? byAccount : dividedByAccount([...all, ...transfers].sort(inTime)),
    accountTypes: new Map(file.accounts.map(({ id, data }) => [id, data.accountType])),
    series: new Map(),
  };
}

function dividedByAccount<Each extends Activity>(
  activities: readonly Each[],
): ReadonlyMap<RecordId, readonly Each[]> {
  const byAccount = new Map<RecordId, Each[]>();
  for (const activity of activities) {
    const known = byAccount.get(activity.data.accountId);
    if (known) known.push(activity);
    else byAccount.set(activity.data.accountId, [activity]);
  }
  return byAccount;
}

/** Oldest first, those of one day by id. */
function inTime(a: Activity, b: Activity): number {
  return a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether a movement is among those that may raise an alert. */
export function isRecent({ day }: Movement, { from, to }: Movements): boolean {
  return day >= from && day <= to;
}

/** A habit, and the earlier movements it was taken from, oldest first. */
export interface HabitBefore {
  readonly habit: Habit;
  readonly compared: readonly Movement[];
  /** The means of payment that they are limited to. */
  readonly means: PaymentMeans | null;
}

/**
 * What was usual in the days before `movement`, of the same direction, account and currency: of its
 * means of payment, where it says them and enough others do; of all the client's accounts when this one
 * is too young to have a habit; `null` when there is none. Only earlier days count, so that what came
 * later never changes a finding.
 */
export function habitBefore(movement: Movement, movements: Movements): HabitBefore | null {
  const { day, direction, data } = movement;
  const { accountId, currency, paymentMeans = null } = data;
  const { settings } = movements;
  const habitIn = (account: RecordId | '', means: PaymentMeans | null): HabitBefore | null => {
    const series = seriesOf(movements, account, direction, currency, means);
    const compared = lastBefore(series, day, settings);
    const sizes = compared.map(({ size }) => size);
    const habit = habitOf(sizes, settings);
    return habit && { habit, compared, means };
  };
  const ofMeans = paymentMeans && habitIn(accountId, paymentMeans);
  return ofMeans ?? habitIn(accountId, null) ?? habitIn('', null);
}

/**
 * Whether amounts as large (four fifths of it or more) were moved before, so often that they are
 * usual: a yearly premium, a salary that came later than the first eight receipts.
 * @param often how many make it usual
 */
export function wasAsLargeBefore(
  movement: Movement,
  movements: Movements,
  often = movements.settings.amountSeenBefore,
): boolean {
  const { accountId, currency } = movement.data;
  const { habitDays } = movements.settings;
  const same = seriesOf(movements, accountId, movement.direction, currency);
  let count = 0;
  for (let index = firstFrom(same, movement.day) - 1; index >= 0; index -= 1) {
    const earlier = same[index];
    if (!earlier || movement.day - earlier.day > habitDays) return false;
    if (earlier.size < movement.size * AS_LARGE) continue;
    count += 1;
    if (count >= often) return true;
  }
  return false;
}

/** Index of the first of `sorted` on `day` or later. */
export function firstFrom(sorted: readonly Movement[], day: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastBefore(
  sorted: readonly Movement[],
  day: number,
  { habitEntries, habitDays }: VigilanceSettings,
): readonly Movement[] {
  const end = firstFrom(sorted, day);
  const begin = Math.max(firstFrom(sorted, day - habitDays), end - habitEntries);
  return sorted.slice(begin, end);
}

function directionOf({ data }: LedgerEntry, own: ReadonlySet<RecordId>): Direction | null {
  if (data.amount === 0 || isSecurityTransfer(data)) return null;
  switch (data.type) {
    case 'deposit':
    case 'transferIn':
      return isExternalFlow(data, own) ? 'in' : null;
    case 'withdrawal':
    case 'transferOut':
      return isExternalFlow(data, own) ? 'out' : null;
    case 'buy':
    case 'sell':
    case 'order':
    case 'return':
      return data.type;
    default:
      return null;
  }
}

function isTransfer({ data: { type } }: LedgerEntry): boolean {
  return (
    type === 'transferIn' || type === 'transferOut' || type === 'deposit' || type === 'withdrawal'
  );
}

function activityOf({ id, data }: LedgerEntry): Activity {
  return { id, data, day: dayNumber(data.date) };
}

function movementOf(entry: LedgerEntry, direction: Direction): Movement {
  const { data } = entry;
  return {
    ...activityOf(entry),
    direction,
    size: Math.abs(data.amount),
    payee: comparedPayee(data.counterparty ?? '') || null,
  };
}

/** The movements of an account, or with `''` of all, in one direction and currency, and of `means`. */
function seriesOf(
  { all, byAccount, series }: Movements,
  account: RecordId | '',
  direction: Direction,
  currency: CurrencyCode,
  means: PaymentMeans | null = null,
): readonly Movement[] {
  const key = `${account} ${direction} ${currency} ${means ?? ''}`;
  const known = series.get(key);
  if (known) return known;
  const found = (account === '' ? all : (byAccount.get(account) ?? [])).filter(
    (movement) =>
      movement.direction === direction &&
      movement.data.currency === currency &&
      (means === null || movement.data.paymentMeans === means),
  );
  series.set(key, found);
  return found;
}
