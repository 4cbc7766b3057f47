import { Button } from '@mantine/core';
import {
  IconFileText,
  IconMapPin,
  IconPhone,
  IconPlayerPlay,
  IconVideo,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { startMeeting } from '#shared/domain/meeting/commands.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { formatDate, formatTime } from '../../components/formats.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useCommands } from '../../services/commands.tsx';
import { routes } from '../../services/routes.ts';
import { personDateOf, useNow } from '../../services/today.ts';
import classes from './today-page.module.css';

const CHANNELS = {
  visit: { word: 'Visit', icon: IconMapPin },
  office: { word: 'At our office', icon: IconMapPin },
  call: { word: 'Call', icon: IconPhone },
  video: { word: 'Video', icon: IconVideo },
} as const;

/** A meeting of today: when, whom, where, why; its brief, and the way in. */
export function MeetingCard({ meeting }: { meeting: Entry<Meeting> }) {
  const { data } = meeting;
  const { nameOf } = useClientNames();
  const [, navigate] = useLocation();
  const commands = useCommands();
  const now = useNow().getTime();
  const start = Date.parse(data.startsAt);
  const end = start + data.durationInMinutes * 60_000;
  const isFinished = data.status === 'finished';
  const isNow = data.status === 'inProgress' || (!isFinished && now >= start && now < end);
  const channel = CHANNELS[data.channel];
  const clientName = nameOf(data.clientId);

  const begin = async () => {
    const started = startMeeting(data, instantFromMillis(Date.now()));
    if (started.ok) {
      await commands.save([{ kind: 'meeting', id: meeting.id, data: started.value }]);
    }
    navigate(routes.meeting(meeting.id));
  };

  return (
    <li className={classes.meeting} data-now={isNow} data-past={isFinished || now >= end}>
      <div className={classes.time}>
        {formatTime(data.startsAt)}
        <span className={classes.end}>{endText(data.startsAt, instantFromMillis(end))}</span>
      </div>
      <div>
        <Link to={routes.client(data.clientId)} className={classes.client}>
          {clientName}
        </Link>
        <p className={classes.purpose}>{data.purpose}</p>
        <p className={classes.meta}>
          <channel.icon size={14} stroke={1.75} aria-hidden="true" />
          {data.place ? `${channel.word}, ${data.place}` : channel.word}
        </p>
        <div className={classes.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            to={routes.brief(meeting.id)}
            leftSection={<IconFileText size={14} aria-hidden="true" />}
            aria-label={`Brief for ${clientName}`}
          >
            Brief
          </Button>
          <Button
            size="compact-sm"
            variant={isNow ? 'filled' : 'default'}
            leftSection={isFinished ? null : <IconPlayerPlay size={14} aria-hidden="true" />}
            onClick={() => void begin()}
            aria-label={`${wordFor(data.status)}: ${clientName}`}
          >
            {wordFor(data.status)}
          </Button>
        </div>
      </div>
    </li>
  );
}

function wordFor(status: Meeting['status']): string {
  if (status === 'finished') return 'Open';
  return status === 'inProgress' ? 'Continue' : 'Start';
}

/** When it ends, with its day when that is another: a whole day would end when it began. */
function endText(start: Instant, end: Instant): string {
  const day = personDateOf(end);
  const time = formatTime(end);
  return day === personDateOf(start) ? time : `${formatDate(day, 'weekday')}, ${time}`;
}
