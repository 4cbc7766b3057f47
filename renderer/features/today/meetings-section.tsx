import { Skeleton, Stack } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { Fragment } from 'react';
import { Link, useLocation } from 'wouter';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { DayPlan, PlannedMeeting } from '#shared/domain/meeting/day-plan.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import {
  formatDate,
  formatDuration,
  formatRelativeDate,
  formatTime,
} from '../../components/formats.ts';
import { Section } from '../../components/section.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';
import { personDateOf } from '../../services/today.ts';
import { MeetingCard } from './meeting-card.tsx';
import classes from './today-page.module.css';

interface MeetingsSectionProps {
  plan: DayPlan | undefined;
  today: CalendarDate;
  onNewMeeting: () => void;
}

/** Today's meetings in order, then tomorrow's. */
export function MeetingsSection({ plan, today, onNewMeeting }: MeetingsSectionProps) {
  return (
    <>
      <Section title="Meetings" count={plan?.today.length || undefined}>
        {plan ? (
          <TodaysMeetings plan={plan} today={today} onNewMeeting={onNewMeeting} />
        ) : (
          <LoadingMeetings />
        )}
      </Section>
      {plan && plan.tomorrow.length > 0 ? (
        <Section title="Tomorrow" count={plan.tomorrow.length}>
          <ul className={classes.lines}>
            {plan.tomorrow.map(({ meeting }) => (
              <CompactMeeting key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function TodaysMeetings(props: MeetingsSectionProps & { plan: DayPlan }) {
  const { plan, today, onNewMeeting } = props;
  const [, navigate] = useLocation();
  const { nameOf } = useClientNames();
  if (plan.today.length === 0) {
    const next = plan.next;
    // Where nothing is planned there is no week to show.
    const action = next
      ? { label: 'Show the week', run: () => navigate(routes.meetings) }
      : { label: 'New meeting', run: onNewMeeting };
    return (
      <EmptyState icon={IconCalendarEvent} action={action}>
        {next ? nextWords(next, nameOf(next.data.clientId), today) : NOTHING_PLANNED}
      </EmptyState>
    );
  }
  return (
    <ol className={classes.meetings}>
      {plan.today.map((planned) => (
        <Fragment key={planned.meeting.id}>
          <Gap planned={planned} />
          <MeetingCard meeting={planned.meeting} />
        </Fragment>
      ))}
    </ol>
  );
}

const NOTHING_PLANNED = 'No meetings today and none planned after. A good day to plan some.';

function nextWords(next: Entry<Meeting>, clientName: string, today: CalendarDate): string {
  const day = personDateOf(next.data.startsAt);
  const when = `${formatRelativeDate(day, today)} (${formatDate(day, 'weekday')}, ${formatTime(next.data.startsAt)})`;
  return `No meetings today. Next: ${clientName} ${when}.`;
}

/** Time between two meetings where it matters: none, or less than there is. */
function Gap({ planned }: { planned: PlannedMeeting }) {
  const minutes = planned.minutesSinceLast;
  if (minutes === null || minutes >= 30) return null;
  const words =
    minutes < 0
      ? `Overlaps by ${formatDuration(-minutes)}`
      : minutes === 0
        ? 'Straight after'
        : `${formatDuration(minutes)} in between`;
  return (
    <li className={classes.gap} data-overlaps={minutes < 0}>
      {words}
    </li>
  );
}

function CompactMeeting({ meeting }: { meeting: Entry<Meeting> }) {
  const { nameOf } = useClientNames();
  return (
    <li className={classes.compact}>
      <span className={classes.time}>{formatTime(meeting.data.startsAt)}</span>
      <span className={classes.ellipsis}>
        <Link to={routes.meeting(meeting.id)} className={classes.lineTitle}>
          {nameOf(meeting.data.clientId)}
        </Link>
        <span className={classes.dimmed}> · {meeting.data.purpose}</span>
      </span>
      <Link
        to={routes.brief(meeting.id)}
        className={classes.brief}
        aria-label={`Brief for ${nameOf(meeting.data.clientId)}`}
      >
        Brief
      </Link>
    </li>
  );
}

function LoadingMeetings() {
  return (
    <Stack gap="xs" aria-hidden="true">
      <Skeleton height={108} radius={8} />
      <Skeleton height={108} radius={8} />
    </Stack>
  );
}
