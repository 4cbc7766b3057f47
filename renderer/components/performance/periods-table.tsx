import { Table, UnstyledButton } from '@mantine/core';
import type { Figure } from '#shared/domain/figure.ts';
import type { PeriodRow, ReturnRow } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths, type PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { reasonOf } from '../figure-reason.ts';
import { formatDate } from '../formats.ts';
import { MoneyText } from '../money-text.tsx';
import { UnknownText } from '../unknown-text.tsx';
import classes from './performance.module.css';
import { daysOf, PERIOD_WORDS, percentText, pointsText } from './performance-words.ts';

interface PeriodsTableProps {
  rows: readonly PeriodRow[];
  currency: string;
  selected: PeriodKey;
  onSelect: (key: PeriodKey) => void;
}

/** The returns of each period; the one that is chosen is taken apart below. */
export function PeriodsTable({ rows, currency, selected, onSelect }: PeriodsTableProps) {
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table fz="sm" verticalSpacing={6} className={classes.table}>
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
  const { gain, moneyWeighted, benchmark, difference } = row;
  return (
    <>
      <Table.Td ta="end" fw={600}>
        <Return figure={row.net} />
      </Table.Td>
      <Table.Td ta="end">
        <Return figure={row.gross} />
      </Table.Td>
      <Table.Td ta="end">
        <Rate figure={moneyWeighted} />
      </Table.Td>
      <Table.Td ta="end">
        <MoneyText
          amount={gain.available ? gain.value : null}
          currencyCode={currency}
          currency="none"
          signed
          reason={gain.available ? null : reasonOf(gain)}
        />
      </Table.Td>
      <Table.Td ta="end">
        {benchmark.available ? (
          <span title={benchmark.value.name}>
            {percentText(hundredths(benchmark.value.annualRate))}
            {row.net.available && row.net.value.annual.isAnnual ? <PerYear /> : null}
          </span>
        ) : (
          <UnknownText reason={reasonOf(benchmark)} />
        )}
      </Table.Td>
      <Table.Td ta="end">
        {difference.available ? (
          pointsText(difference.value)
        ) : (
          <UnknownText reason={reasonOf(difference)} />
        )}
      </Table.Td>
    </>
  );
}

const PerYear = () => <span className={classes.perYear}> a year</span>;

function Return({ figure }: { figure: Figure<ReturnRow> }) {
  if (!figure.available) return <UnknownText reason={reasonOf(figure)} />;
  const { rate, annual, isEstimate } = figure.value;
  const whole = `${percentText(hundredths(rate))} over the whole period`;
  return (
    <span title={annual.isAnnual ? whole : undefined}>
      {isEstimate ? (
        <span className={classes.dim} title="Estimate: a price is missing, see below">
          estimate{' '}
        </span>
      ) : null}
      {percentText(hundredths(annual.rate))}
      {annual.isAnnual ? <PerYear /> : null}
    </span>
  );
}

function Rate({ figure }: { figure: PeriodRow['moneyWeighted'] }) {
  if (!figure.available) return <UnknownText reason={reasonOf(figure)} />;
  return (
    <>
      {percentText(hundredths(figure.value.rate))}
      {figure.value.isAnnual ? <PerYear /> : null}
    </>
  );
}
