import { divideHalfEven, multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale, PRICE_SCALE, QUANTITY_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { isWithin, lastTwelveMonths, openingDay, type Period } from '../period.ts';
import type { TradingQuestion } from './trading-question.ts';

/** What the client saved on a product by paying less than before, or paid more (negative). */
export interface ProductSaving {
  readonly productId: RecordId;
  readonly name: string;
  /** Ordered less returned in the period, in millionths. */
  readonly quantity: number;
  /** Average price of a piece in the twelve months before the period, and in it. */
  readonly priceBefore: UnitPrice;
  readonly pricePaid: UnitPrice;
  /** In minor units of the currency. */
  readonly saved: number;
}

/** What a client saved in a period by lower prices. */
export interface PriceSavings {
  /** The twelve months whose prices are compared with. */
  readonly before: Period;
  /** The sum of the products; negative when the client paid more on balance. */
  readonly saved: number;
  /** What was paid for the products compared, in minor units. */
  readonly paid: number;
  /** Those whose price changed, the largest saving first. */
  readonly products: readonly ProductSaving[];
  /** Products that cost the same as before. */
  readonly unchangedCount: number;
  /** Products ordered in the period whose price before is not known. */
  readonly notCompared: readonly string[];
}

/** Pieces of a product with what was paid for them in millionths of the currency. */
interface Bought {
  readonly quantity: number;
  readonly micros: number;
}

const QUANTITY_UNIT = powerOfTen(QUANTITY_SCALE);

/**
 * Savings reached in the period: of each product (average price paid in the twelve months before the
 * period − average price paid in it) × pieces ordered less returned; the purchase price variance of
 * cost accounting, with what was paid before as the standard price. Pieces given away for nothing count on neither side. A
 * product has no list price in the records, so there is nothing said of savings against it; whoever
 * bought a product for the first time has saved nothing that could be known. Amounts are exact in
 * millionths and rounded half to even once for each product; the total is the sum of the products.
 * Unavailable when nothing was ordered, or nothing of it in the twelve months before.
 */
export function priceSavings(question: TradingQuestion): Figure<PriceSavings> {
  const { sales, products, period } = question;
  const before = lastTwelveMonths(openingDay(period));
  const now = boughtIn(sales, period);
  const earlier = boughtIn(sales, before);
  const compared: (ProductSaving & { readonly paid: number })[] = [];
  const notCompared: string[] = [];
  for (const [productId, bought] of now) {
    const name = products.get(productId)?.data.name ?? 'Unknown product';
    const standard = earlier.get(productId);
    if (standard) compared.push({ productId, name, ...savingOf(bought, standard, question) });
    else notCompared.push(name);
  }
  if (now.size === 0) return unavailableBecause({ tag: 'nothingOrdered' });
  if (compared.length === 0) {
    return unavailableBecause({ tag: 'noEarlierPrice', ...before });
  }
  const saved = compared.reduce((sum, each) => sum + each.saved, 0);
  const paid = compared.reduce((sum, each) => sum + each.paid, 0);
  const changed = compared.filter((each) => each.saved !== 0);
  return available({
    ...{ before, saved, paid },
    unchangedCount: compared.length - changed.length,
    products: changed
      .map(({ paid: _paid, ...saving }) => saving)
      .toSorted((a, b) => b.saved - a.saved || (a.name < b.name ? -1 : 1)),
    notCompared: notCompared.toSorted(),
  });
}

/** What stayed of each product bought at a price, returns taken off; products of which nothing stayed are left out. */
function boughtIn(sales: TradingQuestion['sales'], period: Period): ReadonlyMap<RecordId, Bought> {
  const sums = new Map<RecordId, Bought>();
  for (const { data } of sales) {
    if (!isWithin(data.date, period)) continue;
    for (const { productId, quantity, unitPrice } of data.lines ?? []) {
      if (unitPrice <= 0) continue;
      const sum = sums.get(productId) ?? { quantity: 0, micros: 0 };
      sums.set(productId, {
        quantity: sum.quantity + quantity,
        micros: sum.micros + multiplyDivide(quantity, unitPrice, QUANTITY_UNIT),
      });
    }
  }
  return new Map([...sums].filter(([, { quantity, micros }]) => quantity > 0 && micros > 0));
}

function savingOf(
  { quantity, micros }: Bought,
  standard: Bought,
  { currency }: TradingQuestion,
): Omit<ProductSaving, 'productId' | 'name'> & { readonly paid: number } {
  const atPricesBefore = multiplyDivide(quantity, standard.micros, standard.quantity);
  const microsPerMinorUnit = powerOfTen(PRICE_SCALE - minorUnitScale(currency));
  return {
    quantity,
    priceBefore: averagePrice(standard),
    pricePaid: averagePrice({ quantity, micros }),
    saved: divideHalfEven(atPricesBefore - micros, microsPerMinorUnit),
    paid: divideHalfEven(micros, microsPerMinorUnit),
  };
}

const averagePrice = ({ quantity, micros }: Bought): UnitPrice =>
  multiplyDivide(micros, QUANTITY_UNIT, quantity) as UnitPrice;
