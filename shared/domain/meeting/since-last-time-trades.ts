import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Money, money } from '#shared/lib/money.ts';
import { type LedgerEntry, newQuantityEffect, quantityEffect } from '../portfolio/ledger.ts';
import { portfolioScope } from '../portfolio/portfolio-scope.ts';
import type { Wording } from '../wording.ts';
import { type ChangeLine, type ChangesInput, rankOf } from './change-line.ts';

/** What was bought, or sold, of one security between the two evenings. */
interface Trades {
  /** In millionths. */
  readonly quantity: number;
  /** What was paid or received after costs, positive; `null` when the accounts have several currencies. */
  readonly amount: Money | null;
  readonly count: number;
  /** Held before the first and after the last of them, in all accounts together, in millionths. */
  readonly heldBefore: number;
  readonly heldAfter: number;
  readonly last: LedgerEntry;
}

/** How the client's units of one security changed between the two evenings, in millionths. */
interface Position {
  before: number;
  held: number;
  bought: Trades | null;
  sold: Trades | null;
  /** Whether it was split, merged or spun off meanwhile: its units before and after are not the same. */
  isReorganised: boolean;
  last: LedgerEntry | null;
}

/**
 * Securities that were not held before, those that no longer are, and what was bought and sold of those
 * held throughout, each with its amount after costs.
 */
export function tradeChanges(input: ChangesInput): readonly ChangeLine[] {
  if (!input.figures) return [];
  return [...positionsOf(input)].flatMap(([id, position]) => {
    const name = input.file.securities.get(id)?.data.name;
    return name ? linesOf(name, position, input) : [];
  });
}

function positionsOf({ file, after, to, rates }: ChangesInput): ReadonlyMap<RecordId, Position> {
  const positions = new Map<RecordId, Position>();
  // The entries that count are the same whatever the currency.
  const scope = portfolioScope(file, file.client.data.reportingCurrency, { rates });
  for (const entry of scope.clientLedger) {
    const { securityId, newSecurityId, date } = entry.data;
    if (date > to) break;
    if (securityId) move(positions, securityId, quantityEffect(entry.data), entry, after);
    if (newSecurityId) move(positions, newSecurityId, newQuantityEffect(entry.data), entry, after);
  }
  return positions;
}

function move(
  positions: Map<RecordId, Position>,
  id: RecordId,
  by: number,
  entry: LedgerEntry,
  after: ChangesInput['after'],
): void {
  const { type, date } = entry.data;
  const position = positions.get(id) ?? {
    ...{ before: 0, held: 0, bought: null, sold: null, isReorganised: false, last: null },
  };
  positions.set(id, position);
  position.held += by;
  if (date <= after) {
    position.before = position.held;
    return;
  }
  if (by !== 0) position.last = entry;
  if (type === 'buy') position.bought = withTrade(position.bought, by, position.held, entry);
  if (type === 'sell') position.sold = withTrade(position.sold, by, position.held, entry);
  if (type === 'split' || type === 'merger' || type === 'spinOff') position.isReorganised = true;
}

function withTrade(
  trades: Trades | null,
  by: number,
  heldAfter: number,
  entry: LedgerEntry,
): Trades {
  const { amount, currency } = entry.data;
  const own = money(Math.abs(amount), currency);
  return {
    quantity: (trades?.quantity ?? 0) + Math.abs(by),
    amount: trades ? sumOf(trades.amount, own) : own,
    count: (trades?.count ?? 0) + 1,
    heldBefore: trades?.heldBefore ?? heldAfter - by,
    ...{ heldAfter, last: entry },
  };
}

const sumOf = (first: Money | null, second: Money): Money | null =>
  first?.currency === second.currency ? money(first.amount + second.amount, second.currency) : null;

function linesOf(name: string, position: Position, input: ChangesInput): readonly ChangeLine[] {
  const { before, held, bought, sold, last, isReorganised } = position;
  const { wording } = input;
  const line = (text: string, trades: Trades | null, otherwise: number): readonly ChangeLine[] => {
    const entry = trades?.last ?? last;
    if (!entry) return [];
    const rank = rankOf(trades?.amount ?? null, otherwise, input);
    const source = { kind: 'transaction', id: entry.id } as const;
    return [{ date: entry.data.date, area: 'portfolio', text, rank, source, isInternal: false }];
  };
  if (before === 0 && held === 0) return [];
  if (before === 0) {
    const how = bought ? `, ${unitsFor(bought, isReorganised, wording)}` : '';
    return line(`New holding: ${name}${how}`, bought, 65);
  }
  if (held === 0) {
    const how = sold ? `, sold ${unitsFor(sold, isReorganised, wording)}` : '';
    return line(`No longer held: ${name}${how}`, sold, 70);
  }
  return [
    ...(sold ? line(`Sold ${partSold(name, sold, isReorganised, wording)}`, sold, 66) : []),
    ...(bought ? line(`Bought ${addition(name, bought, isReorganised, wording)}`, bought, 64) : []),
  ];
}

/** "40 for CHF 12,300.00" */
function unitsFor({ quantity, amount }: Trades, isReorganised: boolean, wording: Wording): string {
  const units = isReorganised ? '' : wording.quantity(quantity);
  return [units, amount ? `for ${wording.money(amount)}` : ''].filter(Boolean).join(' ');
}

/** "40 of 120 Nestlé, CHF 12,300.00" */
function partSold(name: string, sold: Trades, isReorganised: boolean, wording: Wording): string {
  const { quantity, heldAfter } = sold;
  const part = `${wording.quantity(quantity)} of ${wording.quantity(quantity + heldAfter)} ${name}`;
  return withAmount(isReorganised ? `a part of ${name}` : part, sold, 'sales', wording);
}

/** "40 Nestlé on top of 80, CHF 12,300.00" */
function addition(name: string, bought: Trades, isReorganised: boolean, wording: Wording): string {
  const { quantity, heldBefore } = bought;
  const part = `${wording.quantity(quantity)} ${name} on top of ${wording.quantity(heldBefore)}`;
  return withAmount(isReorganised ? `more ${name}` : part, bought, 'purchases', wording);
}

function withAmount(
  text: string,
  { amount, count }: Trades,
  many: string,
  wording: Wording,
): string {
  const times = count > 1 ? ` in ${count} ${many}` : '';
  return `${text}${times}${amount ? `, ${wording.money(amount)}` : ''}`;
}
