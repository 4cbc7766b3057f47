import { Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import { revenueByMonth, revenueByProduct, salesIn } from '#shared/domain/portfolio/sales.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { ChartFigure } from '../../../components/charts/chart-figure.tsx';
import { formatMoney, formatMonth, formatNumber } from '../../../components/formats.ts';
import { later } from '../../../components/later.tsx';
import { Section } from '../../../components/section.tsx';
import classes from './portfolio.module.css';

const Bars = later(() => import('../../../components/charts/bar-chart.tsx'));

const HEIGHT = 216;
const SHOWN = 12;

interface SalesSectionProps {
  file: ClientFile;
  currency: CurrencyCode;
  today: CalendarDate;
}

/** Revenue of twelve months in one currency, by month and by product. */
export function SalesSection({ file, currency, today }: SalesSectionProps) {
  const { months, products } = useMemo(() => {
    const period = lastTwelveMonths(today);
    const sales = salesIn(sortedLedger(file.transactions), currency);
    return {
      months: revenueByMonth(sales, period).slice(-12),
      products: revenueByProduct(sales, currency, period),
    };
  }, [file, currency, today]);
  const known = months.filter(({ revenue }) => revenue !== null);
  const total = known.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);
  return (
    <div className={classes.split}>
      {known.length === 0 ? (
        <Text c="dimmed">Revenue is unavailable: no order is recorded in {currency}.</Text>
      ) : (
        <ChartFigure
          title={`Revenue by month, ${currency}`}
          summary={`${formatMoney(total, currency, { whole: true })} in ${known.length} months.`}
          height={HEIGHT}
          head={['Month', `Revenue, ${currency}`]}
          rows={months.map(({ month, revenue }) => [
            formatMonth(month, 'long'),
            revenue === null ? '—' : formatMoney(revenue, currency, { currency: 'none' }),
          ])}
        >
          <Bars
            points={months.map(({ month, revenue }) => ({
              name: formatMonth(month, 'short'),
              value: revenue,
            }))}
            currency={currency}
            height={HEIGHT}
          />
        </ChartFigure>
      )}
      <Section title="Revenue by product" count={products.length || undefined}>
        <Table fz="sm" verticalSpacing={5} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Product</Table.Th>
              <Table.Th ta="end">Pieces</Table.Th>
              <Table.Th ta="end">{currency}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {products.slice(0, SHOWN).map(({ productId, revenue, quantity, returnedQuantity }) => (
              <Table.Tr key={productId}>
                <Table.Td>{file.products.get(productId)?.data.name ?? 'Unknown product'}</Table.Td>
                <Table.Td ta="end" className={classes.whole}>
                  {formatNumber((quantity - returnedQuantity) / 10 ** QUANTITY_SCALE)}
                </Table.Td>
                <Table.Td ta="end" className={classes.whole}>
                  {formatMoney(revenue, currency, { currency: 'none', whole: true })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {products.length > SHOWN ? (
          <Text size="xs" c="dimmed" mt={4}>
            and {products.length - SHOWN} more
          </Text>
        ) : null}
      </Section>
    </div>
  );
}
