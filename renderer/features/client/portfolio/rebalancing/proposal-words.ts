import { assetClassInSentence } from '#shared/domain/portfolio/asset-class-words.ts';
import type {
  DealingCost,
  ProposedTrade,
  SaleReason,
  Shortfall,
  ShortfallCause,
} from '#shared/domain/portfolio/rebalancing/proposal.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { exactNumber } from '../../../../components/exact-number.ts';
import { formatDate, formatMoney, formatNumber } from '../../../../components/formats.ts';

const SALE_WORDS: Readonly<Record<SaleReason, string>> = {
  loss: 'at a loss',
  noGain: 'without a gain',
  longTermGain: 'held for more than a year',
  unknownGain: 'its cost or day is not recorded',
  shortTermGain: 'a short-term gain, which was allowed',
};

/** Why of all that could be traded it is this. */
export function tradeReason(trade: ProposedTrade, day: CalendarDate): string {
  const name = assetClassInSentence(trade.assetClass);
  if (trade.side === 'buy') return `too little in ${name}`;
  const why = trade.saleReasons.map((reason) => SALE_WORDS[reason]).join('; ');
  const isLoss = trade.gains.some(({ gain }) => (gain ?? 0) < 0);
  const wait = isLoss ? `; not to be bought back before ${formatDate(addDays(day, 31))}` : '';
  return `too much in ${name}: ${why}${wait}`;
}

/** "; to name: 40 of 3 Mar 2025, 10 of 7 Apr 2025", where lots are chosen. */
export function namedLotsText({ namedLots }: ProposedTrade): string {
  if (namedLots.length === 0) return '';
  const lots = namedLots.map(({ acquiredOn, quantity }) => {
    const day = acquiredOn ? `of ${formatDate(acquiredOn)}` : 'without a recorded day';
    return `${exactNumber(quantity, QUANTITY_SCALE)} ${day}`;
  });
  return `; to name: ${lots.join(', ')}`;
}

/** "Equity stays 6.2 points above its target: …" */
export function shortfallSentence(
  { assetClass, drift, causes }: Shortfall,
  currency: CurrencyCode,
): string {
  const name = assetClassInSentence(assetClass);
  const points = formatNumber(Math.abs(drift) / 100, { decimals: 2 });
  const reasons = causes.map((cause) => causeText(cause, currency)).join('; ');
  const start = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return `${start}: ${points} points ${drift < 0 ? 'below' : 'above'} the target remain, because ${reasons}.`;
}

function causeText(cause: ShortfallCause, currency: CurrencyCode): string {
  const money = (amount: number) => formatMoney(amount, currency, { whole: true });
  switch (cause.tag) {
    case 'shortTermGain':
      return `${money(cause.value)} of ${cause.name} would realise a short-term gain or can only be sold after such lots`;
    case 'washSale':
      return `the loss on ${money(cause.value)} of ${cause.name} would not be deducted, as it was bought within 30 days`;
    case 'belowMinimum':
      return `a trade of ${money(cause.value)} in ${cause.name} is below the smallest trade`;
    case 'nothingToBuy':
      return 'nothing of the class is held that could be bought more of: choose a security first';
    case 'replacementTooSoon':
      return `${cause.name} was sold at a loss and would replace it until ${formatDate(cause.until)}`;
    case 'atLimit':
      return `${cause.name} is at its limit for one position`;
    case 'maturesSoon':
      return `${cause.name} matures on ${formatDate(cause.on)}`;
    case 'noMoney':
      return `${money(cause.missing)} are missing to buy for`;
    case 'moneyElsewhere':
      return `${money(cause.missing)} would have to be moved from another account first`;
    case 'cashKept':
      return `${money(cause.amount)} are to be kept as cash`;
    case 'wholeShares':
      return 'units are traded whole';
    default:
      return assertNever(cause);
  }
}

/** What a deal is taken to cost, and from where that is known. */
export function dealingCostSentence({ source, fees, amount }: DealingCost): string {
  const rate = formatNumber(fees / amount, { percent: true, decimals: 2 });
  switch (source) {
    case 'policy':
      return `A deal is taken to cost ${rate} of its amount, as set for the client.`;
    case 'ownDeals':
      return `A deal is taken to cost ${rate} of its amount, as the deals of these accounts did in the last two years.`;
    case 'unknown':
      return 'What a deal costs is not known, as there were none in the last two years and no cost is set; none is counted.';
    default:
      return assertNever(source);
  }
}
