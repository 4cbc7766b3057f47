import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { type DueItem, useDueItems, useToggleDone } from '../../services/due-items.ts';
import { useCreateIntent } from '../../services/intents.ts';
import { useShortcuts } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import { ItemEditor } from './item-editor.tsx';
import { NewItemRow } from './new-item-row.tsx';
import { columnsFor } from './task-columns.tsx';
import { matchesFilter, STATUS_CHOICES, type TaskFilter, WHAT_CHOICES } from './task-filter.ts';

const FIRST_FILTER: TaskFilter = { status: 'open', what: 'all', text: '' };

/** Tasks and promises of all clients: filter, write down, edit, mark as done. */
export default function TasksPage() {
  const today = useToday();
  const items = useDueItems();
  const toggle = useToggleDone();
  const [filter, setFilter] = usePlace<TaskFilter>('tasks.filter', FIRST_FILTER);
  const [creating, setCreating] = useState<{ clientId: RecordId | null } | null>(null);
  const [editedId, setEditedId] = useState<string | null>(null);

  const startNew = (clientId: RecordId | null) => setCreating({ clientId });
  useCreateIntent('task', ({ clientId }) => startNew(clientId));
  useShortcuts([{ keys: 'n', label: 'New task or promise', run: () => startNew(null) }]);

  const rows = useMemo(() => items?.filter((item) => matchesFilter(item, filter)), [items, filter]);
  const columns = useMemo(() => columnsFor(today, (item) => void toggle(item)), [today, toggle]);
  const edited = editedId ? items?.find((item) => item.id === editedId) : undefined;

  return (
    <PageFrame
      title="Tasks"
      layout="list"
      search={{
        label: 'Filter tasks',
        value: filter.text,
        onChange: (text) => setFilter({ ...filter, text }),
      }}
      action={
        <Button
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => startNew(null)}
          aria-keyshortcuts="n"
        >
          New task
        </Button>
      }
      toolbar={
        <Group gap="sm" pb={12}>
          <SegmentedControl
            aria-label="Status"
            data={STATUS_CHOICES}
            value={filter.status}
            onChange={(status) => setFilter({ ...filter, status })}
          />
          <SegmentedControl
            aria-label="What"
            data={WHAT_CHOICES}
            value={filter.what}
            onChange={(what) => setFilter({ ...filter, what })}
          />
        </Group>
      }
      context={
        edited && edited.kind !== 'reportSchedule' ? (
          <ItemEditor key={edited.id} item={edited} onClose={() => setEditedId(null)} />
        ) : undefined
      }
      contextLabel="Edit"
    >
      {creating ? (
        <NewItemRow clientId={creating.clientId} onClose={() => setCreating(null)} />
      ) : null}
      <DataTable<DueItem>
        label="Tasks and promises"
        viewKey="tasks"
        rows={rows}
        rowId={(item) => item.id}
        rowName={(item) => item.title}
        columns={columns}
        initialSort={{ id: 'due', descending: false }}
        onOpen={(item) => setEditedId(item.id)}
        onRowKey={(event, item) => {
          if (event.key === 'x' || event.key === ' ') {
            void toggle(item);
            return true;
          }
          if (event.key !== 'e') return false;
          setEditedId(item.id);
          return true;
        }}
        empty={
          filter.text || filter.what !== 'all' ? (
            <EmptyState
              icon={IconChecklist}
              action={{ label: 'Show all open', run: () => setFilter(FIRST_FILTER) }}
            >
              Nothing matches these filters.
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconChecklist}
              action={{ label: 'New task', run: () => startNew(null) }}
            >
              Tasks and promises of all clients gather here; press N to write one down.
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}
