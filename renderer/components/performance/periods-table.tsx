import { Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { PeriodRow, ReturnRow } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths, type PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { reasonOf } from '../figure-reason.ts';
import { FigureButton } from '../figures/figure-button.tsx';
import { percentWords, pointsWords } from '../figures/figure-cell.ts';
import { useRovingFigures } from '../figures/use-roving-figures.ts';
import { formatDate } from '../formats.ts';
import { MoneyText } from '../money-text.tsx';
import { UnknownText } from '../unknown-text.tsx';
import { explainedPeriod, type PeriodColumn } from './explained-period.ts';
import classes from './performance.module.css';
import { daysOf, PERIOD_WORDS } from './performance-words.ts';

interface PeriodsTableProps {
  rows: readonly PeriodRow[];
  currency: string;
  selected: PeriodKey;
  onSelect: (key: PeriodKey) => void;
}

/** The returns of each period; the one that is chosen is taken apart below. */
export function PeriodsTable({ rows, currency, selected, onSelect }: PeriodsTableProps) {
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table {...roving} fz="sm" verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Period</Table.Th>
            <Table.Th ta="end">Net of fees</Table.Th>
            <Table.Th ta="end">Gross of fees</Table.Th>
            <Table.Th ta="end">Money-weighted</Table.Th>
            <Table.Th ta="end">Gain, {currency}</Table.Th>
            <Table.Th ta="end">Benchmark</Table.Th>
            <Table.Th ta="end">Difference, points</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {rows.map((row) => (
            <Table.Tr key={row.key} className={row.key === selected ? classes.chosen : undefined}>
              <Table.Th scope="row" className={classes.period}>
                <UnstyledButton
                  className={classes.choose}
                  aria-pressed={row.key === selected}
                  onClick={() => onSelect(row.key)}
                >
                  {PERIOD_WORDS[row.key]}
                </UnstyledButton>
                <span className={classes.days}>{daysSince(row)}</span>
              </Table.Th>
              <Cells row={row} currency={currency} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The days, or since when capital was there when it came within them. */
function daysSince({ period, net }: PeriodRow): string {
  if (!net.available || net.value.since < period.from) return daysOf(period);
  const { since } = net.value;
  return since === period.from ? daysOf(period) : `from ${formatDate(since)}, when capital came`;
}

function Cells({ row, currency }: { row: PeriodRow; currency: string }) {
  if (!row.net.available && !row.gain.available) {
    return (
      <Table.Td colSpan={6} className={classes.unavailable}>
        Unavailable: {reasonOf(row.net)}.
      </Table.Td>
    );
  }
  const { gain, benchmark, difference } = row;
  const figure = (column: PeriodColumn, shown: ReactNode, title?: string) => (
    <FigureButton title={title} explain={() => explainedPeriod(row, column, currency)}>
      {shown}
    </FigureButton>
  );
  const isYearly = row.net.available && row.net.value.annual.isAnnual;
  return (
    <>
      <Table.Td ta="end" fw={600}>
        {figure('net', <Return figure={row.net} />, wholeRate(row.net))}
      </Table.Td>
      <Table.Td ta="end">
        {figure('gross', <Return figure={row.gross} />, wholeRate(row.gross))}
      </Table.Td>
      <Table.Td ta="end">{figure('moneyWeighted', <Rate figure={row.moneyWeighted} />)}</Table.Td>
      <Table.Td ta="end">
        {figure(
          'gain',
          <MoneyText
            amount={gain.available ? gain.value : null}
            currencyCode={currency}
            currency="none"
            signed
            reason={gain.available ? null : reasonOf(gain)}
          />,
        )}
      </Table.Td>
      <Table.Td ta="end">
        {figure(
          'benchmark',
          benchmark.available ? (
            <>
              {percentWords(hundredths(benchmark.value.annualRate), true)}
              {isYearly ? <PerYear /> : null}
            </>
          ) : (
            <UnknownText reason={reasonOf(benchmark)} />
          ),
          benchmark.available ? benchmark.value.name : undefined,
        )}
      </Table.Td>
      <Table.Td ta="end">
        {figure(
          'difference',
          difference.available ? (
            pointsWords(difference.value)
          ) : (
            <UnknownText reason={reasonOf(difference)} />
          ),
        )}
      </Table.Td>
    </>
  );
}

/** The rate over the whole period, on hover of one a year. */
function wholeRate(figure: Figure<ReturnRow>): string | undefined {
  return figure.available && figure.value.annual.isAnnual
    ? `${percentWords(hundredths(figure.value.rate), true)} over the whole period`
    : undefined;
}

const PerYear = () => <span className={classes.perYear}> a year</span>;

function Return({ figure }: { figure: Figure<ReturnRow> }) {
  if (!figure.available) return <UnknownText reason={reasonOf(figure)} />;
  const { annual, isEstimate } = figure.value;
  return (
    <>
      {isEstimate ? <span className={classes.dim}>estimate </span> : null}
      {percentWords(hundredths(annual.rate), true)}
      {annual.isAnnual ? <PerYear /> : null}
    </>
  );
}

function Rate({ figure }: { figure: PeriodRow['moneyWeighted'] }) {
  if (!figure.available) return <UnknownText reason={reasonOf(figure)} />;
  return (
    <>
      {percentWords(hundredths(figure.value.rate), true)}
      {figure.value.isAnnual ? <PerYear /> : null}
    </>
  );
}
