import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { rateLookup } from '#shared/domain/portfolio/exchange-rates.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import { salesIn } from '#shared/domain/portfolio/sales.ts';
import { type TradingFigures, tradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ChartFigure } from '../../../../components/charts/chart-figure.tsx';
import { Explanation } from '../../../../components/explanation.tsx';
import { formatDate, formatMoney, formatMonth } from '../../../../components/formats.ts';
import { later } from '../../../../components/later.tsx';
import { Section } from '../../../../components/section.tsx';
import allocationClasses from '../allocation/allocation.module.css';
import { FigureTable } from '../figures/figure-table.tsx';
import { SaveFiguresButton } from '../figures/save-figures-button.tsx';
import portfolioClasses from '../portfolio.module.css';
import { monthsTable, productsTable, rhythmSentence, summaryTable } from './trading-rows.ts';

const Bars = later(() => import('../../../../components/charts/bar-chart.tsx'));

const HEIGHT = 300;

const HOW =
  "Revenue is orders less returns; a product's is the sum of its lines, rounded once. A month is compared with the same days a year before, the current one up to today. The margin is revenue less the pieces that stayed times what a piece costs the firm now; where that is not recorded, or in another currency without a rate, it is unknown, and so is that of all together. An order is late after twice the median of the last gaps between days with an order, and two weeks at least. A product has started when it was first ordered within 90 days and orders are recorded for twice as long; it has stopped after three times its own median gap, two months at least.";

interface TradingSectionProps {
  file: ClientFile;
  currency: CurrencyCode;
  today: CalendarDate;
}

/** What the client buys from the firm in one currency: by month, by product, and how often. */
export function TradingSection({ file, currency, today }: TradingSectionProps) {
  const figures = useMemo(() => {
    const sales = salesIn(sortedLedger(file.transactions), currency);
    const rates = rateLookup(file.exchangeRates);
    return sales.length > 0 ? tradingFigures(sales, currency, file.products, today, rates) : null;
  }, [file, currency, today]);
  if (!figures) {
    return (
      <Section title={`Trading, ${currency}`}>
        <Text c="dimmed">Revenue is unavailable: no order is recorded in {currency}.</Text>
      </Section>
    );
  }
  return (
    <Section
      title={`Trading, ${currency}`}
      about={`${formatDate(figures.period.from)} to ${formatDate(figures.period.to)}.`}
      action={
        <SaveFiguresButton
          what={`trading in ${currency}`}
          fileName="trading"
          clientName={file.client.data.name}
          currency={currency}
          asOf={today}
          sheets={() => [
            { title: 'Summary', ...summaryTable(figures) },
            { title: 'By month', ...monthsTable(figures) },
            { title: 'By product', ...productsTable(figures) },
          ]}
        />
      }
    >
      <LateNote figures={figures} />
      <FigureTable
        name="Trading in twelve months"
        {...summaryTable(figures)}
        currency={currency}
        how={HOW}
      />
      <Months figures={figures} />
      <FigureTable
        name="Revenue by product"
        isNameShown
        {...productsTable(figures)}
        currency={currency}
        how={HOW}
      />
      <Explanation>
        <p>{HOW}</p>
      </Explanation>
    </Section>
  );
}

function LateNote({ figures }: { figures: TradingFigures }) {
  const { rhythm } = figures;
  if (!rhythm.available || !rhythm.value.isLate) return null;
  return (
    <Text size="sm" fw={600} className={portfolioClasses.breach} mb="xs">
      <IconAlertTriangle size={14} aria-hidden="true" /> {rhythmSentence(figures)}.
    </Text>
  );
}

function Months({ figures }: { figures: TradingFigures }) {
  const { months, currency } = figures;
  const total = months.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);
  return (
    <div className={allocationClasses.beside}>
      <ChartFigure
        title={`Revenue by month, ${currency}`}
        summary={`${formatMoney(total, currency, { whole: true })} in ${months.length} months.`}
        height={HEIGHT}
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
      <FigureTable
        name="Revenue by month"
        {...monthsTable(figures)}
        currency={currency}
        how={HOW}
      />
    </div>
  );
}
