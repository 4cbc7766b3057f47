import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { formatMoment } from '../../components/formats.ts';
import { promiseFields, taskFields } from '../../components/forms/follow-up-fields.tsx';
import { meetingFields } from '../../components/forms/meeting-fields.tsx';
import type { Editing } from '../../components/forms/record-draft.ts';
import { RecordDrawer } from '../../components/forms/record-drawer.tsx';
import { CHANNEL_WORDS, MEETING_STATUS_WORDS } from '../../components/meeting-words.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { SavedIndicator } from '../../components/saved-indicator.tsx';
import type { DueItem } from '../../services/due-items.ts';
import { routes } from '../../services/routes.ts';
import { useShortcuts } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { AdviceSection } from './advice-section.tsx';
import { AgendaSection } from './agenda-section.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { LinesSection } from './lines-section.tsx';
import classes from './meeting.module.css';
import { MeetingActions } from './meeting-actions.tsx';
import { MeetingClock } from './meeting-clock.tsx';
import { NoteEditor } from './note-editor.tsx';
import { PeopleSection } from './people-section.tsx';
import { FollowUps, followUpsOf } from './promises-section.tsx';
import type { MeetingRecords } from './use-meeting.ts';
import { useMeetingCommands } from './use-meeting-commands.ts';

type EditedKind = 'meeting' | 'task' | 'promise';

/** A meeting made for writing while talking; everything else waits at the side. */
export function MeetingView({ meeting, file }: MeetingRecords) {
  const today = useToday();
  const [, navigate] = useLocation();
  const commands = useMeetingCommands(meeting);
  const [isFinishing, setFinishing] = useState(false);
  const [editing, setEditing] = useState<Editing<EditedKind> | null>(null);
  const { data } = meeting;
  const note = file.notes.find((each) => each.data.meetingId === meeting.id);
  const { fromHere, open } = useMemo(() => followUpsOf(file, meeting.id), [file, meeting.id]);

  const edit = () => setEditing({ kind: 'meeting', id: meeting.id, data });
  const openItem = (item: DueItem) => {
    if (item.kind === 'task') setEditing({ kind: 'task', id: item.id, data: item.data });
    if (item.kind === 'promise') setEditing({ kind: 'promise', id: item.id, data: item.data });
  };
  useShortcuts([
    { keys: 'e', label: 'Edit the meeting', run: edit },
    { keys: 'mod+p', label: 'Brief', run: () => navigate(routes.brief(meeting.id)) },
  ]);
  const fields = useMemo(() => {
    if (editing?.kind === 'task') return taskFields;
    if (editing?.kind === 'promise') return promiseFields;
    return meetingFields({ contacts: file.contacts, asksClient: false });
  }, [editing?.kind, file.contacts]);

  const where = data.place
    ? `${CHANNEL_WORDS[data.channel]}, ${data.place}`
    : CHANNEL_WORDS[data.channel];
  return (
    <PageFrame
      title={data.purpose}
      subtitle={
        <>
          <Link to={routes.client(file.client.id)} className={classes.client}>
            {file.client.data.name}
          </Link>
          {` · ${formatMoment(data.startsAt)} · ${where} · ${MEETING_STATUS_WORDS[data.status]}`}
          {data.finishedAt ? ` ${formatMoment(data.finishedAt)}` : ''}
        </>
      }
      layout="list"
      action={
        <>
          {data.status === 'inProgress' ? (
            <MeetingClock
              meeting={data}
              // The last two are for what an older application started.
              since={data.startedAt ?? note?.data.notedAt ?? data.startsAt}
            />
          ) : null}
          <MeetingActions
            meeting={meeting}
            hasNote={note !== undefined}
            commands={commands}
            onEdit={edit}
            onFinish={() => setFinishing(true)}
          />
        </>
      }
      contextLabel="Agenda and promises"
      context={
        <Stack gap="lg">
          <AgendaSection meeting={data} commands={commands} />
          <AdviceSection file={file} />
          <PeopleSection meeting={data} contacts={file.contacts} commands={commands} />
          <FollowUps title="From this meeting" items={fromHere} today={today} onOpen={openItem} />
          <LinesSection
            title="Questions"
            addLabel="Add a question"
            lines={data.questions.map(({ id, question }) => ({ id, text: question }))}
            onAdd={commands.addQuestion}
            onRemove={commands.removeQuestion}
          />
          <LinesSection
            title="Decisions"
            addLabel="Add a decision"
            lines={data.decisions.map(({ id, decision }) => ({ id, text: decision }))}
            onAdd={commands.addDecision}
            onRemove={commands.removeDecision}
          />
          <FollowUps title="Open promises" items={open} today={today} onOpen={openItem} />
        </Stack>
      }
    >
      <NoteEditor
        meeting={meeting}
        note={note}
        contacts={file.contacts}
        onNamed={({ id }) => {
          if (data.contactIds.includes(id)) return;
          void commands.setPeople([...data.contactIds, id]);
        }}
      />
      <div className={classes.foot}>
        <SavedIndicator />
      </div>
      {isFinishing ? (
        <FinishDialog
          meeting={meeting}
          fromHere={fromHere}
          onClose={() => setFinishing(false)}
          onFinish={commands.finish}
        />
      ) : null}
      <RecordDrawer editing={editing} fields={fields} onClose={() => setEditing(null)} />
    </PageFrame>
  );
}
