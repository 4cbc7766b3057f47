import { Anchor, UnstyledButton } from '@mantine/core';
import { IconCalendarEvent, IconNote } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { type Note, noteKind } from '#shared/domain/meeting/note.ts';
import { formatMoment } from '../../../components/formats.ts';
import { CHANNEL_WORDS, MEETING_STATUS_WORDS } from '../../../components/meeting-words.ts';
import { routes } from '../../../services/routes.ts';
import { useEditor } from '../editor/editor.tsx';
import classes from './timeline.module.css';
import type { TimelineEntry } from './timeline-entries.ts';

/** A meeting with what was decided and noted there. */
export function MeetingEntry({ entry }: { entry: Extract<TimelineEntry, { what: 'meeting' }> }) {
  const { meeting, notes } = entry;
  const { purpose, startsAt, channel, place, status, decisions } = meeting.data;
  return (
    <>
      <span className={classes.icon}>
        <IconCalendarEvent size={16} stroke={1.75} aria-label="Meeting" />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <Link to={routes.meeting(meeting.id)} className={classes.title}>
            {purpose}
          </Link>
          {status === 'finished' || status === 'cancelled' ? null : (
            <Anchor component={Link} to={routes.brief(meeting.id)} size="sm">
              Brief
            </Anchor>
          )}
        </div>
        <div className={classes.meta}>
          {formatMoment(startsAt)} · {CHANNEL_WORDS[channel]}
          {place ? `, ${place}` : ''} · {MEETING_STATUS_WORDS[status]}
        </div>
        {decisions.map(({ id, decision }) => (
          <p key={id} className={classes.text}>
            Decided: {decision}
          </p>
        ))}
        {notes.map((note) => (
          <NoteText key={note.id} note={note} />
        ))}
      </div>
    </>
  );
}

/** A note of its own; drawn again only when it changes. */
export const NoteEntry = memo(function NoteEntry({ note }: { note: Entry<Note> }) {
  const editor = useEditor();
  return (
    <>
      <span className={classes.icon}>
        <IconNote size={16} stroke={1.75} aria-label="Note" />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <UnstyledButton className={classes.title} onClick={() => editor.edit('note', note)}>
            {noteKind.title(note.data)}
          </UnstyledButton>
        </div>
        <div className={classes.meta}>{formatMoment(note.data.notedAt)}</div>
        {note.data.title ? <NoteText note={note} /> : <Rest note={note} />}
      </div>
    </>
  );
});

function NoteText({ note }: { note: Entry<Note> }) {
  return note.data.body ? <p className={classes.text}>{note.data.body}</p> : null;
}

/** The text below the first line, which already stands as the title. */
function Rest({ note }: { note: Entry<Note> }) {
  const rest = note.data.body.split('\n').slice(1).join('\n').trim();
  return rest ? <p className={classes.text}>{rest}</p> : null;
}
