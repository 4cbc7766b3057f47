import type { PortfolioFigures } from '#shared/domain/portfolio/client-figures.ts';
import type { SalesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import { formatNumber } from '../formats.ts';
import { type FigureTerm, figureTerm, moneyTerm } from './explained-figure.ts';

/** What the gain of a client was computed from. */
export function gainTerms(
  figures: Pick<PortfolioFigures, 'value' | 'startValue' | 'netFlow'>,
): readonly FigureTerm[] {
  return [
    moneyTerm('Value at the end', figures.value),
    moneyTerm('Value at the start', figures.startValue),
    moneyTerm('Net flow', figures.netFlow),
  ];
}

/** What the revenue of a client was computed from. */
export function revenueTerms(
  figures: Pick<SalesFigures, 'orderCount' | 'returns'>,
): readonly FigureTerm[] {
  return [
    figureTerm('Number of orders', figures.orderCount, (count) => formatNumber(count)),
    moneyTerm('Returns', figures.returns),
  ];
}
