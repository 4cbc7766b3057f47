import { Table, UnstyledButton } from '@mantine/core';
import { type Figure, mapFigure } from '#shared/domain/figure.ts';
import type { BookPeriodKey } from '#shared/domain/portfolio/book-part.ts';
import type { BookPeriodRow } from '#shared/domain/portfolio/book-performance.ts';
import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ChartFigure } from '../../components/charts/chart-figure.tsx';
import { Explanation } from '../../components/explanation.tsx';
import { reasonOf } from '../../components/figure-reason.ts';
import { FigureButton } from '../../components/figures/figure-button.tsx';
import { useRovingFigures } from '../../components/figures/use-roving-figures.ts';
import { formatDate, formatNumber } from '../../components/formats.ts';
import { later } from '../../components/later.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { Section } from '../../components/section.tsx';
import { UnknownText } from '../../components/unknown-text.tsx';
import { useToday } from '../../services/today.ts';
import type { BookInCurrency } from '../../vault/api.ts';
import classes from './book.module.css';
import { periodRows } from './book-rows.ts';
import { PERIOD_WORDS, rateText } from './book-words.ts';
import { BOOK_RULE, explainedAmount, explainedRate } from './explained-book.ts';

const IndexChart = later(() => import('../../components/charts/index-chart.tsx'));

const HEIGHT = 260;

interface PeriodsSectionProps {
  book: BookInCurrency;
  chosen: BookPeriodKey;
  onChoose: (key: BookPeriodKey) => void;
}

/** How the book did over each period, and the course of the one that is chosen. */
export function PeriodsSection({ book, chosen, onChoose }: PeriodsSectionProps) {
  const today = useToday();
  const { currency, rows, course } = book;
  const row = rows.find(({ key }) => key === chosen);
  const last = course.at(-1);
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <Section
      title={`Performance, ${currency}`}
      action={
        <SaveTextButton
          label="CSV"
          name={`Export the periods in ${currency} as CSV`}
          make={() => ({
            text: writeTable(periodRows(book, today)),
            suggestedName: tableFileName('book-periods', today, currency),
          })}
        />
      }
    >
      <Table.ScrollContainer minWidth={760}>
        <Table {...roving} fz="sm" verticalSpacing={6} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Period</Table.Th>
              <Table.Th ta="end">Time-weighted</Table.Th>
              <Table.Th ta="end">Money-weighted</Table.Th>
              <Table.Th ta="end">Value at the start</Table.Th>
              <Table.Th ta="end">Inflow</Table.Th>
              <Table.Th ta="end">Outflow</Table.Th>
              <Table.Th ta="end">Gain</Table.Th>
              <Table.Th ta="end">Value at the end, {currency}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {rows.map((each) => (
              <Table.Tr key={each.key} className={each.key === chosen ? classes.chosen : undefined}>
                <Table.Th scope="row">
                  <UnstyledButton
                    className={classes.choose}
                    aria-pressed={each.key === chosen}
                    onClick={() => onChoose(each.key)}
                  >
                    {PERIOD_WORDS[each.key]}
                  </UnstyledButton>
                  <span className={classes.dim}>
                    {formatDate(each.period.from)} to {formatDate(each.period.to)}
                  </span>
                </Table.Th>
                <Cells row={each} currency={currency} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {row && last && course.length > 1 ? (
        <ChartFigure
          title={`What 100 became, ${PERIOD_WORDS[chosen].toLocaleLowerCase()}`}
          summary={`100 became ${formatNumber(last.value, { decimals: 2 })} by ${formatDate(last.date)}.`}
          height={HEIGHT}
          head={['Day', 'Book']}
          how={BOOK_RULE}
          rows={course.map(({ date, value }) => [
            formatDate(date),
            formatNumber(value, { decimals: 2 }),
          ])}
        >
          <IndexChart points={course} name="Book" benchmarkName={null} height={HEIGHT} />
        </ChartFigure>
      ) : null}
      <BookExplanation row={row} book={book} />
    </Section>
  );
}

function Cells({ row, currency }: { row: BookPeriodRow; currency: CurrencyCode }) {
  const { timeWeighted, moneyWeighted } = row;
  const money = (name: string, amount: number, signed = false) => (
    <FigureButton explain={() => explainedAmount(row, name, amount, currency)}>
      <MoneyText amount={amount} currencyCode={currency} currency="none" signed={signed} />
    </FigureButton>
  );
  return (
    <>
      <Table.Td ta="end" fw={600}>
        <FigureButton explain={() => explainedRate(row, 'timeWeighted', currency)}>
          <Rate figure={mapFigure(timeWeighted, ({ annual }) => annual)} />
        </FigureButton>
      </Table.Td>
      <Table.Td ta="end">
        <FigureButton explain={() => explainedRate(row, 'moneyWeighted', currency)}>
          <Rate figure={moneyWeighted} />
        </FigureButton>
      </Table.Td>
      <Table.Td ta="end">{money('Value at the start', row.startValue)}</Table.Td>
      <Table.Td ta="end">{money('Inflow', row.inflow)}</Table.Td>
      <Table.Td ta="end">{money('Outflow', row.outflow)}</Table.Td>
      <Table.Td ta="end">{money('Gain', row.gain, true)}</Table.Td>
      <Table.Td ta="end">{money('Value at the end', row.endValue)}</Table.Td>
    </>
  );
}

function Rate({ figure }: { figure: Figure<{ rate: number; isAnnual: boolean }> }) {
  if (!figure.available) return <UnknownText reason={reasonOf(figure)} />;
  return (
    <>
      {rateText(figure.value.rate)}
      {figure.value.isAnnual ? <PerYear /> : null}
    </>
  );
}

const PerYear = () => <span className={classes.dim}>a year</span>;

/** How the numbers come about, and who is not whole in them. */
function BookExplanation({ row, book }: { row: BookPeriodRow | undefined; book: BookInCurrency }) {
  const { currency, leftOut } = book;
  const money = (amount: number) => (
    <MoneyText amount={amount} currencyCode={currency} currency="none" />
  );
  const example = leftOut[0]?.leftOut;
  return (
    <Explanation>
      <p>{BOOK_RULE}</p>
      {row ? (
        <p className="tabular">
          Gain in {currency}: {money(row.endValue)} at the end − {money(row.startValue)} at the
          start − {money(row.inflow)} of inflow + {money(row.outflow)} of outflow ={' '}
          <strong>{money(row.gain)}</strong>, which is the sum of the clients’ gains.
        </p>
      ) : null}
      {example ? (
        <p>
          {formatNumber(leftOut.length)} of {formatNumber(book.clientCount)} clients had no value on
          some days and counted with nothing on them; for example {formatNumber(example.days)} days
          of one, as there is {example.reason}.
        </p>
      ) : null}
    </Explanation>
  );
}
