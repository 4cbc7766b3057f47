import { addDays, addMonths, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import { type Unavailable, unavailableBecause } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import { type IncomeHistory, incomeHistories, type PastPayment } from './income-history.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { monthsOf } from './sales.ts';
import type { Security } from './security.ts';

const HALF_A_MONTH = 15;

/** What an expected payment rests on. */
export type IncomeMethod = 'coupon' | 'lastTwelveMonths' | 'moneyInterest';

/** A payment that is expected; minor units of the scope's currency. */
export interface ExpectedPayment {
  readonly date: CalendarDate;
  readonly gross: number;
  /** After what was withheld last time. */
  readonly net: number;
  /** The payment of last year it repeats; `null` for a coupon. */
  readonly repeats: PastPayment | null;
}

/** What a security, or the money of an account, is expected to bring. */
export interface IncomeLine {
  readonly securityId: RecordId | null;
  readonly name: string;
  readonly method: IncomeMethod;
  readonly units: number;
  readonly payments: readonly ExpectedPayment[];
  readonly gross: number;
  readonly net: number;
  /** Since when it has been held, when that is less than the twelve months that are repeated. */
  readonly knownSince: CalendarDate | null;
}

/** A holding whose income cannot be said, and why. */
export interface IncomeGap {
  readonly name: string;
  readonly why: Unavailable;
}

/** Sums of a calendar month. */
export interface IncomeMonth {
  readonly month: string;
  readonly gross: number;
  readonly net: number;
}

/** The income expected in the twelve months after a day. */
export interface IncomeForecast {
  readonly currency: CurrencyCode;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly months: readonly IncomeMonth[];
  /** Those that are expected to pay, the largest first. */
  readonly lines: readonly IncomeLine[];
  /** Held for a year or longer without a payment. */
  readonly withoutIncome: readonly string[];
  readonly gaps: readonly IncomeGap[];
  readonly gross: number;
  readonly net: number;
}

/**
 * Income of what the scope's accounts hold on `day`, for the twelve months after it: a fixed coupon
 * where the security has one, up to its maturity; otherwise what each unit paid in the twelve months
 * before, on the same days, for the units held now. Nothing grows, nothing is bought or sold. Interest
 * on money is repeated as it was. Other currencies count at the rates of `day`. Where a security has
 * been held for less than a year and paid nothing, nobody knows what it will pay: a gap, not 0.
 */
export function incomeForecast(scope: PortfolioScope, day: CalendarDate): IncomeForecast {
  const [from, to] = [addDays(day, 1), addMonths(day, 12)];
  const lines: IncomeLine[] = [];
  const gaps: IncomeGap[] = [];
  for (const { id, data } of scope.accounts) {
    if (data.closedOn) continue;
    const name = `Interest, ${data.name}`;
    const line = moneyLine(scope, id, name, day);
    if ('available' in line) gaps.push({ name, why: line });
    else if (line.payments.length > 0) lines.push(line);
  }
  const withoutIncome: string[] = [];
  for (const [securityId, history] of incomeHistories(scope, day)) {
    if (history.units <= 0) continue;
    const security = scope.securities.get(securityId)?.data;
    const name = security?.name ?? 'Security that is not in the book';
    const line = lineOf(scope, securityId, security, history, day);
    if ('available' in line) gaps.push({ name, why: line });
    else if (line.payments.length > 0) lines.push(line);
    else if (isKnownFor(history, day)) withoutIncome.push(name);
    else {
      const heldSince = history.heldSince ?? day;
      gaps.push({ name, why: unavailableBecause({ tag: 'noPaymentYet', heldSince }) });
    }
  }
  const sorted = lines.toSorted((a, b) => b.gross - a.gross || (a.name < b.name ? -1 : 1));
  return {
    currency: scope.currency,
    ...{ from, to, gaps, withoutIncome: withoutIncome.toSorted() },
    months: monthsOf({ from, to }).map((month) => ({ month, ...sumsIn(sorted, month) })),
    lines: sorted,
    gross: sorted.reduce((sum, { gross }) => sum + gross, 0),
    net: sorted.reduce((sum, { net }) => sum + net, 0),
  };
}

function sumsIn(lines: readonly IncomeLine[], month: string) {
  const payments = lines.flatMap((line) =>
    line.payments.filter(({ date }) => date.startsWith(month)),
  );
  return {
    gross: payments.reduce((sum, { gross }) => sum + gross, 0),
    net: payments.reduce((sum, { net }) => sum + net, 0),
  };
}

const isKnownFor = ({ heldSince }: IncomeHistory, day: CalendarDate): boolean =>
  heldSince !== null && heldSince <= addMonths(day, -12);

function lineOf(
  scope: PortfolioScope,
  securityId: RecordId,
  security: Security | undefined,
  history: IncomeHistory,
  day: CalendarDate,
): IncomeLine | Unavailable {
  if (history.missing) return history.missing;
  const name = security?.name ?? 'Security that is not in the book';
  const isCoupon = Boolean(security?.couponRate && security.couponsPerYear);
  const payments =
    security && isCoupon
      ? coupons(scope, security, history, day)
      : repeated(history, day, security?.maturesOn ?? null);
  if (payments === null) {
    const from = security?.currency ?? scope.currency;
    return unavailableBecause({ tag: 'rateMissing', from, to: scope.currency, date: day });
  }
  return {
    securityId,
    name,
    method: isCoupon ? 'coupon' : 'lastTwelveMonths',
    units: history.units,
    payments,
    gross: payments.reduce((sum, { gross }) => sum + gross, 0),
    net: payments.reduce((sum, { net }) => sum + net, 0),
    knownSince: isCoupon || isKnownFor(history, day) ? null : history.heldSince,
  };
}

/** What each unit paid in the twelve months up to `day`, a year later, for the units held now. */
function repeated(
  { payments, units }: IncomeHistory,
  day: CalendarDate,
  maturesOn: CalendarDate | null,
): readonly ExpectedPayment[] {
  return payments.flatMap((payment) => {
    const date = addMonths(payment.date, 12);
    if (date <= day || payment.units <= 0 || (maturesOn !== null && date > maturesOn)) return [];
    const gross = multiplyDivide(payment.gross, units, payment.units);
    const net = multiplyDivide(payment.net, units, payment.units);
    return [{ date, gross, net, repeats: payment }];
  });
}

/** The coupons after `day`, counted back from the maturity or else from the last payment. */
function coupons(
  scope: PortfolioScope,
  security: Security,
  { payments, units }: IncomeHistory,
  day: CalendarDate,
): readonly ExpectedPayment[] | null {
  const perYear = security.couponsPerYear ?? 1;
  const face = security.faceValue ?? ((100 * 1_000_000) as UnitPrice);
  const perUnit = multiplyDivide(face, security.couponRate ?? 0, 1_000_000 * perYear) as UnitPrice;
  const own = valueAtPrice(units as Quantity, perUnit, security.currency).amount;
  const amount = converted(own, security.currency, scope.currency, day, scope.rates);
  if (!amount.available) return null;
  const last = payments.at(-1);
  const gross = amount.value.amount;
  const net = last && last.gross > 0 ? multiplyDivide(gross, last.net, last.gross) : gross;
  const dates = couponDates(last?.date ?? null, security.maturesOn, 12 / perYear, day);
  return dates.map((date) => ({ date, gross, net, repeats: null }));
}

/**
 * The last coupon is paid with the maturity, whereas a payment may have been entered days after its
 * coupon. What was entered before its coupon is not expected once more.
 */
function couponDates(
  last: CalendarDate | null,
  maturesOn: CalendarDate | null,
  step: number,
  day: CalendarDate,
): readonly CalendarDate[] {
  const anchor = maturesOn ?? last;
  if (!anchor) return [];
  const [first, end] = [-Math.ceil(1200 / step), Math.ceil(1200 / step)];
  const dates: CalendarDate[] = [];
  for (let count = first; count <= end; count += 1) {
    const date = addMonths(anchor, count * step);
    const isPaid = last !== null && daysBetween(last, date) < step * HALF_A_MONTH;
    if (date <= day || isPaid || (maturesOn !== null && date > maturesOn)) continue;
    if (date > addMonths(day, 12)) break;
    dates.push(date);
  }
  return dates;
}

/** Interest on the money of an account, as it was in the twelve months up to `day`. */
function moneyLine(
  scope: PortfolioScope,
  accountId: RecordId,
  name: string,
  day: CalendarDate,
): IncomeLine | Unavailable {
  const payments: ExpectedPayment[] = [];
  for (const { data } of scope.ledger) {
    const { type, securityId, date, amount, tax = 0, fee = 0 } = data;
    if (data.accountId !== accountId || type !== 'interest' || securityId || date > day) continue;
    const expectedOn = addMonths(date, 12);
    // Of 29 February the day a year later is over on the 28th already.
    if (expectedOn <= day) continue;
    const inScope = (own: number) =>
      converted(own, data.currency, scope.currency, day, scope.rates);
    const [gross, net] = [inScope(amount + tax + fee), inScope(amount)];
    if (!gross.available) return gross;
    if (!net.available) return net;
    const past = { date, gross: gross.value.amount, net: net.value.amount, units: 0 };
    payments.push({ ...past, date: expectedOn, repeats: past });
  }
  return {
    ...{ securityId: null, name, method: 'moneyInterest', units: 0, payments, knownSince: null },
    gross: payments.reduce((sum, { gross }) => sum + gross, 0),
    net: payments.reduce((sum, { net }) => sum + net, 0),
  };
}
