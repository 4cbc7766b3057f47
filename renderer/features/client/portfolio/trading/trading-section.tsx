import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { mapFigure } from '#shared/domain/figure.ts';
import { type Period, yearToDate } from '#shared/domain/period.ts';
import { rateLookup } from '#shared/domain/portfolio/exchange-rates.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import type { PriceSavings } from '#shared/domain/portfolio/price-savings.ts';
import { salesIn } from '#shared/domain/portfolio/sales.ts';
import { type TradingFigures, tradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ChartFigure } from '../../../../components/charts/chart-figure.tsx';
import { Explanation } from '../../../../components/explanation.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import {
  type FigureSheet,
  SaveFiguresButton,
} from '../../../../components/figures/save-figures-button.tsx';
import {
  countOf,
  formatDate,
  formatMoney,
  formatMonth,
  formatNumber,
} from '../../../../components/formats.ts';
import { later } from '../../../../components/later.tsx';
import { Section } from '../../../../components/section.tsx';
import { usePlace, usePreference } from '../../../../services/view-state.ts';
import allocationClasses from '../allocation/allocation.module.css';
import { FigureTable } from '../figures/figure-table.tsx';
import portfolioClasses from '../portfolio.module.css';
import { savingsTable, suppliersTable } from './supplier-rows.ts';
import {
  aboutPeriod,
  periodWords,
  TradingPeriodChoice,
  type TradingPeriodKey,
  tradingDays,
} from './trading-period.tsx';
import { monthsTable, productsTable, rhythmSentence, summaryTable } from './trading-rows.ts';

const Bars = later(() => import('../../../../components/charts/bar-chart.tsx'));

const HEIGHT = 300;
/** Names in a sentence. */
const MOST_NAMES = 8;
const quiet = { size: 'xs', c: 'dimmed' } as const;

const HOW =
  "Revenue is orders less returns; a product's is the sum of its lines, rounded once. A period is compared with the same days a year before, or, when it is longer than a year, as many years before as it takes not to overlap; a month with the same days a year before. The margin is revenue less the pieces that stayed times what a piece costs the firm now; where that is not recorded, or in another currency without a rate, it is unknown, and so is that of all together. An order is late after twice the median of the last gaps between days with an order, and two weeks at least. A product has started when it was first ordered within the last 90 days of the period and orders are recorded for twice as long; it has stopped after three times its own median gap, two months at least.";

const SAVINGS_RULE =
  'Saved on prices is, for each product, the average price paid in the twelve months before the period less the average price paid in it, times the pieces ordered less returned (the purchase price variance of cost accounting); below zero the client paid more. What was not ordered before has no earlier price and is left out, and pieces given away count on neither side. No list prices are recorded, so nothing is said of savings against them.';

interface TradingSectionProps {
  file: ClientFile;
  currency: CurrencyCode;
  today: CalendarDate;
}

/** What the client buys from the firm in one currency: by month, product and supplier, and how often. */
export function TradingSection({ file, currency, today }: TradingSectionProps) {
  const [chosen, setChosen] = usePreference<TradingPeriodKey>(
    'client.tradingPeriod',
    'twelveMonths',
  );
  const [typed, setTyped] = usePlace<Period | null>(`trading.own.${file.client.id}`, null);
  const own = useMemo(() => typed ?? yearToDate(today), [typed, today]);
  const sales = useMemo(
    () => salesIn(sortedLedger(file.transactions), currency),
    [file.transactions, currency],
  );
  const figures = useMemo(() => {
    const { products } = file;
    const rates = rateLookup(file.exchangeRates);
    return mapFigure(tradingDays(chosen, today, own), (period) =>
      tradingFigures({ sales, currency, products, period, today, rates }),
    );
  }, [file, sales, currency, today, chosen, own]);
  const choice = (
    <TradingPeriodChoice {...{ chosen, own, currency }} onChoose={setChosen} onOwn={setTyped} />
  );
  if (sales.length === 0) {
    return (
      <Section title={`Trading, ${currency}`}>
        <Text c="dimmed">Revenue is unavailable: no order is recorded in {currency}.</Text>
      </Section>
    );
  }
  if (!figures.available) {
    return (
      <Section title={`Trading, ${currency}`}>
        {choice}
        <Text c="dimmed">Trading is unavailable: {reasonOf(figures)}.</Text>
      </Section>
    );
  }
  return (
    <Section
      title={`Trading, ${currency}`}
      about={aboutPeriod(figures.value)}
      action={
        <SaveFiguresButton
          what={`trading in ${currency}`}
          fileName="trading"
          clientName={file.client.data.name}
          currency={currency}
          asOf={today}
          about={['From', figures.value.covered.from, 'To', figures.value.covered.to]}
          sheets={() => sheetsOf(figures.value)}
        />
      }
    >
      <LateNote figures={figures.value} />
      {choice}
      {figures.value.months.length === 0 ? (
        <Text c="dimmed" mt="sm">
          Revenue is unavailable: no order is recorded up to {formatDate(figures.value.period.to)}.
        </Text>
      ) : (
        <Tables figures={figures.value} words={periodWords(chosen, figures.value)} />
      )}
    </Section>
  );
}

