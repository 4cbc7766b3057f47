import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { exactValue, minorUnitScale, PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import type { EntryType } from './entry-types.ts';

/** Decimals that every price has, so that one written without them is not taken for a rounded one. */
const LEAST_DECIMALS = 4;

/**
 * What speaks against the amount of `entry`: its sign, or that it is not what the quantity comes to at
 * the price, with the costs; `null` when nothing does. It may differ by one minor unit, and by what was
 * lost when the price was rounded to its `priceDecimals`, which count as four at least.
 */
export function amountObjection(
  entryType: EntryType,
  entry: Transaction,
  priceDecimals: number,
): string | null {
  const { quantity, unitPrice, amount, currency } = entry;
  const hasPrice = quantity !== undefined && unitPrice !== undefined;
  const isTrade = entryType.type === 'buy' || entryType.type === 'sell';
  // A sale may bring less than its fee: with a price the sign follows.
  const objection = hasPrice && isTrade ? null : signObjection(entryType, amount);
  if (objection !== null || !hasPrice) return objection;
  const worth = exactValue(quantity, unitPrice, currency)?.amount ?? Number.NaN;
  const expected = expectedAmount(entryType, entry, isTrade ? 0 - worth : worth);
  if (!Number.isSafeInteger(expected)) return 'quantity at price is too large';
  const step = 10 ** (PRICE_SCALE - Math.min(Math.max(priceDecimals, LEAST_DECIMALS), PRICE_SCALE));
  const inStep = Math.abs(exactValue(quantity, step as UnitPrice, currency)?.amount ?? 0);
  if (Math.abs(amount - expected) <= 1 + inStep / 2) return null;
  const text = decimalText(expected, minorUnitScale(currency));
  return `quantity at price, with fee and tax, comes to ${text}; what else was paid is a row of its own`;
}

function expectedAmount(
  { isReinvested }: EntryType,
  { fee = 0, tax = 0 }: Transaction,
  moved: number,
): number {
  // The dividend pays the purchase with its fee; the tax was withheld before.
  return isReinvested ? moved + fee : moved - fee - tax;
}

function signObjection({ amount: direction, name }: EntryType, amount: number): string | null {
  if (direction === 'in' && amount < 0) {
    return `the money of type "${name}" comes in: write it without a minus`;
  }
  return direction === 'out' && amount > 0
    ? `the money of type "${name}" goes out: write it with a minus`
    : null;
}
