import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import type { BookContext } from './book-writer.ts';
import { dayAt, minor } from './book-writer.ts';
import { type Instrument, instrumentOf, instruments } from './instruments.ts';
import { splitDateOf } from './market.ts';
import {
  book,
  buy,
  type PortfolioLedger,
  payIncome,
  receive,
  sell,
  worth,
} from './portfolio-ledger.ts';
import { onWeekday } from './sample-days.ts';
import type { PortfolioSpec, Style } from './sample-spec.ts';

/** Target weights in hundredths of a percent; what is missing to 10,000 is cash. */
export const TARGETS: Readonly<Record<Style, { equity: number; fund: number; bond: number }>> = {
  growth: { equity: 6000, fund: 2500, bond: 1000 },
  balanced: { equity: 3500, fund: 3000, bond: 3000 },
  income: { equity: 2000, fund: 2000, bond: 5200 },
  cautious: { equity: 500, fund: 2000, bond: 6500 },
  reserve: { equity: 0, fund: 0, bond: 9400 },
};

interface Today {
  readonly date: CalendarDate;
  readonly index: number;
  readonly isFirstOfMonth: boolean;
  readonly month: number;
}

interface Weight {
  readonly instrument: Instrument;
  readonly weight: number;
}

/** Writes the history of one account, weekday by weekday, from its first deposit to today. */
export function writeHistory(
  ledger: PortfolioLedger,
  spec: PortfolioSpec,
  context: BookContext,
): void {
  const opened = onWeekday(dayAt(context, spec.opened), 1);
  const weights = weightsOf(spec.style, ledger.currency);
  const { days } = context.market;
  let sinceOpening = 0;
  for (const [index, date] of days.entries()) {
    if (date < opened) continue;
    const before = days[index - 1];
    const isFirstOfMonth = before !== undefined && before.slice(0, 7) !== date.slice(0, 7);
    const today = { date, index, isFirstOfMonth, month: Number(date.slice(5, 7)) };
    split(ledger, context, today);
    if (sinceOpening === 0) {
      book(ledger, context, 'deposit', date, minor(spec.deposit), { description: 'First deposit' });
    } else if (sinceOpening <= 3) {
      invest(ledger, context, weights, today, minor(spec.deposit) / 3);
    } else {
      events(ledger, spec, context, today);
      routine(ledger, spec, context, weights, today);
    }
    sinceOpening += 1;
  }
}

/** The securities of the currency by target weight, the weight of a class shared evenly. */
function weightsOf(style: Style, currency: string): readonly Weight[] {
  const target = TARGETS[style];
  const own = instruments.filter((item) => item.currency === currency && !item.isBenchmark);
  return (['equity', 'fund', 'bond'] as const).flatMap((assetClass) => {
    const members = own.filter((item) => item.assetClass === assetClass);
    return members.map((instrument) => ({
      instrument,
      weight: target[assetClass] / 10_000 / members.length,
    }));
  });
}

function priceOn(context: BookContext, instrument: Instrument, index: number): UnitPrice {
  return context.market.prices.get(instrument.symbol)?.[index] ?? (0 as UnitPrice);
}

function invest(
  ledger: PortfolioLedger,
  context: BookContext,
  weights: readonly Weight[],
  today: Today,
  amount: number,
): void {
  for (const { instrument, weight } of weights) {
    const price = priceOn(context, instrument, today.index);
    buy(ledger, context, instrument, today.date, price, Math.floor(amount * weight));
  }
}

function routine(
  ledger: PortfolioLedger,
  spec: PortfolioSpec,
  context: BookContext,
  weights: readonly Weight[],
  today: Today,
): void {
  if (!today.isFirstOfMonth) return;
  if (spec.monthly) {
    book(ledger, context, 'deposit', today.date, minor(spec.monthly), {
      description: 'Savings plan',
    });
  }
  for (const [symbol] of [...ledger.held]) {
    const instrument = instrumentOf(symbol);
    if (instrument && paysIn(instrument, today.month)) {
      payIncome(ledger, context, instrument, today.date, priceOn(context, instrument, today.index));
    }
  }
  if (today.month % 3 !== 1) return;
  const value = portfolioValue(ledger, context, today.index);
  const fee = Math.min(Math.round(value * 0.0015), ledger.cash);
  if (fee > 0)
    book(ledger, context, 'fee', today.date, -fee, { description: 'Custody and advice, quarter' });
  const spare = ledger.cash - value * 0.06;
  if (spare > value * 0.01 && !needsMoneySoon(spec, context, today))
    invest(ledger, context, weights, today, spare);
  if (spec.rebalances && today.month === 7) trim(ledger, context, weights, today, value);
}

