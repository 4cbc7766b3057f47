import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { formatMoney } from '../../components/formats.ts';
import performanceClasses from '../../components/performance/performance.module.css';

/** From the value at the start to that at the end, as a sum that can be done again. */
export function ValuesSentence({ page }: { page: BookPage }) {
  const { totals, scope } = page;
  const money = (amount: number) => formatMoney(amount, scope.currency, { currency: 'none' });
  return (
    <p className={`tabular ${performanceClasses.note}`}>
      In {scope.currency}: value at the start {money(totals.startValue)} + inflow{' '}
      {money(totals.inflow)} − outflow {money(totals.outflow)} + gain {money(totals.gain)} = value
      at the end {money(totals.endValue)}, each the sum of the clients’.
    </p>
  );
}
