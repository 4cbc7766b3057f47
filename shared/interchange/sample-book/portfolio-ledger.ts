import type { Transaction, TransactionType } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import type { BookContext } from './book-writer.ts';
import type { Instrument } from './instruments.ts';

const MILLION = 1_000_000;
/** Quantity × price in millionths of millionths, down to hundredths of the currency. */
const TO_MINOR = 1e10;
/** Tax at source on dividends, in hundredths. */
const DIVIDEND_TAX = 15;

/** An investment account while its history is written: money, holdings, and what they cost. */
export interface PortfolioLedger {
  readonly key: string;
  readonly clientId: RecordId;
  readonly accountId: RecordId;
  readonly currency: CurrencyCode;
  cash: number;
  readonly held: Map<string, { quantity: number; cost: number; since: CalendarDate }>;
  readonly records: LoadedRecord[];
}

/** Worth of `quantity` at `price`, in minor units, half-even. */
export const worth = (quantity: number, price: UnitPrice): number =>
  multiplyDivide(quantity, price, TO_MINOR);

/** Adds an entry and moves the cash by its amount. */
export function book(
  ledger: PortfolioLedger,
  context: BookContext,
  type: TransactionType,
  date: CalendarDate,
  amount: number,
  fields: Partial<Transaction> = {},
): void {
  const { clientId, accountId, currency } = ledger;
  const id = context.idOf('transaction', `${ledger.key}/${ledger.records.length}`);
  ledger.cash += amount;
  ledger.records.push(
    loadedRecord('transaction', id, {
      clientId,
      accountId,
      type,
      date,
      amount,
      currency,
      ...fields,
    }),
  );
}

/** What a broker takes for a deal of `value` minor units. */
function dealingFee(value: number, currency: CurrencyCode): number {
  const least = currency === 'CZK' ? 12_000 : 500;
  return Math.max(least, Math.round(value / 1000));
}

/** Buys for at most `budget` minor units at `price`, in whole units (funds in thousandths). */
export function buy(
  ledger: PortfolioLedger,
  context: BookContext,
  instrument: Instrument,
  date: CalendarDate,
  price: UnitPrice,
  budget: number,
): void {
  const allowed = Math.min(budget, ledger.cash);
  const fee = dealingFee(allowed, ledger.currency);
  const step = instrument.assetClass === 'fund' ? 1000 : MILLION;
  const units = Math.floor(((allowed - fee) * TO_MINOR) / price / step);
  if (units <= 0) return;
  const quantity = units * step;
  const amount = -(worth(quantity, price) + fee);
  if (-amount > ledger.cash) return;
  book(ledger, context, 'buy', date, amount, {
    securityId: context.idOf('security', instrument.symbol),
    quantity: quantity as Quantity,
    unitPrice: price,
    fee,
    description: `Bought ${instrument.name}`,
  });
  receive(ledger, instrument.symbol, quantity, -amount, date);
}

/** Adds units to a holding. */
export function receive(
  ledger: PortfolioLedger,
  symbol: string,
  quantity: number,
  cost: number,
  date: CalendarDate,
): void {
  const known = ledger.held.get(symbol);
  ledger.held.set(symbol, {
    quantity: (known?.quantity ?? 0) + quantity,
    cost: (known?.cost ?? 0) + cost,
    since: known?.since ?? date,
  });
}

/** Sells for about `wanted` minor units, never more than is held. */
export function sell(
  ledger: PortfolioLedger,
  context: BookContext,
  instrument: Instrument,
  date: CalendarDate,
  price: UnitPrice,
  wanted: number,
): void {
  const holding = ledger.held.get(instrument.symbol);
  if (!holding) return;
  const step = instrument.assetClass === 'fund' ? 1000 : MILLION;
  const units = Math.ceil((wanted * TO_MINOR) / price / step);
  const quantity = Math.min(holding.quantity, units * step);
  if (quantity <= 0) return;
  const gross = worth(quantity, price);
  const fee = dealingFee(gross, ledger.currency);
  if (gross <= fee) return;
  const left = holding.quantity - quantity;
  if (left === 0) ledger.held.delete(instrument.symbol);
  else {
    const cost = Math.round((holding.cost * left) / holding.quantity);
    ledger.held.set(instrument.symbol, { ...holding, quantity: left, cost });
  }
  book(ledger, context, 'sell', date, gross - fee, {
    securityId: context.idOf('security', instrument.symbol),
    quantity: -quantity as Quantity,
    unitPrice: price,
    fee,
    description: `Sold ${instrument.name}`,
  });
}

/** A half-yearly dividend with tax at source, or a bond's coupon without. */
export function payIncome(
  ledger: PortfolioLedger,
  context: BookContext,
  instrument: Instrument,
  date: CalendarDate,
  price: UnitPrice,
): void {
  const holding = ledger.held.get(instrument.symbol);
  if (!holding || instrument.income === 0) return;
  const isBond = instrument.assetClass === 'bond';
  // A coupon is of the face value, a hundred a unit; a dividend follows the price.
  const base = isBond
    ? worth(holding.quantity, (100 * MILLION) as UnitPrice)
    : worth(holding.quantity, price);
  const gross = Math.round((base * instrument.income) / 2);
  const tax = isBond ? 0 : Math.round((gross * DIVIDEND_TAX) / 100);
  if (gross <= 0) return;
  book(ledger, context, isBond ? 'interest' : 'dividend', date, gross - tax, {
    securityId: context.idOf('security', instrument.symbol),
    ...(tax > 0 ? { tax } : {}),
    description: `${isBond ? 'Coupon' : 'Dividend'} ${instrument.name}`,
  });
}
