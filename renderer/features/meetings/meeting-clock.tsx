import { IconClockExclamation, IconClockHour4 } from '@tabler/icons-react';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { useNow } from '../../services/today.ts';
import classes from './meeting.module.css';

interface MeetingClockProps {
  meeting: Meeting;
  /** When the talk began. */
  since: Instant;
}

/** How long the meeting has taken, of how long it was to take. */
export function MeetingClock({ meeting, since }: MeetingClockProps) {
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1_000));
  const isOver = seconds > meeting.durationInMinutes * 60;
  const Symbol_ = isOver ? IconClockExclamation : IconClockHour4;
  return (
    <span className={classes.clock} data-over={isOver} role="timer" aria-live="off">
      <Symbol_
        size={16}
        stroke={1.75}
        aria-label={isOver ? 'Longer than planned:' : 'Since the start:'}
      />
      {clockText(seconds)}
      <span className={classes.dim}>of {meeting.durationInMinutes} min</span>
    </span>
  );
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
