import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatRelativeDate } from './formats.ts';
import { UnknownText } from './unknown-text.tsx';
import classes from './values.module.css';

interface RelativeDateProps {
  date: CalendarDate | null;
  /** The person's day, from `useToday`. */
  today: CalendarDate;
  reason?: string;
}

/** "in 2 days", with the exact day on hover. */
export function RelativeDate({ date, today, reason = 'no date recorded' }: RelativeDateProps) {
  if (date === null) return <UnknownText reason={reason} />;
  return (
    <time dateTime={date} className={classes.date} title={formatDate(date, 'long')}>
      {formatRelativeDate(date, today)}
    </time>
  );
}
