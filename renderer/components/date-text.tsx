import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type DateStyle, formatDate, formatMoment, formatTime } from './formats.ts';
import { UnknownText } from './unknown-text.tsx';
import classes from './values.module.css';

interface DateTextProps {
  date: CalendarDate | null;
  style?: DateStyle;
  reason?: string;
}

/** A calendar day in the person's locale, or "—" with its reason. */
export function DateText({ date, style = 'short', reason = 'no date recorded' }: DateTextProps) {
  if (date === null) return <UnknownText reason={reason} />;
  return (
    <time dateTime={date} className={classes.date}>
      {formatDate(date, style)}
    </time>
  );
}

/** An instant: the time, or day and time, in the person's time zone. */
export function MomentText(props: { instant: Instant | null; only?: 'time'; reason?: string }) {
  const { instant, only, reason = 'no time recorded' } = props;
  if (instant === null) return <UnknownText reason={reason} />;
  return (
    <time dateTime={instant} className={classes.date} title={formatMoment(instant)}>
      {only === 'time' ? formatTime(instant) : formatMoment(instant)}
    </time>
  );
}
