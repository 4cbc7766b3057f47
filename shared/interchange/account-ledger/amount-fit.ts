import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { exactValue, minorUnitScale, PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import { type EntryType, REVERSAL } from './entry-types.ts';

/** Decimals that every price has, so that one written without them is not taken for a rounded one. */
const LEAST_DECIMALS = 4;
/** Minor units that a rounded price may have lost: of many units more would hide a fee. */
const MOST_LOST = 100;

/**
 * What speaks against the amount of `entry`: its sign, or that it is not what the quantity comes to at
 * the price, with the costs; `null` when nothing does. It may differ by one minor unit, and by what was
 * lost when the price was rounded to its `priceDecimals`, as it is written; they count as four at least,
 * and the loss as a hundred minor units at most.
 */
export function amountObjection(
  entryType: EntryType,
  entry: Transaction,
  priceDecimals: number,
): string | null {
  const { quantity, unitPrice, amount, currency, fee = 0, tax = 0 } = entry;
  // A sale may bring less than its costs.
  const objection = signObjection(
    entryType,
    entryType.type === 'sell' ? amount + fee + tax : amount,
  );
  const hasPrice = quantity !== undefined && unitPrice !== undefined;
  if (objection !== null || !hasPrice) return objection;
  const isTrade = entryType.type === 'buy' || entryType.type === 'sell';
  const worth = exactValue(quantity, unitPrice, currency)?.amount ?? Number.NaN;
  const expected = expectedAmount(entryType, entry, isTrade ? 0 - worth : worth);
  if (!Number.isSafeInteger(expected)) return 'quantity at price is too large';
  const step = 10 ** (PRICE_SCALE - Math.min(Math.max(priceDecimals, LEAST_DECIMALS), PRICE_SCALE));
  const inStep = Math.abs(exactValue(quantity, step as UnitPrice, currency)?.amount ?? 0);
  if (Math.abs(amount - expected) <= 1 + Math.min(inStep / 2, MOST_LOST)) return null;
  const text = decimalText(expected, minorUnitScale(currency));
  const toDo = 'what else was paid is a row of its own, a price that was rounded is left out';
  return `quantity at price, with fee and tax, comes to ${text}; ${toDo}`;
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
    return `the money of type "${name}" comes in: write it without a minus; ${REVERSAL}`;
  }
  return direction === 'out' && amount > 0
    ? `the money of type "${name}" goes out: write it with a minus; ${REVERSAL}`
    : null;
}
