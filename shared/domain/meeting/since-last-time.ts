import { addDays } from '#shared/lib/calendar-date.ts';
import { clientFigures } from '../portfolio/client-figures.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import { rateLookup } from '../portfolio/exchange-rates.ts';
import { plainWording, type Wording } from '../wording.ts';
import type { ChangeLine, ChangesInput } from './change-line.ts';
import { shareOfWealth } from './change-weight.ts';
import { accountChanges } from './since-last-time-accounts.ts';
import { orderChanges } from './since-last-time-orders.ts';
import { relationshipChanges } from './since-last-time-people.ts';
import { priceChanges } from './since-last-time-prices.ts';
import { serviceChanges } from './since-last-time-service.ts';
import { tradeChanges } from './since-last-time-trades.ts';

/**
 * What changed with a client after the day `after` up to `to`, most important first and, among
 * equals, newest first: value, flows, holdings, purchases and sales, prices that mattered, orders,
 * instructions, profile, authorities, products, goals, promises, meetings, service requests,
 * reports, people and notes;
 * each with the record it comes from. What has an amount is ranked by its share of the client's wealth,
 * orders by their share of what is usual in a year (see change-weight.ts); what has none, and all while
 * neither is known, by its sort.
 */
export function sinceLastTime(
  input: Pick<ChangesInput, 'file' | 'after' | 'to' | 'offsetMinutes'> & {
    readonly wording?: Wording;
    readonly rates?: RateLookup | undefined;
  },
): readonly ChangeLine[] {
  const complete = withFigures(input);
  return [
    ...accountChanges(complete),
    ...tradeChanges(complete),
    ...priceChanges(complete),
    ...orderChanges(complete),
    ...serviceChanges(complete),
    ...relationshipChanges(complete),
  ].toSorted((a, b) => b.rank - a.rank || compared(b.date, a.date) || compared(a.text, b.text));
}

function withFigures(input: Parameters<typeof sinceLastTime>[0]): ChangesInput {
  const { file, after, to } = input;
  const rates = input.rates ?? rateLookup(file.exchangeRates);
  const hasDays = after < to && file.transactions.length > 0;
  const figures = hasDays ? clientFigures(file, { from: addDays(after, 1), to }, rates) : null;
  const wording = input.wording ?? plainWording;
  return { ...input, wording, rates, figures, shareOfWealth: shareOfWealth(figures, rates) };
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
