import { Button, ScrollArea, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { causeWords } from '#shared/domain/figure-cause.ts';
import type {
  ExplainedReturn,
  ExplainedStep,
} from '#shared/domain/portfolio/performance-explanation.ts';
import type { PeriodExplanation, PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import type { MoneyWeightedReturn } from '#shared/domain/portfolio/portfolio-performance.ts';
import { FigurePart } from '../figure-part.tsx';
import { reasonOf } from '../figure-reason.ts';
import { percentWords } from '../figures/figure-cell.ts';
import { countOf, formatDate, formatMoney, formatNumber } from '../formats.ts';
import classes from './performance.module.css';

const SHOWN_AT_FIRST = 40;
const HEIGHT = 380;

interface ReturnComputationProps {
  /** The computation as it was asked for. */
  figure: Parameters<typeof FigurePart<PeriodExplanation | null>>[0]['figure'];
  row: PeriodRow;
  currency: string;
  /** Under the sub-periods, when there are some. */
  action: (explained: ExplainedReturn) => ReactNode;
}

/** The computation of a return, for those who want to do it again by hand. */
export function ReturnComputation({ figure, row, currency, action }: ReturnComputationProps) {
  return (
    <>
      <GainSentence row={row} currency={currency} />
      <FigurePart figure={figure} name="the explanation" height={HEIGHT}>
        {(explanation) =>
          explanation ? (
            <>
              <ExplainedReturnOf net={explanation.net} currency={currency} action={action} />
              <MoneyWeighted figure={explanation.moneyWeighted} currency={currency} />
            </>
          ) : null
        }
      </FigurePart>
    </>
  );
}

function ExplainedReturnOf(
  props: Pick<ReturnComputationProps, 'currency' | 'action'> & { net: Figure<ExplainedReturn> },
) {
  const { net, currency, action } = props;
  if (!net.available) return <Text c="dimmed">The return is unavailable: {reasonOf(net)}.</Text>;
  return (
    <>
      <p>
        The time-weighted return is the product of the factors of the sub-periods below. A factor is
        1 + gain ÷ capital: what was there when the sub-period opened, with inflows from the start
        of their day and outflows until its end.
      </p>
      <Steps explained={net.value} currency={currency} />
      {action(net.value)}
      <Product explained={net.value} />
    </>
  );
}

function GainSentence({ row, currency }: { row: PeriodRow; currency: string }) {
  const { startValue, endValue, netFlow, gain, fees } = row;
  if (!startValue.available || !endValue.available || !netFlow.available || !gain.available) {
    return null;
  }
  const money = (amount: number) => formatMoney(amount, currency, { currency: 'none' });
  return (
    <p className="tabular">
      Gain in {currency}: value at the end {money(endValue.value)} − value at the start{' '}
      {money(startValue.value)} − net flow {money(netFlow.value)} ={' '}
      <strong>{money(gain.value)}</strong>
      {fees.available && fees.value !== 0
        ? `; before fees of ${money(fees.value)} it is ${money(gain.value + fees.value)}`
        : ''}
      .
    </p>
  );
}

function Steps({ explained, currency }: { explained: ExplainedReturn; currency: string }) {
  const [isWhole, setWhole] = useState(false);
  const { steps } = explained;
  const shown = isWhole ? steps : steps.slice(0, SHOWN_AT_FIRST);
  const money = (amount: number) => formatMoney(amount, currency, { currency: 'none' });
  return (
    <>
      <ScrollArea.Autosize
        mah={HEIGHT}
        offsetScrollbars="present"
        viewportProps={{ tabIndex: 0, 'aria-label': 'Sub-periods of the return', role: 'region' }}
      >
        <Table fz="xs" verticalSpacing={4} className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Evening to evening</Table.Th>
              <Table.Th ta="end">Opening</Table.Th>
              <Table.Th ta="end">Flow</Table.Th>
              <Table.Th ta="end">Closing</Table.Th>
              <Table.Th ta="end">Capital</Table.Th>
              <Table.Th ta="end">Factor</Table.Th>
              <Table.Th ta="end">Product</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {shown.map((step) => (
              <Table.Tr key={step.closesOn}>
                <Table.Td>
                  {formatDate(step.opensOn)} to {formatDate(step.closesOn)}
                  <StepNote step={step} money={money} />
                </Table.Td>
                <Table.Td ta="end">{money(step.opening)}</Table.Td>
                <Table.Td ta="end">{step.flows.length > 0 ? money(step.netFlow) : ''}</Table.Td>
                <Table.Td ta="end">{money(step.closing)}</Table.Td>
                <Table.Td ta="end">{money(Math.round(step.capital))}</Table.Td>
                <Table.Td ta="end">{factorText(step.factor)}</Table.Td>
                <Table.Td ta="end">{factorText(step.growth)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {shown.length < steps.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          Show all {countOf(steps.length, 'sub-period', 'sub-periods')}
        </Button>
      ) : null}
    </>
  );
}

const factorText = (factor: number | null): string =>
  factor === null ? '—' : formatNumber(factor, { decimals: 8 });

/** An estimate says what is missing, and when its flows came. */
function StepNote({ step, money }: { step: ExplainedStep; money: (amount: number) => string }) {
  if (step.factor === null) return <span className={classes.stepNote}>nothing was invested</span>;
  if (step.method !== 'modifiedDietz') return <BothWays step={step} money={money} />;
  const flows = step.flows
    .map(({ date, inflow, outflow }) => `${money(inflow - outflow)} on ${formatDate(date)}`)
    .join(', ');
  const why = step.estimatedBecause ? `: ${causeWords(step.estimatedBecause, formatDate)}` : '';
  return (
    <span className={classes.stepNote}>
      Estimate by Modified Dietz{why}; flows weighted by the days they were there: {flows}
    </span>
  );
}

/** What came and what went on one day: the capital has what came, but not what went. */
function BothWays({ step, money }: { step: ExplainedStep; money: (amount: number) => string }) {
  const [flow] = step.flows;
  if (!flow || flow.inflow === 0 || flow.outflow === 0) return null;
  return (
    <span className={classes.stepNote}>
      {money(flow.inflow)} came, {money(flow.outflow)} went
    </span>
  );
}

function Product({ explained }: { explained: ExplainedReturn }) {
  const { rate, annual, days, years } = explained;
  const exponent = Number.isInteger(years) ? `1 ÷ ${years}` : `365 ÷ ${formatNumber(days)}`;
  const growth = factorText(1 + rate);
  return (
    <p className="tabular">
      {growth} − 1 = <strong>{percentWords(hundredths(rate), true)}</strong> over{' '}
      {countOf(days, 'day', 'days')}
      {annual.isAnnual && years > 1
        ? `; ${growth} to the power of ${exponent}, less 1, is ${percentWords(hundredths(annual.rate), true)} a year.`
        : annual.isAnnual
          ? ', which is a year.'
          : '; a period under a year is not made yearly.'}
    </p>
  );
}

function MoneyWeighted(props: { figure: Figure<MoneyWeightedReturn>; currency: string }) {
  const { figure: moneyWeighted, currency } = props;
  if (!moneyWeighted.available) {
    return (
      <Text c="dimmed" size="sm">
        The money-weighted return is unavailable: {reasonOf(moneyWeighted)}.
      </Text>
    );
  }
  const { rate, isAnnual, flows } = moneyWeighted.value;
  const [first, ...others] = flows;
  const last = others.at(-1);
  const money = (amount: number) =>
    formatMoney(amount, currency, { currency: 'none', signed: true });
  return (
    <p className="tabular">
      The money-weighted return (XIRR) of {percentWords(hundredths(rate), true)}
      {isAnnual ? ' a year' : ' over the period'} is the rate at which{' '}
      {countOf(flows.length, 'amount', 'amounts')} balance, with years of 365 days
      {first && last
        ? `: from ${money(first.amount)} on ${formatDate(first.date)}, through the flows above with inflows negative, to ${money(last.amount)} on ${formatDate(last.date)}`
        : ''}
      .
    </p>
  );
}
