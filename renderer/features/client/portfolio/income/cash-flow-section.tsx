import { NativeSelect, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { cashFlow, type FlowStep } from '#shared/domain/portfolio/cash-flow.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ChartFigure } from '../../../../components/charts/chart-figure.tsx';
import { Explanation } from '../../../../components/explanation.tsx';
import { SaveFiguresButton } from '../../../../components/figures/save-figures-button.tsx';
import { formatDate } from '../../../../components/formats.ts';
import { later } from '../../../../components/later.tsx';
import { Section } from '../../../../components/section.tsx';
import { usePreference } from '../../../../services/view-state.ts';
import type { PortfolioChoice } from '../allocation/portfolio-choices.ts';
import { FigureTable } from '../figures/figure-table.tsx';
import { flowTable, periodName } from './income-rows.ts';

const FlowChart = later(() => import('../../../../components/charts/flow-chart.tsx'));

const HEIGHT = 220;
/** Periods that the chart shows. */
const BARS = 12;

const HOW =
  'Each row opens with the money there was the evening before, and opening, deposits, withdrawals, transfers, income, fees, tax and trades add up to its closing. Income is dividends, interest and returned capital before tax and costs; what was withheld is under tax. Trades are sales less purchases with the costs that are part of them. Transfers of securities move no money; transfers between these accounts cancel out. Entries in another currency than their account’s are left out, as in its balance.';

const STEPS: readonly { value: FlowStep; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
];

/** Where the money came from and went, period by period, from opening to closing. */
export function CashFlowSection(props: {
  file: ClientFile;
  portfolio: PortfolioChoice;
  today: CalendarDate;
}) {
  const { file, portfolio, today } = props;
  const [step, setStep] = usePreference<FlowStep>('client.cashFlowStep', 'quarter');
  const flow = useMemo(() => cashFlow(portfolio.scope, today, step), [portfolio, today, step]);
  const table = flowTable(flow, step);
  const stepName = STEPS.find(({ value }) => value === step)?.label.toLowerCase() ?? '';
  const points = flow.rows.slice(-BARS).map((row) => ({
    name: periodName(row.key, step),
    inflow: row.deposits + Math.max(0, row.transfers) + row.income,
    outflow: row.withdrawals + Math.min(0, row.transfers) + row.fees + row.taxes,
  }));
  return (
    <Section
      title="Cash flow"
      about={`Money of ${portfolio.name}, to ${formatDate(today)}.`}
      action={
        flow.rows.length > 0 ? (
          <SaveFiguresButton
            what="the cash flow"
            fileName={`cash-flow-${step}`}
            clientName={file.client.data.name}
            currency={flow.currency}
            asOf={today}
            about={['Accounts', portfolio.name]}
            sheets={() => [{ title: `By ${stepName}`, ...table }]}
          />
        ) : undefined
      }
    >
      <NativeSelect
        size="xs"
        label="By"
        w={140}
        mb="sm"
        data={[...STEPS]}
        value={step}
        onChange={(event) => setStep(event.currentTarget.value as FlowStep)}
      />
      {flow.rows.length === 0 ? (
        <Text c="dimmed">No money has come in or gone out: no transaction is recorded.</Text>
      ) : (
        <>
          <ChartFigure
            title={`In and out by ${stepName}, ${flow.currency}, without trades`}
            summary={`The last ${points.length} periods; the table below has their numbers.`}
            height={HEIGHT}
          >
            <FlowChart points={points} currency={flow.currency} height={HEIGHT} />
          </ChartFigure>
          <FigureTable
            key={step}
            name={`Cash flow by ${stepName}`}
            {...table}
            currency={flow.currency}
            how={HOW}
          />
          <Explanation>
            <p>{HOW}</p>
          </Explanation>
        </>
      )}
    </Section>
  );
}
