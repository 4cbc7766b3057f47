import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconCalendarPlus, IconNote, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useShortened } from '../../../components/shortened-list.tsx';
import { personDateOf } from '../../../services/today.ts';
import { usePlace } from '../../../services/view-state.ts';
import { useEditor } from '../editor/editor.tsx';
import { MeetingEntry, NoteEntry } from './talk-entries.tsx';
import classes from './timeline.module.css';
import {
  FILTER_CHOICES,
  matchesTimeline,
  type TimelineEntry,
  type TimelineFilter,
  timelineOf,
} from './timeline-entries.ts';
import { StepEntry } from './timeline-step.tsx';

/** Entries shown before all of them are asked for: as many as a year of a client has. */
const MOST = 60;

/** Everything that happened with a client in one line of time, and no more of it than is asked for. */
export function TimelineTab({ file }: { file: ClientFile }) {
  const editor = useEditor();
  const [filter, setFilter] = usePlace<TimelineFilter>(`timeline.filter.${file.client.id}`, 'all');
  const all = useMemo(() => timelineOf(file, personDateOf), [file]);
  const entries = useMemo(
    () => all.filter((entry) => matchesTimeline(entry, filter)),
    [all, filter],
  );
  const { shown, toggle } = useShortened(entries, MOST);

  /** What is written down must not be hidden by what was asked for before. */
  const add = (kind: 'note' | 'meeting') => {
    if (filter !== 'talks') setFilter('all');
    editor.add(kind);
  };
  if (all.length === 0) {
    return (
      <EmptyState icon={IconNote} action={{ label: 'New note', run: () => add('note') }}>
        No meetings or notes yet. Write down what was said, or plan a meeting.
      </EmptyState>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="xs" mb="xs">
        <SegmentedControl
          aria-label="Show"
          data={FILTER_CHOICES}
          value={filter}
          onChange={setFilter}
        />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => add('note')}
          >
            New note
          </Button>
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={() => add('meeting')}
          >
            New meeting
          </Button>
        </Group>
      </Group>
      {entries.length === 0 ? (
        <EmptyState action={{ label: 'Show everything', run: () => setFilter('all') }}>
          Nothing of this kind yet.
        </EmptyState>
      ) : null}
      <ol className={classes.timeline} aria-label="Timeline">
        {shown.map((entry) => (
          <li key={entry.key} className={classes.entry}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {toggle}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  switch (entry.what) {
    case 'meeting':
      return <MeetingEntry entry={entry} />;
    case 'note':
      return <NoteEntry note={entry.note} />;
    default:
      return <StepEntry step={entry} />;
  }
}
