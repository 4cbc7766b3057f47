import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { ClientFile } from '../client/client-file.ts';
import { INSTRUCTION_TYPE_WORDS } from '../instruction/instruction-words.ts';
import { rateLookup } from '../portfolio/exchange-rates.ts';
import type { Wording } from '../wording.ts';
import type { Authority } from './authority.ts';
import type { Recommendation } from './recommendation.ts';
import { tradeIn } from './recommended-trade.ts';

/** What the worth of an order is reckoned from. */
export type PricedFile = Pick<ClientFile, 'securities' | 'prices' | 'exchangeRates'>;

/** Which orders carry a recommendation out, as far as an authority says what its holder may order. */
const ORDERS_OF: Readonly<Partial<Record<Recommendation['action'], readonly ('buy' | 'sell')[]>>> =
  {
    buy: ['buy'],
    sell: ['sell'],
    switch: ['sell', 'buy'],
  };

/** An authority that is asked whether it covers a recommendation on a day. */
interface Asked {
  /** What the authority is called in the reasons. */
  readonly name: string;
  readonly authority: Authority;
  readonly recommendation: Recommendation;
  readonly file: PricedFile;
  readonly on: CalendarDate;
  readonly wording: Wording;
}

/** Why what the authority may order, and how much of it, stands against the recommendation. */
export function againstScope(asked: Asked): readonly string[] {
  const { name, authority, recommendation } = asked;
  const orders = ORDERS_OF[recommendation.action];
  if (!orders) return [];
  const { mayOrder = [] } = authority;
  const others = mayOrder.length === 0 ? [] : orders.filter((type) => !mayOrder.includes(type));
  return [
    ...others.map(
      (type) => `${name} does not cover “${INSTRUCTION_TYPE_WORDS[type].toLowerCase()}”.`,
    ),
    ...againstLimit(asked),
  ];
}

/** Why the largest order of the authority stands against the recommendation. */
function againstLimit(asked: Asked): readonly string[] {
  const { name, authority, recommendation, file, on, wording } = asked;
  const { currency } = recommendation;
  const limit = authority.limitPerInstruction;
  if (!limit) return [];
  const most = wording.money(limit);
  const rates = rateLookup(file.exchangeRates);
  const trade = tradeIn(currency, { recommendation, file, today: on, rates });
  if (!trade.available) return [`${name} allows ${most} an order; ${trade.reason}.`];
  const { amount } = trade.value;
  if (limit.currency !== currency) {
    return [`${name} allows ${most} an order; this one is in ${currency}.`];
  }
  if (amount <= limit.amount) return [];
  return [`${name} allows ${most} an order; this one is ${wording.money({ amount, currency })}.`];
}
