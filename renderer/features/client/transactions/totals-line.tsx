import { useMemo } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { countOf, formatMoney } from '../../../components/formats.ts';
import classes from './transactions.module.css';

const RULE = 'Sum of the amounts shown';

/** How many entries are shown and what they add up to, per currency. */
export function TotalsLine({ rows }: { rows: readonly Entry<Transaction>[] }) {
  const totals = useMemo(() => totalsOf(rows), [rows]);
  return (
    <div className={classes.totals} role="status">
      <span>{countOf(rows.length, 'transaction', 'transactions')}</span>
      {totals.map(({ currency, total, in: paidIn, out }) => (
        <FigureButton
          key={currency}
          title={RULE}
          explain={() => ({
            name: `Together, ${currency}`,
            text: formatMoney(total, currency),
            how: `${RULE}.`,
            from: [
              { name: 'In', text: formatMoney(paidIn, currency) },
              { name: 'Out', text: formatMoney(out, currency) },
            ],
          })}
        >
          In {formatMoney(paidIn, currency)}, out {formatMoney(out, currency)}, together{' '}
          {formatMoney(total, currency)}
        </FigureButton>
      ))}
    </div>
  );
}

function totalsOf(rows: readonly Entry<Transaction>[]) {
  const sums = new Map<string, { in: number; out: number }>();
  for (const { data } of rows) {
    const sum = sums.get(data.currency) ?? { in: 0, out: 0 };
    if (data.amount >= 0) sum.in += data.amount;
    else sum.out += data.amount;
    sums.set(data.currency, sum);
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum, total: sum.in + sum.out }));
}
