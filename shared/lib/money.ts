import { assert } from './assert.ts';
import type { Branded } from './branded.ts';
import { multiplyDivide, powerOfTen, trimmedDecimal } from './decimal.ts';

/** ISO 4217 code in capitals. */
export type CurrencyCode = Branded<string, 'CurrencyCode'>;

/** An exact amount: `amount` is an integer in minor units (cents) of `currency`. */
export interface Money {
  readonly amount: number;
  readonly currency: CurrencyCode;
}

/** A quantity of shares, units or pieces: an integer in millionths. */
export type Quantity = Branded<number, 'Quantity'>;
/** A price or rate: an integer in millionths of the currency's major unit (or of 1). */
export type UnitPrice = Branded<number, 'UnitPrice'>;

/** Decimals of a `Quantity` and of a `UnitPrice`. */
export const QUANTITY_SCALE = 6;
export const PRICE_SCALE = 6;

/** A quantity in millionths without zeros at its end, for places without a locale. */
export function plainQuantity(quantity: number): string {
  return trimmedDecimal(quantity, QUANTITY_SCALE);
}

// ISO 4217: currencies whose minor unit is not a hundredth.
const MINOR_UNITS: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3,
  LYD: 3, OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // biome-ignore format: a table

/** Number of decimals of `currency`'s minor unit (2 for EUR, 0 for JPY). */
export function minorUnitScale(currency: CurrencyCode): number {
  return MINOR_UNITS[currency] ?? 2;
}

/** `amount` minor units of `currency`. */
export function money(amount: number, currency: CurrencyCode): Money {
  assert(Number.isSafeInteger(amount), `money must be a whole number of minor units: ${amount}`);
  return { amount, currency };
}

/** Sum of amounts in one currency; adding two currencies is a bug, convert first. */
export function addMoney(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `cannot add ${a.currency} and ${b.currency}`);
  return money(a.amount + b.amount, a.currency);
}

/** The opposite amount. */
export function negateMoney(value: Money): Money {
  return money(value.amount === 0 ? 0 : -value.amount, value.currency);
}

/** `quantity × price` in `currency`, rounded half to even to its minor unit. */
export function valueAtPrice(quantity: Quantity, price: UnitPrice, currency: CurrencyCode): Money {
  return money(minorUnitsAt(quantity, price, currency), currency);
}

/** The same of what people typed: `null` where the amount is beyond exact numbers. */
export function exactValue(
  quantity: Quantity,
  price: UnitPrice,
  currency: CurrencyCode,
): Money | null {
  const amount = minorUnitsAt(quantity, price, currency);
  return Number.isSafeInteger(amount) ? money(amount, currency) : null;
}

function minorUnitsAt(quantity: Quantity, price: UnitPrice, currency: CurrencyCode): number {
  const divisor = powerOfTen(QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(currency));
  return multiplyDivide(quantity, price, divisor);
}

/**
 * An exact rate: so many major units of one currency for one of another are `numerator` divided by
 * `denominator`, both positive integers.
 */
export interface ExactRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** `value` in `target` at `rate` (of `target` for one of `value.currency`), rounded half to even. */
export function convertMoney(value: Money, rate: ExactRate, target: CurrencyCode): Money {
  return money(minorUnitsIn(value, rate, target), target);
}

/** The same at a rate that somebody recorded: `null` where the amount is beyond exact numbers. */
export function exactConversion(value: Money, rate: ExactRate, target: CurrencyCode): Money | null {
  const amount = minorUnitsIn(value, rate, target);
  return Number.isSafeInteger(amount) ? money(amount, target) : null;
}

function minorUnitsIn(value: Money, rate: ExactRate, target: CurrencyCode): number {
  const numerator = rate.numerator * powerOfTen(minorUnitScale(target));
  const denominator = rate.denominator * powerOfTen(minorUnitScale(value.currency));
  return multiplyDivide(value.amount, numerator, denominator);
}
