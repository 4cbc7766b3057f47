import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { bothFigures, type Figure, mapFigure, type Unavailable } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import { type LedgerEntry, newQuantityEffect, quantityEffect } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** What a security paid on a day, and for how many of today's units. */
export interface PastPayment {
  readonly date: CalendarDate;
  /** Before tax and costs; minor units of the scope's currency. */
  readonly gross: number;
  readonly net: number;
  /** Units held the evening before, in millionths, as later splits make them. */
  readonly units: number;
}

/** A security's payments, oldest first, and since when it has been held without a break. */
export interface IncomeHistory {
  readonly payments: readonly PastPayment[];
  readonly heldSince: CalendarDate | null;
  readonly units: number;
  /** Why a payment is not among them: it has no rate into the scope's currency. */
  readonly missing: Unavailable | null;
}

/** The same in one account, while the ledger is read. */
interface Running {
  units: number;
  heldSince: CalendarDate | null;
  payments: readonly PastPayment[];
  missing: Unavailable | null;
}

/** Minor units of the currency of an entry in that of the scope. */
type Conversion = (amount: number, entry: LedgerEntry) => Figure<number>;

/**
 * The payments of each security the scope's accounts hold or held, up to `day`; those of accounts in
 * other currencies at the rates of `day`, as what they say is wanted for the days after it.
 */
export function incomeHistories(
  scope: PortfolioScope,
  day: CalendarDate,
): ReadonlyMap<RecordId, IncomeHistory> {
  const running = new Map<RecordId, Map<RecordId, Running>>();
  const of = (securityId: RecordId, accountId: RecordId): Running => {
    const accounts = running.get(securityId) ?? new Map<RecordId, Running>();
    running.set(securityId, accounts);
    const none = { units: 0, heldSince: null, payments: [], missing: null };
    const known = accounts.get(accountId) ?? none;
    accounts.set(accountId, known);
    return known;
  };
  const inScope: Conversion = (amount, { data }) =>
    mapFigure(
      converted(amount, data.currency, scope.currency, day, scope.rates),
      (money) => money.amount,
    );
  for (const entry of paymentsFirst(scope.ledger, day)) {
    const { securityId, newSecurityId, accountId } = entry.data;
    if (securityId) {
      const each = of(securityId, accountId);
      if (isPayment(entry)) pay(each, entry, inScope);
      else move(each, entry, quantityEffect(entry.data));
    }
    if (newSecurityId) move(of(newSecurityId, accountId), entry, newQuantityEffect(entry.data));
  }
  return new Map([...running].map(([id, accounts]) => [id, together([...accounts.values()])]));
}

/** Within a day payments come first: they are for what was held the evening before. */
function paymentsFirst(ledger: readonly LedgerEntry[], day: CalendarDate): readonly LedgerEntry[] {
  return ledger
    .filter(({ data }) => data.date <= day)
    .toSorted((a, b) => {
      if (a.data.date !== b.data.date) return a.data.date < b.data.date ? -1 : 1;
      return Number(isPayment(b)) - Number(isPayment(a));
    });
}

const isPayment = ({ data }: LedgerEntry): boolean =>
  data.type === 'dividend' || data.type === 'interest';

/** Enters a payment; what an account is paid on a day is one payment for the same units. */
function pay(running: Running, entry: LedgerEntry, inScope: Conversion): void {
  const { date, amount, tax = 0, fee = 0 } = entry.data;
  const paid = bothFigures(
    inScope(amount + tax + fee, entry),
    inScope(amount, entry),
    (gross, net) => ({ gross, net }),
  );
  if (!paid.available) {
    running.missing = paid;
    return;
  }
  const last = running.payments.at(-1);
  const sameDay = last?.date === date ? last : null;
  const payment = {
    date,
    gross: (sameDay?.gross ?? 0) + paid.value.gross,
    net: (sameDay?.net ?? 0) + paid.value.net,
    units: running.units,
  };
  running.payments = [...(sameDay ? running.payments.slice(0, -1) : running.payments), payment];
}

function move(running: Running, { data }: LedgerEntry, change: number): void {
  const before = running.units;
  running.units += change;
  if (data.type === 'split' && before > 0) {
    running.payments = running.payments.map((payment) => ({
      ...payment,
      units: multiplyDivide(payment.units, running.units, before),
    }));
  }
  if (running.units <= 0) running.heldSince = null;
  else running.heldSince ??= data.date;
}

/**
 * The accounts' histories as one; what several were paid on a day is one payment. What an account was
 * paid for units that were gone by then is left out of it: it says nothing of a unit that is held.
 */
function together(accounts: readonly Running[]): IncomeHistory {
  const byDay = new Map<CalendarDate, PastPayment>();
  for (const payment of accounts.flatMap(({ payments }) => payments)) {
    const known = byDay.get(payment.date);
    if (!known || known.units <= 0) {
      byDay.set(payment.date, payment.units <= 0 && known ? known : payment);
      continue;
    }
    if (payment.units <= 0) continue;
    byDay.set(payment.date, {
      date: payment.date,
      gross: known.gross + payment.gross,
      net: known.net + payment.net,
      units: known.units + payment.units,
    });
  }
  const since = accounts.flatMap(({ heldSince }) => heldSince ?? []).toSorted();
  return {
    payments: [...byDay.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    heldSince: since[0] ?? null,
    units: accounts.reduce((sum, { units }) => sum + units, 0),
    missing: accounts.find(({ missing }) => missing)?.missing ?? null,
  };
}
