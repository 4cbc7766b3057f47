import { Button } from '@mantine/core';
import type { Period } from '#shared/domain/period.ts';
import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField } from '../form-fields.tsx';
import classes from './performance.module.css';

interface OwnPeriodProps {
  period: Period | null;
  today: CalendarDate;
  onChange: (period: Period | null) => void;
}

/** Lets the person ask for any days. */
export function OwnPeriod({ period, today, onChange }: OwnPeriodProps) {
  if (!period) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onChange({ from: addMonths(today, -6), to: today })}
      >
        Add a period of your own
      </Button>
    );
  }
  return (
    <div className={classes.own}>
      <DateField
        label="From"
        value={period.from}
        onChange={(from) => from && onChange({ ...period, from })}
      />
      <DateField
        label="To"
        value={period.to}
        onChange={(to) => to && onChange({ ...period, to: to > today ? today : to })}
      />
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
        Remove
      </Button>
    </div>
  );
}
