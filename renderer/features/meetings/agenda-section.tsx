import { ActionIcon, Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { agendaMinutes } from '#shared/domain/meeting/commands.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { Section } from '../../components/section.tsx';
import { AddLine } from './add-line.tsx';
import classes from './meeting.module.css';
import type { MeetingCommands } from './use-meeting-commands.ts';

/** The plan of the talk: topics with minutes, ticked off as one goes. */
export function AgendaSection(props: { meeting: Meeting; commands: MeetingCommands }) {
  const { meeting, commands } = props;
  const minutes = agendaMinutes(meeting);
  return (
    <Section
      title="Agenda"
      action={
        minutes > 0 ? (
          <span className={classes.dim}>
            {minutes} of {meeting.durationInMinutes} min
          </span>
        ) : undefined
      }
    >
      <ul className={classes.list}>
        {meeting.agenda.map(({ id, topic, minutes: planned, done }) => (
          <li key={id} className={classes.item}>
            <Checkbox
              size="xs"
              checked={done}
              onChange={(event) => void commands.tick(id, event.currentTarget.checked)}
              label={topic}
              classNames={{ label: done ? (classes.done ?? '') : (classes.label ?? '') }}
            />
            <span className={classes.minutes}>{planned > 0 ? `${planned} min` : ''}</span>
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Remove ${topic}`}
              onClick={() => void commands.removeTopic(id)}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddLine
        label="Add a topic, 10 min at its end"
        onAdd={(text) => {
          const { topic, minutes: planned } = topicAndMinutes(text);
          return commands.addTopic(topic, planned);
        }}
      />
    </Section>
  );
}

/** "Bond that matures 10 min" is a topic of ten minutes. */
function topicAndMinutes(text: string): { topic: string; minutes: number } {
  const match = /^(.*\S)\s+(\d{1,3})\s*(?:min|m|′|')?$/u.exec(text);
  return match?.[1] ? { topic: match[1], minutes: Number(match[2]) } : { topic: text, minutes: 0 };
}
