import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { type IncomeForecast, incomeForecast } from '#shared/domain/portfolio/income-forecast.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ChartFigure } from '../../../../components/charts/chart-figure.tsx';
import { Explanation } from '../../../../components/explanation.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { SaveFiguresButton } from '../../../../components/figures/save-figures-button.tsx';
import { countOf, formatDate, formatMoney, formatMonth } from '../../../../components/formats.ts';
import { later } from '../../../../components/later.tsx';
import { Section } from '../../../../components/section.tsx';
import allocationClasses from '../allocation/allocation.module.css';
import type { PortfolioChoice } from '../allocation/portfolio-choices.ts';
import { FigureTable } from '../figures/figure-table.tsx';
import { linesTable, monthsTable, paymentsTable } from './income-rows.ts';

const Bars = later(() => import('../../../../components/charts/bar-chart.tsx'));

const HEIGHT = 260;

const HOW =
  'A payment of the last twelve months is expected again a year later: its gross amount, over the units held the evening before it, times the units held today; splits since are counted. Net is what was left of it then after tax and costs. A security with a fixed coupon pays its face value times the rate, back from its maturity, or else from its last payment on. Growth, purchases, sales and exchange rates to come are left out. The first and the last month are parts of months.';

/** What the holdings are expected to pay in the next twelve months, month by month. */
export function IncomeSection(props: {
  file: ClientFile;
  portfolio: PortfolioChoice;
  today: CalendarDate;
}) {
  const { file, portfolio, today } = props;
  const forecast = useMemo(() => incomeForecast(portfolio.scope, today), [portfolio, today]);
  const { lines, currency, from, to, gross } = forecast;
  return (
    <Section
      title="Expected income"
      about={`${formatDate(from)} to ${formatDate(to)}, from what is held today. A forecast, nothing is promised: fixed coupons, and payments of the last twelve months repeated.`}
      action={
        lines.length > 0 ? (
          <SaveFiguresButton
            what="the expected income"
            fileName="expected-income"
            clientName={file.client.data.name}
            currency={currency}
            asOf={today}
            about={['Accounts', portfolio.name]}
            sheets={() => [
              { title: 'By month', ...monthsTable(forecast) },
              { title: 'By holding', ...linesTable(forecast) },
              { title: 'Payments', ...paymentsTable(forecast) },
            ]}
          />
        ) : undefined
      }
    >
      {lines.length === 0 ? (
        <Text c="dimmed">No holding is known to pay income in the next twelve months.</Text>
      ) : (
        <>
          <div className={allocationClasses.beside}>
            <ChartFigure
              title={`Gross income by month, ${currency}`}
              summary={`${formatMoney(gross, currency, { whole: true })} in twelve months.`}
              height={HEIGHT}
            >
              <Bars
                points={forecast.months.map((each) => ({
                  name: formatMonth(each.month, 'short'),
                  value: each.gross,
                }))}
                currency={currency}
                height={HEIGHT}
                valueName="Gross income"
              />
            </ChartFigure>
            <FigureTable
              name="Expected income by month"
              {...monthsTable(forecast)}
              currency={currency}
              how={HOW}
            />
          </div>
          <FigureTable
            name="Expected income by holding"
            isNameShown
            {...linesTable(forecast)}
            currency={currency}
            how={HOW}
          />
        </>
      )}
      <Unknown forecast={forecast} />
      <Explanation>
        <p>{HOW}</p>
        {lines.length > 0 ? (
          <FigureTable
            name="Expected payments"
            {...paymentsTable(forecast)}
            currency={currency}
            how={HOW}
          />
        ) : null}
      </Explanation>
    </Section>
  );
}

function Unknown({ forecast: { gaps, withoutIncome } }: { forecast: IncomeForecast }) {
  return (
    <>
      {gaps.length > 0 ? (
        <Text size="sm" mt="xs">
          Unavailable, and not in the sums:{' '}
          {gaps.map(({ name, why }) => `${name}, because ${reasonOf(why)}`).join('; ')}.
        </Text>
      ) : null}
      {withoutIncome.length > 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {countOf(withoutIncome.length, 'holding has', 'holdings have')} paid nothing for at least
          twelve months: {withoutIncome.join(', ')}.
        </Text>
      ) : null}
    </>
  );
}
