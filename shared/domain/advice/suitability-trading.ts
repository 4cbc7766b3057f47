import { addDays, daysBetween } from '#shared/lib/calendar-date.ts';
import { figuresDay } from '../client/figures-day.ts';
import { available, type Figure, unavailable, unavailableBecause } from '../figure.ts';
import { isWithin, lastTwelveMonths, laterDay, type Period } from '../period.ts';
import { type PortfolioScope, portfolioScope } from '../portfolio/portfolio-scope.ts';
import { spreadDays, valuesOn } from '../portfolio/value-history.ts';
import { boughtSecurity, isTrade, soldSecurity, tradeIn } from './recommended-trade.ts';
import {
  fails,
  passes,
  type SuitabilityFinding,
  type SuitabilityInput,
  unknown,
} from './suitability-finding.ts';

const DAYS_OF_YEAR = 365;
/** Values of a year that the average equity is made of: its ends and the months between. */
const VALUES = 13;
/** Days of ledger below which a rate by the year says nothing. */
const FEWEST_DAYS = 30;

/** What an account's trading comes to in a year, with the recommended trade. */
interface TurnoverFigures {
  /** Purchases by average equity, by the year. */
  readonly turnover: number;
  /** Fees and costs by average equity, by the year, as a fraction: what must be earned to break even. */
  readonly costToEquity: number;
}

/** Quantitative: whether the series of trades is excessive (FINRA 2111.05(c)). */
export function tradingFindings(input: SuitabilityInput): readonly SuitabilityFinding[] {
  if (!isTrade(input.recommendation.action)) return [];
  return [...yearlyRates(input), ...inAndOut(input)];
}

function yearlyRates(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { settings, wording } = input;
  const figures = turnoverFigures(input);
  if (!figures.available) {
    const because = `Cannot be said: ${figures.reason}.`;
    const remedy = 'Complete the ledger and the prices of the account.';
    return [unknown('turnover', because, remedy), unknown('costToEquity', because, remedy)];
  }
  const { turnover, costToEquity } = figures.value;
  const most = settings.turnoverLimit / 100;
  const mostCost = settings.costToEquityLimit / 10_000;
  const turned = `With this trade ${turnover.toFixed(2)} times the average equity is bought in a year; ${most} is the most.`;
  const costs = `With this trade the account costs ${wording.percent(costToEquity)} of its average equity in a year; ${wording.percent(mostCost)} is the most.`;
  return [
    turnover <= most
      ? passes('turnover', turned)
      : fails('turnover', turned, 'Hold, or wait until earlier purchases are a year ago.'),
    costToEquity <= mostCost
      ? passes('costToEquity', costs)
      : fails('costToEquity', costs, 'Lower the cost of the trade, or hold.'),
  ];
}

/**
 * Turnover and cost-to-equity of the account, by the year, the recommended trade included: purchases
 * (and fees, those within trades included) of the last twelve months, or of the part that is recorded
 * scaled to a year, by the mean of the values at the ends of months. Source of both measures: FINRA
 * 2111.05(c) names them; how they are computed is customary in cases of excessive trading.
 */
function turnoverFigures(input: SuitabilityInput): Figure<TurnoverFigures> {
  const { recommendation, file, today, rates } = input;
  const account = file.accounts.find(({ id }) => id === recommendation.accountId);
  if (!account) return unavailable('the account is not named');
  const scope = portfolioScope(file, account.data.currency, { accounts: [account], rates });
  const first = scope.ledger[0]?.data.date;
  const last = figuresDay({ accounts: [account] }, today);
  if (!first || first > last) return unavailableBecause({ tag: 'nothingRecordedAtAll' });
  const year = lastTwelveMonths(last);
  const period: Period = { from: laterDay(first, year.from), to: last };
  const days = daysBetween(period.from, period.to) + 1;
  if (days < FEWEST_DAYS) return unavailable(`only ${days} days are recorded`);
  const equity = averageEquity(scope, period);
  if (!equity.available) return equity;
  const trade = tradeIn(scope.currency, input);
  if (!trade.available) return trade;
  const bought = boughtSecurity(recommendation) ? trade.value.amount : 0;
  const sums = sumsOf(scope, period);
  const byYear = (amount: number) => (amount * DAYS_OF_YEAR) / Math.min(days, DAYS_OF_YEAR);
  return available({
    turnover: (byYear(sums.purchases) + bought) / equity.value,
    costToEquity: (byYear(sums.costs) + trade.value.cost) / equity.value,
  });
}

function averageEquity(scope: PortfolioScope, period: Period): Figure<number> {
  const points = valuesOn(scope, spreadDays(period.from, period.to, VALUES));
  let sum = 0;
  for (const { value, missing } of points) {
    if (value === null) return missing ?? unavailable('a value is not known');
    sum += value;
  }
  const mean = sum / points.length;
  return mean > 0 ? available(mean) : unavailable('the average equity is not positive');
}

function sumsOf(scope: PortfolioScope, period: Period): { purchases: number; costs: number } {
  let purchases = 0;
  let costs = 0;
  for (const { data } of scope.ledger) {
    if (!isWithin(data.date, period)) continue;
    if (data.type === 'buy') purchases += Math.abs(data.amount);
    // A fee that was given back is a cost the account did not have.
    costs += data.type === 'fee' ? -data.amount : (data.fee ?? 0);
  }
  return { purchases, costs };
}

function inAndOut(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file, today, settings, wording } = input;
  const sold = soldSecurity(recommendation);
  const bought = boughtSecurity(recommendation);
  const since = addDays(today, -settings.inAndOutDays);
  const turned = file.transactions
    .filter(
      ({ data }) =>
        data.accountId === recommendation.accountId &&
        data.date >= since &&
        data.date <= today &&
        ((data.type === 'buy' && sold !== null && data.securityId === sold) ||
          (data.type === 'sell' && bought !== null && data.securityId === bought)),
    )
    .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1));
  // Until the last of them is long enough ago.
  const last = turned.at(-1);
  if (!last) {
    const because = `Nothing of it was traded the other way within ${settings.inAndOutDays} days.`;
    return [passes('inAndOut', because)];
  }
  const { type, date, securityId } = last.data;
  const name = (securityId && file.securities.get(securityId)?.data.name) || 'The security';
  const because = `${name} was ${type === 'buy' ? 'bought' : 'sold'} on ${wording.date(date)} and would be ${type === 'buy' ? 'sold' : 'bought back'} now.`;
  const later = wording.date(addDays(date, settings.inAndOutDays + 1));
  const remedy = `Wait until ${later}, or hold.`;
  return [fails('inAndOut', because, remedy, { holding: securityId ?? null })];
}