function sheetsOf(figures: TradingFigures): readonly FigureSheet[] {
  const { savings, currency } = figures;
  return [
    { title: 'Summary', ...summaryTable(figures) },
    { title: 'By month', ...monthsTable(figures) },
    { title: 'By supplier', ...suppliersTable(figures) },
    { title: 'By product', ...productsTable(figures) },
    ...(savings.available
      ? [{ title: 'Savings on prices', ...savingsTable(savings.value, currency) }]
      : []),
  ];
}

/** @param words which days they are of: "in twelve months" */
function Tables({ figures, words }: { figures: TradingFigures; words: string }) {
  const { currency, savings } = figures;
  return (
    <>
      <FigureTable
        name={`Trading ${words}`}
        {...summaryTable(figures)}
        currency={currency}
        how={HOW}
      />
      <Months figures={figures} />
      <FigureTable
        name={`Suppliers ${words}`}
        isNameShown
        {...suppliersTable(figures)}
        currency={currency}
        how={HOW}
      />
      <FigureTable
        name={`Revenue by product ${words}`}
        isNameShown
        {...productsTable(figures)}
        currency={currency}
        how={HOW}
      />
      {savings.available ? (
        <>
          {savings.value.products.length > 0 ? (
            <FigureTable
              name={`Saved by the client on prices ${words}`}
              isNameShown
              {...savingsTable(savings.value, currency)}
              currency={currency}
              how={SAVINGS_RULE}
            />
          ) : null}
          <Compared savings={savings.value} />
        </>
      ) : null}
      <TradingExplanation />
    </>
  );
}

/** Which products the savings do not show: their price stayed, or there was none before. */
function Compared({ savings }: { savings: PriceSavings }) {
  const { notCompared, unchangedCount, before } = savings;
  const same =
    unchangedCount > 0
      ? `${countOf(unchangedCount, 'product', 'products')} at the same price. `
      : '';
  if (notCompared.length === 0) return same ? <Text {...quiet}>Prices: {same}</Text> : null;
  const names = notCompared.slice(0, MOST_NAMES).join(', ');
  const more = notCompared.length - MOST_NAMES;
  return (
    <Text {...quiet}>
      Prices: {same}Not compared, as not ordered from {formatDate(before.from)} to{' '}
      {formatDate(before.to)}: {names}
      {more > 0 ? ` and ${formatNumber(more)} more` : ''}.
    </Text>
  );
}

function TradingExplanation() {
  return (
    <Explanation>
      <p>{HOW}</p>
      <p>{SAVINGS_RULE}</p>
    </Explanation>
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
  const total = months.reduce((sum, { revenue }) => sum + revenue, 0);
  return (
    <div className={allocationClasses.beside}>
      <ChartFigure
        title={`Revenue by month, ${currency}`}
        summary={`${formatMoney(total, currency, { whole: true })} in ${months.length} months.`}
        height={HEIGHT}
      >
        <Bars
          points={months.map(({ month, revenue }) => ({
            // Of a year and more, the names of months alone would come twice.
            name: formatMonth(month, months.length > 12 ? 'long' : 'short'),
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
