import { IconAlertTriangle } from '@tabler/icons-react';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import classes from './due-date.module.css';
import { RelativeDate } from './relative-date.tsx';

interface DueDateProps {
  dueOn: CalendarDate | null;
  today: CalendarDate;
  /** Closed items are never overdue. */
  isOpen?: boolean;
}

/** Why there is no day. */
export const NO_DUE_DATE = 'no due date';

/** When something is due; overdue has an icon as well as a colour. */
export function DueDate({ dueOn, today, isOpen = true }: DueDateProps) {
  const isOverdue = isOpen && dueOn !== null && dueOn < today;
  const isToday = isOpen && dueOn === today;
  return (
    <span className={isOverdue ? classes.overdue : isToday ? classes.today : classes.later}>
      {isOverdue ? <IconAlertTriangle size={13} aria-label="Overdue" /> : null}
      <RelativeDate date={dueOn} today={today} reason={NO_DUE_DATE} />
    </span>
  );
}
