import type { TradedUnits } from '#shared/domain/meeting/client-change.ts';
import type { Wording } from '#shared/domain/wording.ts';

/**
 * Units and amount of a purchase or sale of everything, as ", gekauft 100 für EUR 9,500.00"; nothing
 * when neither is known.
 * @param verb "gekauft"
 * @param forAmount what stands before an amount: "für"
 */
export function tradedClause(
  verb: string,
  forAmount: string,
  trade: TradedUnits | null,
  wording: Wording,
): string {
  if (!trade) return '';
  const units = trade.quantity === null ? '' : wording.quantity(trade.quantity);
  const paid = trade.amount ? `${forAmount} ${wording.money(trade.amount)}` : '';
  const text = [units, paid].filter(Boolean).join(' ');
  return text ? `, ${verb} ${text}` : '';
}
