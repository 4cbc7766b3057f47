import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Quantity, type UnitPrice, valueAtPrice } from '#shared/lib/money.ts';
import type { LedgerHoldings } from '../portfolio/holding.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import { isReorganisation } from '../portfolio/ledger.ts';
import { priceAt } from '../portfolio/price-at.ts';
import { type ChangeLine, type ChangesInput, clientLine, rankOf } from './change-line.ts';

/** A price that moved less than this is no news, whatever was held of it: one in twenty. */
const LEAST_CHANGE = 0.05;
const MOST_LINES = 3;
const RANK = 62;

/**
 * Prices that mattered: of securities held throughout whose price moved by a twentieth or more, the
 * three that moved the most money. What was split, merged or had units spun off meanwhile is left out,
 * because its prices cannot be compared; those of the units that came can.
 */
export function priceChanges(input: ChangesInput): readonly ChangeLine[] {
  const { file, after, to, wording } = input;
  if (!input.figures) return [];
  const { accounts, transactions } = file;
  const before = quantities(holdingsOf({ accounts, transactions, until: after }));
  const now = quantities(holdingsOf({ accounts, transactions, until: to }));
  const reorganised = new Set(
    transactions.flatMap(({ data }) =>
      data.date > after && data.date <= to && (data.type === 'split' || isReorganisation(data))
        ? [data.securityId]
        : [],
    ),
  );
  const moved = [...file.securities].flatMap(([id, { data }]) => {
    const held = Math.min(before.get(id) ?? 0, now.get(id) ?? 0);
    const series = file.prices.get(id) ?? [];
    const [first, last] = [priceAt(series, after), priceAt(series, to)];
    if (held <= 0 || !first || !last || last.date <= after || reorganised.has(id)) return [];
    const change = last.price / first.price - 1;
    if (Math.abs(change) < LEAST_CHANGE) return [];
    const difference = (last.price - first.price) as UnitPrice;
    const effect = valueAtPrice(held as Quantity, difference, data.currency);
    const rank = rankOf(effect, RANK, input);
    return [{ id, name: data.name, change, effect, date: last.date, rank }];
  });
  return moved
    .toSorted((a, b) => b.rank - a.rank || Math.abs(b.effect.amount) - Math.abs(a.effect.amount))
    .slice(0, MOST_LINES)
    .map(({ id, name, change, effect, date, rank }): ChangeLine => {
      const price = {
        tag: 'price',
        security: name,
        isRise: change > 0,
        fraction: Math.abs(change),
        effect: { ...effect, amount: Math.abs(effect.amount) },
      } as const;
      const source = { kind: 'security', id } as const;
      return clientLine(price, { date, area: 'portfolio', rank, source }, wording);
    });
}

/** Millionths of each security that are held. */
function quantities({ holdings }: LedgerHoldings): ReadonlyMap<RecordId, number> {
  const sums = new Map<RecordId, number>();
  for (const { securityId, quantity } of holdings) {
    sums.set(securityId, (sums.get(securityId) ?? 0) + quantity);
  }
  return sums;
}
