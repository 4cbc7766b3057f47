import { Group, NativeSelect } from '@mantine/core';
import {
  earlierDay,
  lastTwelveMonths,
  lastYear,
  laterDay,
  type Period,
  yearToDate,
} from '#shared/domain/period.ts';
import type { TradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField } from '../../../../components/form-fields.tsx';
import { formatDate } from '../../../../components/formats.ts';

export type TradingPeriodKey = 'twelveMonths' | 'yearToDate' | 'lastYear' | 'own';

const CHOICES: readonly { readonly value: TradingPeriodKey; readonly label: string }[] = [
  { value: 'twelveMonths', label: '12 months' },
  { value: 'yearToDate', label: 'Year to date' },
  { value: 'lastYear', label: 'Last year' },
  { value: 'own', label: 'Other days' },
];

/** The days of `key`; `own` where they are the person's own. */
export function tradingDays(
  key: TradingPeriodKey,
  today: CalendarDate,
  own: Period | null,
): Period {
  switch (key) {
    case 'twelveMonths':
      return lastTwelveMonths(today);
    case 'yearToDate':
      return yearToDate(today);
    case 'lastYear':
      return lastYear(today);
    case 'own':
      return own ?? yearToDate(today);
  }
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
  days: Period;
  /** The choice of each currency has a name of its own. */
  currency: string;
  today: CalendarDate;
  onChoose: (key: TradingPeriodKey) => void;
  onDays: (days: Period) => void;
}

/** The choice of the period, with its days where they are the person's own. */
export function TradingPeriodChoice(props: TradingPeriodChoiceProps) {
  const { chosen, days, currency, today, onChoose, onDays } = props;
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
            value={days.from}
            onChange={(day) => {
              if (!day) return;
              const from = earlierDay(day, today);
              onDays({ from, to: laterDay(from, days.to) });
            }}
          />
          <DateField
            label="To"
            value={days.to}
            onChange={(day) => {
              if (!day) return;
              const to = earlierDay(day, today);
              onDays({ from: earlierDay(days.from, to), to });
            }}
          />
        </>
      ) : null}
    </Group>
  );
}
