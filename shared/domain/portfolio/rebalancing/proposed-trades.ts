import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import type { RealisedGain } from '../holding.ts';
import type { LedgerEntry } from '../ledger.ts';
import { sumOrNull, type Term, termOf } from '../lot-figures.ts';
import { commonDay, MAX_NAMED_LOTS, namedQuantity } from '../named-lots.ts';
import { newTransaction } from '../portfolio-builders.ts';
import type { PortfolioScope } from '../portfolio-scope.ts';
import { sharesByQuantity } from '../shares.ts';
import type { ChosenPurchase } from './choose-purchases.ts';
import type { ChosenSale } from './choose-sales.ts';
import { costOf } from './market.ts';
import type { DealingCost, ProposedGains, ProposedTrade } from './proposal.ts';

/** The chosen sales and purchases as trades, sales first; gains are not known yet. */
export function tradesOf(
  { accounts }: PortfolioScope,
  sales: readonly ChosenSale[],
  purchases: readonly ChosenPurchase[],
  cost: DealingCost,
): readonly ProposedTrade[] {
  const names = new Map(accounts.map(({ id, data }) => [id, data.name]));
  const sold = sales.flatMap((sale) => {
    const { queue, reasons } = sale;
    return enterableParts(sale, costOf(sale.amount, cost)).map(
      (part): ProposedTrade => ({
        side: 'sell',
        accountId: queue.accountId,
        accountName: names.get(queue.accountId) ?? '',
        ...securityFields(queue.quoted),
        ...part,
        gains: [],
        saleReasons: reasons,
      }),
    );
  });
  const bought = purchases.map(
    ({ candidate, quantity, amount, cost: fee }): ProposedTrade => ({
      side: 'buy',
      accountId: candidate.accountId,
      accountName: names.get(candidate.accountId) ?? '',
      ...securityFields(candidate.quoted),
      quantity: quantity as Quantity,
      amount,
      cost: fee,
      namedLots: [],
      gains: [],
      saleReasons: [],
    }),
  );
  return [...sold, ...bought];
}

/**
 * The sale as entries that can be made: of more lots than one may name they are several, which have the
 * amount and the cost of the deal by their quantities.
 */
function enterableParts(
  { quantity, amount, namedLots }: ChosenSale,
  cost: number,
): readonly Pick<ProposedTrade, 'quantity' | 'amount' | 'cost' | 'namedLots'>[] {
  if (namedLots.length <= MAX_NAMED_LOTS) {
    return [{ quantity: quantity as Quantity, amount, cost, namedLots }];
  }
  const count = Math.ceil(namedLots.length / MAX_NAMED_LOTS);
  const parts = Array.from({ length: count }, (_, index) => {
    const lots = namedLots.slice(index * MAX_NAMED_LOTS, (index + 1) * MAX_NAMED_LOTS);
    return { namedLots: lots, quantity: namedQuantity(lots) };
  });
  const amounts = sharesByQuantity(amount, parts);
  const costs = sharesByQuantity(cost, parts);
  return parts.map((part, index) => ({
    ...part,
    amount: amounts[index] ?? 0,
    cost: costs[index] ?? 0,
  }));
}

const securityFields = ({
  securityId,
  name,
  assetClass,
  price,
  pricedOn,
}: ChosenSale['queue']['quoted']) => ({ securityId, name, assetClass, price, pricedOn });

/** The entry that `trade` would be in the ledger. */
export function entryOf(
  trade: ProposedTrade,
  clientId: RecordId,
  currency: CurrencyCode,
  date: CalendarDate,
  index: number,
): LedgerEntry {
  const isSale = trade.side === 'sell';
  const { accountId, securityId, quantity, price, cost, amount, namedLots } = trade;
  const acquiredOn = commonDay(namedLots);
  return {
    id: uuidFromText(`proposed trade ${index} ${accountId} ${securityId}`) as RecordId,
    data: newTransaction({
      clientId,
      accountId,
      type: trade.side,
      date,
      amount: isSale ? amount - cost : -(amount + cost),
      currency,
      securityId,
      quantity: (isSale ? -quantity : quantity) as Quantity,
      unitPrice: price,
      ...(cost === 0 ? {} : { fee: cost }),
      ...(namedLots.length > 0 ? { namedLots: [...namedLots] } : {}),
      ...(acquiredOn ? { acquiredOn } : {}),
    }),
    editedAt: null,
    editedBy: null,
  };
}

/** The sums of `gains` by term. */
export function gainsByTerm(gains: readonly RealisedGain[]): ProposedGains {
  const of = (term: Term) =>
    sumOrNull(
      gains
        .filter(({ heldFrom, soldOn }) => termOf(heldFrom, soldOn) === term)
        .map(({ gain, disallowed }) => (gain === null ? null : gain + disallowed)),
    );
  return {
    short: of('short'),
    long: of('long'),
    unknown: of('unknown'),
    disallowed: gains.reduce((sum, { disallowed }) => sum + disallowed, 0),
  };
}
