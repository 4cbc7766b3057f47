import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import {
  calendarOf,
  countsWashSales,
  formIn,
  isFormIn,
  type TaxForm,
  taxFormTable,
} from '#shared/domain/portfolio/tax-form.ts';
import type { TaxYearFigures } from '#shared/domain/portfolio/tax-year.ts';
import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { FigurePart } from '../../../components/figure-part.tsx';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { type FigureCell, textCell } from '../../../components/figures/figure-cell.ts';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { SaveTextButton } from '../../../components/save-text-button.tsx';
import { Section } from '../../../components/section.tsx';
import { useFigure } from '../../../services/figures.ts';
import { usePlace } from '../../../services/view-state.ts';
import { FigureTable } from './figures/figure-table.tsx';
import { GainsTable } from './tax-gains-table.tsx';
import { taxYearRows } from './tax-year-rows.ts';
import { useTaxForm } from './use-tax-form.ts';

const FORMS: readonly { value: TaxForm; label: string }[] = [
  { value: 'plain', label: 'Plain, calendar year' },
  { value: 'plainApril', label: 'Plain, UK tax year from 6 April' },
  { value: 'us8949', label: 'US Form 8949, accounts in USD' },
];

/** What the rule looks at; the rest is said where it is written, in wash-sales.ts. */
const WASH_SALES =
  '. W: a loss that is not deducted, as the same security was bought within 30 days before or after, in any account of the client in this currency; the lot that was bought carries it on. Spouses, retirement accounts, options and similar securities are not looked at';

interface TaxYearSectionProps {
  file: ClientFile;
  currency: CurrencyCode;
  today: CalendarDate;
}

/** Gains, income and fees of a tax year in one currency, and the same as a file. */
export function TaxYearSection({ file, currency, today }: TaxYearSectionProps) {
  const [wanted, setForm] = useTaxForm();
  const form = formIn(currency, wanted);
  const [chosen, setYear] = usePlace<number | null>(`taxYear ${file.client.id}`, null);
  const calendar = calendarOf(form);
  const question = { currency, form, year: chosen, day: today };
  const figure = useFigure('taxYearPage', file.client.id, question);
  const page = figure.answer;
  const year = page?.years.find((each) => each === chosen) ?? page?.years[0] ?? 0;
  return (
    <Section
      title={`Tax year, ${currency}`}
      about={
        page
          ? `${periodWords(page.figures, today)}. From the ledger and each account's cost basis${countsWashSales(form) ? WASH_SALES : ''}. A record to start from, not tax advice.`
          : undefined
      }
      action={
        page && !figure.isStale ? (
          <ExportFigures figures={page.figures} form={form} file={file} today={today} />
        ) : undefined
      }
    >
      <Stack gap="sm">
        <Group gap="sm">
          <NativeSelect
            size="xs"
            label="Year"
            data={(page?.years ?? []).map((each) => ({
              value: String(each),
              label: calendar === 'april' ? `${each}/${String(each + 1).slice(2)}` : String(each),
            }))}
            value={String(year)}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          />
          <NativeSelect
            size="xs"
            label="Form"
            data={FORMS.map((each) => ({ ...each, disabled: !isFormIn(currency, each.value) }))}
            value={form}
            onChange={(event) => setForm(event.currentTarget.value as TaxForm)}
          />
        </Group>
        {form === wanted ? null : (
          <Text size="xs" c="dimmed">
            In the plain form: Form 8949 is filed in US dollars, and these accounts are in{' '}
            {currency}.
          </Text>
        )}
        <FigurePart figure={figure} name="the tax year" height={240}>
          {({ year: shown, figures }) => (
            <>
              {figures.gains.length === 0 ? (
                <Text c="dimmed">No gain was realised in this year.</Text>
              ) : (
                <GainsTable
                  key={`${shown}${form}`}
                  table={taxFormTable(figures, form)}
                  currency={currency}
                />
              )}
              <IncomeAndFees figures={figures} />
            </>
          )}
        </FigurePart>
      </Stack>
    </Section>
  );
}

function periodWords({ period: { from, to } }: TaxYearFigures, today: CalendarDate): string {
  const isOpen = to > today;
  return `${formatDate(from)} to ${formatDate(isOpen ? today : to)}${isOpen ? ', the year is not over' : ''}`;
}

function ExportFigures(props: {
  figures: TaxYearFigures;
  form: TaxForm;
  file: ClientFile;
  today: CalendarDate;
}) {
  const { figures, form, file, today } = props;
  const { period, currency } = figures;
  const make = async () => ({
    text: writeTable(taxYearRows(figures, form, today)),
    suggestedName: tableFileName('tax', period.from.slice(0, 4), currency, file.client.data.name),
  });
  return (
    <SaveTextButton label="CSV" name={`Export the tax year in ${currency} as CSV`} make={make} />
  );
}

const INCOME_WORDS = { dividend: 'Dividends', interest: 'Interest' } as const;

const INCOME_COLUMNS = [
  { name: 'Income' },
  ...['Gross', 'Withheld', 'Fees in it', 'Net'].map((name) => ({ name, isNumber: true })),
];

function IncomeAndFees({ figures }: { figures: TaxYearFigures }) {
  const { currency, income, fees, feesInTrades, taxes } = figures;
  const amount = (minorUnits: number): FigureCell => ({
    as: 'money',
    amount: minorUnits,
    currency,
  });
  return (
    <>
      {income.length === 0 ? (
        <Text c="dimmed">No income was recorded in this year.</Text>
      ) : (
        <FigureTable
          name="Income"
          columns={INCOME_COLUMNS}
          rows={income.map(({ type, gross, withheld, fees: within, net }) => ({
            key: type,
            cells: [textCell(INCOME_WORDS[type]), ...[gross, withheld, within, net].map(amount)],
          }))}
          currency={currency}
          how={FIGURE_RULES.income}
        />
      )}
      <Text size="sm" className="tabular" component="div">
        Fees charged{' '}
        <Sum figures={figures} name="Fees charged" amount={fees} how={FIGURE_RULES.fees} />; fees
        inside trades{' '}
        <Sum
          figures={figures}
          name="Fees inside trades"
          amount={feesInTrades}
          how={FIGURE_RULES.feesInTrades}
        />
        , already in their cost or proceeds; taxes charged{' '}
        <Sum figures={figures} name="Taxes charged" amount={taxes} how={FIGURE_RULES.taxes} />.
      </Text>
    </>
  );
}

function Sum(props: { figures: TaxYearFigures; name: string; amount: number; how: string }) {
  const { figures, name, amount, how } = props;
  const { period, currency } = figures;
  const text = formatMoney(amount, currency);
  return (
    <FigureButton
      label={`${name}: ${text}`}
      explain={() => ({
        name,
        of: `${formatDate(period.from)} to ${formatDate(period.to)}, ${currency}`,
        text,
        how,
      })}
    >
      {text}
    </FigureButton>
  );
}
