import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { aimedPortfolios } from '#shared/domain/portfolio/aimed-portfolios.ts';
import { allocationOn } from '#shared/domain/portfolio/allocation.ts';
import {
  isHoldingAccount,
  type PortfolioScope,
  portfolioScope,
} from '#shared/domain/portfolio/portfolio-scope.ts';
import { valueHistory } from '#shared/domain/portfolio/value-history.ts';
import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ChartFigure } from '../../../components/charts/chart-figure.tsx';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { later } from '../../../components/later.tsx';
import { usePreference } from '../../../services/view-state.ts';
import { AllocationFigure } from './allocation-figure.tsx';
import classes from './portfolio.module.css';

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
  const scope = useMemo(() => {
    const accounts = file.accounts.filter(
      (account) => isHoldingAccount(account) && account.data.currency === currency,
    );
    return portfolioScope(file, currency, { accounts });
  }, [file, currency]);
  const history = useMemo(
    () => valueHistory(scope, { from: addMonths(today, -12 * Number(years)), to: today }, 180),
    [scope, today, years],
  );
  const allocations = useMemo(() => allocationsOf(file, scope, today), [file, scope, today]);
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
          rows={history.points.map(({ date, value }) => [
            formatDate(date),
            value === null ? '—' : formatMoney(value, currency, { currency: 'none' }),
          ])}
          controls={
            <SegmentedControl
              size="xs"
              aria-label="Period"
              data={YEARS}
              value={years}
              onChange={setYears}
            />
          }
        >
          <LineChart points={history.points} currency={currency} height={HEIGHT} />
        </ChartFigure>
      ) : (
        <Text c="dimmed">
          The value over time is unavailable: {history.gapReason ?? 'there is one day only'}.
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

/** Each portfolio that is divided by itself: those with targets, or else the whole. */
function allocationsOf(file: ClientFile, scope: PortfolioScope, today: CalendarDate) {
  const aimed = aimedPortfolios(file).filter(({ currency }) => currency === scope.currency);
  const [only, ...others] = aimed;
  if (!only) return [{ name: '', allocation: allocationOn(scope, today) }];
  if (others.length === 0 && scope.accounts.length === 1) {
    return [{ name: '', allocation: allocationOn(only.scope, today, only.aim) }];
  }
  return aimed.map(({ name, scope: own, aim }) => ({
    name,
    allocation: allocationOn(own, today, aim),
  }));
}
