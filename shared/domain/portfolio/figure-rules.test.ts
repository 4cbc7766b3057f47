import { describe, expect, it } from 'vitest';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { valueAtPrice } from '#shared/lib/money.ts';
import { lastTwelveMonths } from '../period.ts';
import { allocationOn } from './allocation.ts';
import { clientFigures } from './client-figures.ts';
import { FIGURE_RULES } from './figure-rules.ts';
import { openLots } from './lot-figures.ts';
import { portfolioScope } from './portfolio-scope.ts';
import { taxYear, taxYearFigures } from './tax-year.ts';
import { valuedHoldings, valueOn } from './valuation.ts';

const today = '2026-11-24' as CalendarDate;
const file = sampleClientFile(generateSampleBook({ seed: 1, today }), 'Lindqvist household');
const currency = file.client.data.reportingCurrency;
const scope = portfolioScope(file, currency);
const holdings = valuedHoldings(scope, today);

/** The amount, which is known in the sample. */
function known(figure: { available: boolean; value?: unknown }): number {
  expect(figure.available).toBe(true);
  const value = figure.value as number | { amount: number };
  return typeof value === 'number' ? value : value.amount;
}

describe('what the rules of figures say adds up', () => {
  it(`value of a holding: ${FIGURE_RULES.holdingValue}`, () => {
    const own = holdings.filter((each) => each.priceCurrency === each.holding.currency);
    expect(own.length).toBeGreaterThan(0);
    for (const { holding, price, priceCurrency, value } of own) {
      if (price === null) throw new Error('the sample has every price');
      expect(known(value)).toBe(valueAtPrice(holding.quantity, price, priceCurrency).amount);
    }
  });

  it(`unrealised: ${FIGURE_RULES.unrealised}`, () => {
    for (const { value, cost, unrealised } of holdings) {
      expect(known(unrealised)).toBe(known(value) - known(cost));
    }
  });

  it(`value of a lot: ${FIGURE_RULES.lotValue}`, () => {
    const lots = openLots(file, today);
    for (const { holding, value, cost } of holdings) {
      const own = lots.filter(
        (lot) => lot.accountId === holding.accountId && lot.securityId === holding.securityId,
      );
      expect(own.reduce((sum, lot) => sum + known(lot.value), 0)).toBe(known(value));
      expect(own.reduce((sum, lot) => sum + known(lot.cost), 0)).toBe(known(cost));
    }
  });

  it(`gain: ${FIGURE_RULES.gain}`, () => {
    const { portfolio } = clientFigures(file, lastTwelveMonths(today));
    if (!portfolio) throw new Error('the sample has accounts');
    const { value, startValue, netFlow, gain } = portfolio;
    expect(known(gain)).toBe(known(value) - known(startValue) - known(netFlow));
    expect(known(value)).toBe(known(valueOn(scope, today)));
  });

  it(`weight: ${FIGURE_RULES.weight} Drift: ${FIGURE_RULES.drift}`, () => {
    const allocation = allocationOn(scope, today);
    if (!allocation.available) throw new Error(allocation.reason);
    const { slices, total } = allocation.value;
    expect(slices.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
    for (const { value, weight, target, drift } of slices) {
      expect(Math.abs(weight - (value.amount * 10_000) / total.amount)).toBeLessThan(1);
      if (target !== null) expect(drift).toBe(weight - target);
    }
  });

  it(`realised gain: ${FIGURE_RULES.realisedGain} Income: ${FIGURE_RULES.income}`, () => {
    const years = [2024, 2025, 2026].map((year) =>
      taxYearFigures(file, currency, taxYear(year, 'january'), today, { washSales: true }),
    );
    const gains = years.flatMap((year) => year.gains);
    const income = years.flatMap((year) => year.income);
    expect(gains.length).toBeGreaterThan(0);
    expect(income.length).toBeGreaterThan(0);
    for (const { proceeds, cost, disallowed, gain } of gains) {
      expect(gain).toBe(proceeds - (cost ?? Number.NaN) + disallowed);
    }
    for (const { gross, withheld, fees, net } of income) expect(net).toBe(gross - withheld - fees);
  });
});