/** Whether a withdrawal comes within days, for which money may have been raised already. */
function needsMoneySoon(spec: PortfolioSpec, context: BookContext, today: Today): boolean {
  return (spec.withdrawals ?? []).some(({ day }) => {
    const days = daysBetween(today.date, dayAt(context, day));
    return days >= -3 && days <= 6;
  });
}

/** Dividends in May and November; coupons in the month of maturity and half a year apart. */
function paysIn(instrument: Instrument, month: number): boolean {
  const first = instrument.matures === undefined ? 5 : (instrument.matures % 6) + 1;
  return month === first || month === first + 6;
}

function portfolioValue(ledger: PortfolioLedger, context: BookContext, index: number): number {
  let value = ledger.cash;
  for (const [symbol, holding] of ledger.held) {
    const instrument = instrumentOf(symbol);
    if (instrument) value += worth(holding.quantity, priceOn(context, instrument, index));
  }
  return value;
}

/** Sells what stands more than a tenth above its weight. */
function trim(
  ledger: PortfolioLedger,
  context: BookContext,
  weights: readonly Weight[],
  today: Today,
  value: number,
): void {
  for (const { instrument, weight } of weights) {
    const price = priceOn(context, instrument, today.index);
    const excess = worth(ledger.held.get(instrument.symbol)?.quantity ?? 0, price) - value * weight;
    if (excess > value * weight * 0.1) {
      sell(ledger, context, instrument, today.date, price, Math.floor(excess));
    }
  }
}

function split(ledger: PortfolioLedger, context: BookContext, today: Today): void {
  for (const [symbol, holding] of [...ledger.held]) {
    const instrument = instrumentOf(symbol);
    if (!instrument || splitDateOf(instrument, context.market, context.today) !== today.date)
      continue;
    book(ledger, context, 'split', today.date, 0, {
      securityId: context.idOf('security', symbol),
      quantity: holding.quantity as Quantity,
      description: `Split 2 for 1, ${instrument.name}`,
    });
    ledger.held.set(symbol, { ...holding, quantity: holding.quantity * 2 });
  }
}

/** What the client did beside the plan. Money for a withdrawal is raised the weekday before. */
function events(
  ledger: PortfolioLedger,
  spec: PortfolioSpec,
  context: BookContext,
  today: Today,
): void {
  const isDay = (offset: number): boolean => onWeekday(dayAt(context, offset), 1) === today.date;
  for (const { day, amount, why, payee } of spec.withdrawals ?? []) {
    if (onWeekday(addDays(dayAt(context, day), -1), -1) === today.date) {
      raise(ledger, context, today, minor(amount));
    }
    if (isDay(day) && ledger.cash >= minor(amount)) {
      book(ledger, context, 'withdrawal', today.date, -minor(amount), {
        description: why,
        ...(payee ? { counterparty: payee } : {}),
      });
    }
  }
  for (const { day, symbol, amount } of spec.extra ?? []) {
    const instrument = instrumentOf(symbol);
    if (!instrument || !isDay(day)) continue;
    book(ledger, context, 'deposit', today.date, minor(amount), { description: 'Extra deposit' });
    buy(
      ledger,
      context,
      instrument,
      today.date,
      priceOn(context, instrument, today.index),
      minor(amount),
    );
  }
  const brought = spec.broughtIn;
  const instrument = brought && instrumentOf(brought.symbol);
  if (brought && instrument && isDay(brought.day)) {
    bringIn(ledger, context, today, instrument, brought.quantity);
  }
}

function raise(ledger: PortfolioLedger, context: BookContext, today: Today, amount: number): void {
  const value = portfolioValue(ledger, context, today.index) - ledger.cash;
  const missing = amount - ledger.cash;
  if (missing <= 0 || value <= 0) return;
  for (const [symbol, holding] of [...ledger.held]) {
    const instrument = instrumentOf(symbol);
    if (!instrument) continue;
    const price = priceOn(context, instrument, today.index);
    const share = worth(holding.quantity, price) / value;
    sell(ledger, context, instrument, today.date, price, Math.ceil(missing * share * 1.02) + 1000);
  }
}

/** Securities that come from another bank, with the cost and day they were bought at there. */
function bringIn(
  ledger: PortfolioLedger,
  context: BookContext,
  today: Today,
  instrument: Instrument,
  units: number,
): void {
  const quantity = units * 1_000_000;
  const price = priceOn(context, instrument, today.index);
  const costBasis = Math.round(worth(quantity, price) * 0.72);
  const acquiredOn = addDays(today.date, -1170);
  book(ledger, context, 'transferIn', today.date, 0, {
    securityId: context.idOf('security', instrument.symbol),
    quantity: quantity as Quantity,
    unitPrice: price,
    costBasis,
    acquiredOn,
    counterparty: 'Former custodian',
    description: `Transferred in, ${instrument.name}`,
  });
  receive(ledger, instrument.symbol, quantity, costBasis, acquiredOn);
}
