import { SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { ValueCourse } from '#shared/domain/portfolio/portfolio-page.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ChartFigure } from '../../../components/charts/chart-figure.tsx';
import { FigurePart } from '../../../components/figure-part.tsx';
import { reasonOf } from '../../../components/figure-reason.ts';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { later } from '../../../components/later.tsx';
import { useFigure } from '../../../services/figures.ts';
import { usePreference } from '../../../services/view-state.ts';
import { AllocationFigure } from './allocation-figure.tsx';
import classes from './portfolio.module.css';
import { valueSheet } from './portfolio-sheets.ts';

const LineChart = later(() => import('../../../components/charts/line-chart.tsx'));

const YEARS = [
  { value: '1', label: '1 year' },
  { value: '3', label: '3 years' },
  { value: '30', label: 'All' },
];
const HEIGHT = 216;

interface ValueSectionProps {
  file: ClientFile;
  currency: CurrencyCode;
  today: CalendarDate;
}

/** How the value of the accounts in one currency went, and how it is spread against the target. */
export function ValueSection({ file, currency, today }: ValueSectionProps) {
  const [years, setYears] = usePreference('client.chartYears', '1');
  const figure = useFigure('valueCourse', file.client.id, {
    currency,
    years: Number(years),
    day: today,
  });
  return (
    <FigurePart figure={figure} name="the value over time" height={HEIGHT + 60}>
      {(course) => (
        <ValueFigures
          course={course}
          currency={currency}
          years={years}
          onYears={setYears}
          save={
            <SaveFiguresButton
              what={`the value in ${currency}`}
              fileName="value"
              clientName={file.client.data.name}
              currency={currency}
              asOf={today}
              sheets={() => [valueSheet(course.history.points)]}
            />
          }
        />
      )}
    </FigurePart>
  );
}

function ValueFigures(props: {
  course: ValueCourse;
  currency: CurrencyCode;
  years: string;
  onYears: (years: string) => void;
  save: ReactNode;
}) {
  const { course, currency, years, onYears, save } = props;
  const { history, allocations } = course;
  const known = history.points.filter((point) => point.value !== null);
  const show = (value: number) => formatMoney(value, currency, { whole: true });
  const [first] = known;
  const last = known.at(-1);

  return (
    <div className={classes.split}>
      {first && last && known.length > 1 ? (
        <ChartFigure
          title={`Value over time, ${currency}`}
          summary={`From ${show(first.value ?? 0)} on ${formatDate(first.date)} to ${show(last.value ?? 0)} on ${formatDate(last.date)}.`}
          height={HEIGHT}
          head={['Day', `Value, ${currency}`]}
          rows={history.points.map(({ date, value, missing }) => [
            formatDate(date),
            value === null
              ? { reason: missing ? reasonOf(missing) : 'a price or rate is missing' }
              : formatMoney(value, currency, { currency: 'none' }),
          ])}
          how={FIGURE_RULES.value}
          controls={
            <>
              {save}
              <SegmentedControl
                size="xs"
                aria-label="Period"
                data={YEARS}
                value={years}
                onChange={onYears}
              />
            </>
          }
        >
          <LineChart points={history.points} currency={currency} height={HEIGHT} />
        </ChartFigure>
      ) : (
        <Text c="dimmed">
          The value over time is unavailable:{' '}
          {history.gap ? reasonOf(history.gap) : 'there is one day only'}.
        </Text>
      )}
      <Stack gap="md">
        {allocations.map(({ name, allocation }) => (
          <AllocationFigure key={name} name={name} allocation={allocation} />
        ))}
      </Stack>
    </div>
  );
}
