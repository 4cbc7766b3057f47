import { Group, SegmentedControl } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { isOpenInstruction } from '#shared/domain/instruction/instruction-state.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { foldText, matchesWords } from '../../components/fold-text.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import { type InstructionRow, instructionColumns } from './instruction-columns.tsx';

const SHOWS = [
  { value: 'open', label: 'Open' },
  { value: 'all', label: 'All' },
];

/** What the clients of the whole book ordered: what still waits, or everything. */
export default function InstructionsPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const { nameOf } = useClientNames();
  const [text, setText] = usePlace('instructions.text', '');
  const [shows, setShows] = usePlace('instructions.shows', 'open');
  const instructions = useLiveQuery((vault) => vault.list('instruction'), [], {
    kinds: ['instruction'],
    includesSync: true,
  });
  const rows = useMemo(
    () =>
      instructions.data
        ?.filter(({ data }) => shows === 'all' || isOpenInstruction(data))
        .map(
          ({ id, data, sync }): InstructionRow => ({
            ...{ id, data, sync, clientName: nameOf(data.clientId) },
          }),
        )
        .filter(
          ({ data, clientName }) =>
            text === '' ||
            matchesWords(foldText(`${clientName} ${data.number} ${data.statement}`), text),
        ),
    [instructions.data, nameOf, text, shows],
  );
  const columns = useMemo(() => instructionColumns(today), [today]);

  return (
    <PageFrame
      title="Instructions"
      layout="list"
      search={{ label: 'Filter instructions', value: text, onChange: setText }}
      toolbar={
        <Group gap="sm" pb={12}>
          <SegmentedControl aria-label="Which" data={SHOWS} value={shows} onChange={setShows} />
        </Group>
      }
    >
      <DataTable<InstructionRow>
        label="Instructions"
        viewKey="instructions"
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ data, clientName }) => `instruction ${data.number} of ${clientName}`}
        columns={columns}
        initialSort={{ id: 'given', descending: true }}
        onOpen={({ data }) => navigate(routes.client(data.clientId, 'instructions'))}
        empty={
          text || shows === 'open' ? (
            <EmptyState
              icon={IconFileInvoice}
              action={{
                label: 'Show all',
                run: () => {
                  setText('');
                  setShows('all');
                },
              }}
            >
              {text ? 'No instruction matches.' : 'No instruction waits for an answer.'}
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconFileInvoice}
              action={{ label: 'Choose a client', run: () => navigate(routes.clients) }}
            >
              Nothing was ordered yet. Write an instruction on a client's page.
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}
