import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import type { PricePoint } from '../client/client-file.ts';
import { type Unavailable, unavailableBecause } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** A whole piece in the units of a quantity. */
const PIECE = powerOfTen(QUANTITY_SCALE);

/**
 * What the accounts of a scope hold of one security while its ledger is walked. It points into the
 * price series and adds up again only when a price or a quantity is another than before; days never
 * go back.
 */
export class HeldSecurity {
  readonly #scope: PortfolioScope;
  readonly id: RecordId;
  readonly #name: string;
  readonly #currency: CurrencyCode;
  readonly #divisor: number;
  readonly #series: readonly PricePoint[];
  /** By account, as each is rounded by itself: the values of the accounts add up to that of all. */
  readonly #quantities: number[] = [];
  /** In how many accounts there is any. */
  #holders = 0;
  /** Index of the first price after the day. */
  #next = 0;
  /** In the scope's currency; `null` when something has changed since. */
  #value: number | null = null;

  constructor(scope: PortfolioScope, id: RecordId) {
    const security = scope.securities.get(id)?.data;
    this.#scope = scope;
    this.id = id;
    this.#name = security?.name ?? 'a security that is not in the book';
    this.#currency = security?.currency ?? scope.currency;
    this.#divisor = powerOfTen(QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(this.#currency));
    this.#series = scope.prices.get(id) ?? [];
  }

  /** Whether an account holds any of it. */
  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Adds `quantity` to what the account with the index `account` holds. */
  add(account: number, quantity: number): void {
    const before = this.#quantities[account] ?? 0;
    const after = before + quantity;
    this.#quantities[account] = after;
    this.#holders += Number(after !== 0) - Number(before !== 0);
    this.#value = null;
  }

  /** Adds what one more account holds. */
  addAccount(quantity: number): void {
    this.add(this.#quantities.length, quantity);
  }

  /** What all accounts hold is worth at the end of `day`, in minor units of the scope's currency. */
  valueOn(day: CalendarDate, pricedSince?: CalendarDate): number | Unavailable {
    if (!this.isHeld) return 0;
    const price = this.#priceOn(day);
    if (!price || (pricedSince !== undefined && price.date < pricedSince)) {
      return this.#withoutPrice(day, price);
    }
    if (this.#value !== null) return this.#value;
    let total = 0;
    const isForeign = this.#currency !== this.#scope.currency;
    for (const quantity of this.#quantities) {
      if (quantity === 0) continue;
      const value = this.#valueOf(quantity, price.price);
      const worth = isForeign ? this.#inScope(value, day) : value;
      if (typeof worth !== 'number') return worth;
      total += worth;
    }
    // A rate may be another every day.
    if (!isForeign) this.#value = total;
    return total;
  }

  /** Whole pieces, as nearly all are, give the same out of numbers that need not go in two parts. */
  #valueOf(quantity: number, price: number): number {
    const pieces = Math.floor(quantity / PIECE);
    return pieces * PIECE === quantity
      ? multiplyDivide(pieces, price, this.#divisor / PIECE)
      : multiplyDivide(quantity, price, this.#divisor);
  }

  #inScope(value: number, day: CalendarDate): number | Unavailable {
    const { currency, rates } = this.#scope;
    const worth = converted(value, this.#currency, currency, day, rates);
    return worth.available ? worth.value.amount : worth;
  }

  #withoutPrice(day: CalendarDate, last: PricePoint | undefined): Unavailable {
    return unavailableBecause({
      tag: 'priceMissing',
      securityId: this.id,
      security: this.#name,
      date: day,
      lastPriceOn: last?.date ?? null,
    });
  }

  /** The last price up to `day`: looked for in steps that double, as days may be far apart or near. */
  #priceOn(day: CalendarDate): PricePoint | undefined {
    const from = this.#next;
    let low = from;
    let step = 1;
    while (this.#isPast(low + step - 1, day)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step - 1, this.#series.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isPast(middle, day)) low = middle + 1;
      else high = middle;
    }
    this.#next = low;
    if (low !== from) this.#value = null;
    return this.#series[low - 1];
  }

  #isPast(index: number, day: CalendarDate): boolean {
    const point = this.#series[index];
    return point !== undefined && point.date <= day;
  }
}
