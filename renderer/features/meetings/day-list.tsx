import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatRelativeDate, formatTime } from '../../components/formats.ts';
import { CHANNEL_WORDS } from '../../components/meeting-words.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { routes } from '../../services/routes.ts';
import classes from './meeting.module.css';
import type { MeetingRow } from './use-meeting-rows.ts';

/** A list of days further than this is no plan any more; the filter finds the rest. */
const SHOWN = 200;

/** Meetings to come, day by day, each day with its briefs in one document. */
export function DayList({ rows, today }: { rows: readonly MeetingRow[]; today: CalendarDate }) {
  const sorted = rows
    .toSorted((a, b) => (a.data.startsAt < b.data.startsAt ? -1 : 1))
    .slice(0, SHOWN);
  const days = [...new Set(sorted.map(({ day }) => day))];
  return (
    <div className={classes.days}>
      {days.map((day) => (
        <section key={day} aria-label={formatDate(day, 'long')}>
          <h2 className={classes.day}>
            {formatDate(day, 'long')}{' '}
            <span className={classes.dim}>{formatRelativeDate(day, today)}</span>
            {' · '}
            <Anchor component={Link} to={routes.dayPack(day)} size="xs" fw={400}>
              Day pack
            </Anchor>
          </h2>
          <ul className={classes.list}>
            {sorted
              .filter((row) => row.day === day)
              .map((row) => (
                <MeetingLine key={row.id} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function MeetingLine({ row }: { row: MeetingRow }) {
  const { data } = row;
  const where = data.place
    ? `${CHANNEL_WORDS[data.channel]}, ${data.place}`
    : CHANNEL_WORDS[data.channel];
  return (
    <li className={classes.meeting}>
      <span className={classes.time}>{formatTime(data.startsAt)}</span>
      <div style={{ minWidth: 0 }}>
        <Link
          to={routes.meeting(row.id)}
          className={classes.name}
          // It lies over the whole row, and tells all of it that may be cut.
          title={[row.clientName, data.purpose, where].join('\n')}
        >
          {row.clientName}
        </Link>
        <div className={classes.purpose}>{data.purpose}</div>
      </div>
      <span className={classes.links}>
        {data.status === 'inProgress' ? <StatusBadge tone="accent">Under way</StatusBadge> : null}
        <span className={classes.place}>{where}</span>
        <Anchor
          component={Link}
          to={routes.brief(row.id)}
          size="sm"
          aria-label={`Brief for ${row.clientName}`}
        >
          Brief
        </Anchor>
      </span>
    </li>
  );
}
