import { Button, SegmentedControl } from '@mantine/core';
import { IconCalendarEvent, IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newMeeting } from '#shared/domain/meeting/meeting-builders.ts';
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { matchesWords } from '../../components/fold-text.ts';
import { meetingFields } from '../../components/forms/meeting-fields.tsx';
import { RecordDrawer } from '../../components/forms/record-drawer.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { useCreateIntent } from '../../services/intents.ts';
import { routes } from '../../services/routes.ts';
import { useShortcuts } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import { DayList } from './day-list.tsx';
import { pastColumns } from './past-columns.tsx';
import { type MeetingRow, useMeetingRows } from './use-meeting-rows.ts';

const HOUR = 3_600_000;
const FIELDS = meetingFields({ contacts: [], asksClient: true });

/** Every meeting: those to come by day, those past as a table. */
export default function MeetingsPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const rows = useMeetingRows(today);
  const [tab, setTab] = usePlace<'coming' | 'past'>('meetings.tab', 'coming');
  const [text, setText] = usePlace('meetings.text', '');
  const [creatingFor, setCreatingFor] = useState<RecordId | '' | null>(null);

  const create = () => setCreatingFor('');
  useCreateIntent('meeting', ({ clientId }) => setCreatingFor(clientId ?? ''));
  useShortcuts([{ keys: 'n', label: 'New meeting', run: create }]);

  const shown = useMemo(
    () =>
      rows?.filter(
        (row) =>
          row.isComing === (tab === 'coming') && (text === '' || matchesWords(row.words, text)),
      ),
    [rows, tab, text],
  );
  const columns = useMemo(() => pastColumns(today), [today]);
  const data = useMemo(
    () =>
      newMeeting({
        clientId: (creatingFor ?? '') as RecordId,
        purpose: '',
        startsAt: instantFromMillis(Math.ceil(Date.now() / HOUR) * HOUR),
      }),
    [creatingFor],
  );
  const empty = (
    <EmptyState icon={IconCalendarEvent} action={{ label: 'New meeting', run: create }}>
      {text !== ''
        ? 'No meeting matches.'
        : tab === 'coming'
          ? 'Nothing is planned. Plan a visit or a call, and its brief is ready to print.'
          : 'No meeting has taken place yet. Finished and cancelled meetings are kept here.'}
    </EmptyState>
  );

  return (
    <PageFrame
      title="Meetings"
      layout={tab === 'coming' ? 'page' : 'list'}
      search={{ label: 'Filter meetings', value: text, onChange: setText }}
      action={
        <Button
          leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
          onClick={create}
          aria-keyshortcuts="n"
        >
          New meeting
        </Button>
      }
      toolbar={
        <SegmentedControl
          aria-label="Which meetings"
          mb={12}
          data={[
            { value: 'coming', label: 'Coming' },
            { value: 'past', label: 'Past' },
          ]}
          value={tab}
          onChange={(value) => setTab(value as 'coming' | 'past')}
        />
      }
    >
      {tab === 'coming' ? (
        shown && shown.length === 0 ? (
          empty
        ) : (
          <DayList rows={shown ?? []} today={today} />
        )
      ) : (
        <DataTable<MeetingRow>
          label="Past meetings"
          viewKey="meetings.past"
          rows={shown}
          rowId={rowId}
          rowName={rowName}
          columns={columns}
          initialSort={{ id: 'when', descending: true }}
          onOpen={(row) => navigate(routes.meeting(row.id))}
          empty={empty}
        />
      )}
      <RecordDrawer
        editing={
          creatingFor === null ? null : { kind: 'meeting', id: null, data, context: creatingFor }
        }
        fields={FIELDS}
        onClose={() => setCreatingFor(null)}
        onSaved={(id) => navigate(routes.meeting(id))}
      />
    </PageFrame>
  );
}

const rowId = (row: MeetingRow): string => row.id;
const rowName = (row: MeetingRow): string => `${row.clientName}, ${row.data.purpose}`;
