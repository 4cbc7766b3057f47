import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Money, money } from '#shared/lib/money.ts';
import { bothFigures, type Figure, mapFigure } from '../figure.ts';
import { exchangedWorth } from '../portfolio/exchanged-worth.ts';
import { flowAmount } from '../portfolio/external-flows.ts';
import {
  isExternalFlow,
  isReorganisation,
  isSecurityTransfer,
  type LedgerEntry,
  newQuantityEffect,
  quantityEffect,
} from '../portfolio/ledger.ts';
import { type PortfolioScope, portfolioScope } from '../portfolio/portfolio-scope.ts';
import { type ChangeLine, type ChangesInput, clientLine, rankTogether } from './change-line.ts';
import type { ClientChange, TradedUnits } from './client-change.ts';

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

/**
 * In the client's currency, `null` while there was none; unavailable where neither price nor cost is
 * known, and of a merger or spin-off where no price is.
 */
type Untraded = Figure<Money> | null;

/** How the client's units of one security changed between the two evenings, in millionths. */
interface Position {
  before: number;
  held: number;
  bought: Trades | null;
  sold: Trades | null;
  /** What transfers and reorganisations brought into the client's accounts or took out of them, each on its day. */
  broughtIn: Untraded;
  takenOut: Untraded;
  /** Whether it was split, merged or spun off meanwhile: its units before and after are not the same. */
  isReorganised: boolean;
  last: LedgerEntry | null;
}

/**
 * Securities that were not held before, with what of them was sold again, those that no longer are, and
 * what was bought and sold of those held throughout, each with its amount after costs.
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
  // The entries that count are the same whatever the currency; what was transferred is weighed in it.
  const scope = portfolioScope(file, file.client.data.reportingCurrency, { rates });
  for (const entry of scope.clientLedger) {
    const { securityId, newSecurityId, date } = entry.data;
    if (date > to) break;
    if (securityId) move(positions, securityId, quantityEffect(entry.data), entry, after);
    if (newSecurityId) move(positions, newSecurityId, newQuantityEffect(entry.data), entry, after);
    if (date <= after) continue;
    const position = securityId ? positions.get(securityId) : undefined;
    if (position) transfer(position, entry, scope);
    reorganise(positions, entry, scope);
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
    ...{ broughtIn: null, takenOut: null },
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
  if (type === 'split' || isReorganisation(entry.data)) position.isReorganised = true;
}

function count(position: Position, way: 'broughtIn' | 'takenOut', own: Figure<Money>): void {
  const before = position[way];
  position[way] = before
    ? bothFigures(before, own, (one, other) => money(one.amount + other.amount, one.currency))
    : own;
}

/** Counts what crossed the border of the accounts as other flows are: at its amount, price or cost. */
function transfer(position: Position, { data }: LedgerEntry, scope: PortfolioScope): void {
  if (!isSecurityTransfer(data) || !isExternalFlow(data, scope.accountIds)) return;
  const own = mapFigure(flowAmount(scope, data), (amount) =>
    money(Math.abs(amount), scope.currency),
  );
  count(position, data.type === 'transferIn' ? 'broughtIn' : 'takenOut', own);
}

/** Counts what a merger gave up of one security, and what it or a spin-off brought of another. */
function reorganise(
  positions: ReadonlyMap<RecordId, Position>,
  { data }: LedgerEntry,
  scope: PortfolioScope,
): void {
  if (!isReorganisation(data)) return;
  const { given, received } = exchangedWorth(scope, data);
  const inScope = (amount: number) => money(amount, scope.currency);
  const old = data.securityId && positions.get(data.securityId);
  const young = data.newSecurityId && positions.get(data.newSecurityId);
  if (old && data.type === 'merger') count(old, 'takenOut', mapFigure(given, inScope));
  if (young) count(young, 'broughtIn', mapFigure(received, inScope));
}

/** What is left of `moved` without what went `back` the other way; `null` where that is nothing. */
function leftOf(moved: Untraded, back: Untraded): Untraded {
  if (!moved || !back) return moved;
  const left = bothFigures(moved, back, (one, other) =>
    money(one.amount - other.amount, one.currency),
  );
  return left.available && left.value.amount <= 0 ? null : left;
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

function linesOf(security: string, position: Position, input: ChangesInput): readonly ChangeLine[] {
  const { before, held, bought, sold, broughtIn, takenOut, last, isReorganised } = position;
  const line = (
    change: ClientChange,
    trades: Trades | null,
    otherwise: number,
    untraded: Untraded = null,
  ): readonly ChangeLine[] => {
    const entry = trades?.last ?? last;
    if (!entry) return [];
    // Where a part has no known amount, the change is ranked by its sort.
    const moved = untraded?.available ? untraded.value : null;
    const amounts = [...(trades ? [trades.amount] : []), ...(untraded ? [moved] : [])];
    const rank = rankTogether(amounts, otherwise, input);
    const source = { kind: 'transaction', id: entry.id } as const;
    const about = { date: entry.data.date, area: 'portfolio', rank, source } as const;
    return [clientLine(change, about, input.wording)];
  };
  const units = ({ quantity, amount }: Trades): TradedUnits => ({
    quantity: isReorganised ? null : quantity,
    amount,
  });
  if (before === 0 && held === 0) return [];
  if (held === 0) {
    return line(
      { tag: 'noLongerHeld', security, trade: sold && units(sold) },
      sold,
      70,
      leftOf(takenOut, broughtIn),
    );
  }
  const of = (tag: 'sold' | 'bought', trades: Trades, all: number, otherwise: number) =>
    line(
      { tag, security, held: all, trade: units(trades), count: trades.count },
      trades,
      otherwise,
    );
  const part = sold ? of('sold', sold, sold.quantity + sold.heldAfter, 66) : [];
  if (before === 0) {
    // What was bought is told whole: what of it was sold again stands beside it.
    const came = { tag: 'newHolding', security, trade: bought && units(bought) } as const;
    return [...line(came, bought, 65, leftOf(broughtIn, takenOut)), ...part];
  }
  return [...part, ...(bought ? of('bought', bought, bought.heldBefore, 64) : [])];
}
