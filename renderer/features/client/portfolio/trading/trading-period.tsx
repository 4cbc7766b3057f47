import { Group, NativeSelect } from '@mantine/core';
import { available, type Figure, unavailable, unavailableBecause } from '#shared/domain/figure.ts';
import {
  earlierDay,
  lastTwelveMonths,
  lastYear,
  type Period,
  yearToDate,
} from '#shared/domain/period.ts';
import type { TradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import { type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField } from '../../../../components/form-fields.tsx';
import { formatDate } from '../../../../components/formats.ts';

export type TradingPeriodKey = 'twelveMonths' | 'yearToDate' | 'lastYear' | 'own';

const CHOICES: readonly { readonly value: TradingPeriodKey; readonly label: string }[] = [
  { value: 'twelveMonths', label: '12 months' },
  { value: 'yearToDate', label: 'Year to date' },
  { value: 'lastYear', label: 'Last year' },
  { value: 'own', label: 'Other days' },
];

/**
 * The days of `key`, none after `today`.
 * @param own the person's own days as they were typed, which need not be a period
 */
export function tradingDays(
  key: TradingPeriodKey,
  today: CalendarDate,
  own: Period,
): Figure<Period> {
  switch (key) {
    case 'twelveMonths':
      return available(lastTwelveMonths(today));
    case 'yearToDate':
      return available(yearToDate(today));
    case 'lastYear':
      return available(lastYear(today));
    case 'own':
      return ownDays(own, today);
  }
}

function ownDays({ from, to }: Period, today: CalendarDate): Figure<Period> {
  if (!isCalendarDate(from) || !isCalendarDate(to)) {
    return unavailable('the period has a day that does not exist');
  }
  const end = earlierDay(to, today);
  return from <= end ? available({ from, to: end }) : unavailableBecause({ tag: 'periodReversed' });
}

/** "in twelve months", or "since 3 Mar 2026" where orders are recorded from a day within them on. */
export function periodWords(key: TradingPeriodKey, { period, covered }: TradingFigures): string {
  const [from, to] = [formatDate(covered.from), formatDate(covered.to)];
  if (covered.from > period.from) {
    return key === 'twelveMonths' || key === 'yearToDate'
      ? `since ${from}`
      : `from ${from} to ${to}`;
  }
  switch (key) {
    case 'twelveMonths':
      return 'in twelve months';
    case 'yearToDate':
      return 'this year';
    case 'lastYear':
      return 'last year';
    case 'own':
      return `from ${from} to ${to}`;
  }
}

/** Which days the figures are of, and with which they are compared. */
export function aboutPeriod({ period, covered, earlier, before }: TradingFigures): string {
  const days = `${formatDate(covered.from)} to ${formatDate(covered.to)}`;
  const since = covered.from > period.from ? ', from the first order on' : '';
  const beside = before.available
    ? `, beside ${formatDate(earlier.from)} to ${formatDate(earlier.to)}`
    : '';
  return `${days}${since}${beside}.`;
}

interface TradingPeriodChoiceProps {
  chosen: TradingPeriodKey;
  /** The person's own days as they were typed. */
  own: Period;
  /** The choice of each currency has a name of its own. */
  currency: string;
  onChoose: (key: TradingPeriodKey) => void;
  onOwn: (own: Period) => void;
}

/** The choice of the period, with its days where they are the person's own. */
export function TradingPeriodChoice(props: TradingPeriodChoiceProps) {
  const { chosen, own, currency, onChoose, onOwn } = props;
  return (
    <Group align="end" gap="sm" mb="sm">
      <NativeSelect
        label="Period"
        aria-label={`Period of trading in ${currency}`}
        data={[...CHOICES]}
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value as TradingPeriodKey)}
      />
      {chosen === 'own' ? (
        <>
          <DateField
            label="From"
            value={own.from}
            onChange={(from) => from && onOwn({ ...own, from })}
          />
          <DateField label="To" value={own.to} onChange={(to) => to && onOwn({ ...own, to })} />
        </>
      ) : null}
    </Group>
  );
}
