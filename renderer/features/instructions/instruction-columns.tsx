import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { explainedDate } from '../../components/figures/explained-figure.ts';
import { CHANNEL_WORDS, stateLook } from '../../components/instruction-words.ts';
import { RelativeDate } from '../../components/relative-date.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { SyncBadge } from '../../components/sync-badge.tsx';

const NOT_RECORDED = 'not recorded';

/** A client's instruction in the list of the whole book. */
export interface InstructionRow {
  readonly id: RecordId;
  readonly clientName: string;
  readonly data: Instruction;
  readonly sync: 'synced' | 'waiting' | 'syncing' | 'attention';
}

/** Columns of the list of instructions. */
export function instructionColumns(today: CalendarDate): readonly DataColumn<InstructionRow>[] {
  return [
    {
      id: 'what',
      header: 'What',
      width: 200,
      grow: 3,
      isHideable: false,
      value: ({ data }) => data.statement.split('\n')[0] ?? '',
    },
    {
      id: 'client',
      header: 'Client',
      width: 130,
      grow: 2,
      isHideable: false,
      value: ({ clientName }) => clientName,
    },
    {
      id: 'state',
      header: 'Status',
      width: 140,
      value: ({ data }) => stateLook(data)[1],
      cell: ({ data }) => {
        const [tone, word] = stateLook(data);
        return <StatusBadge tone={tone}>{word}</StatusBadge>;
      },
    },
    {
      id: 'given',
      header: 'Given',
      width: 110,
      value: ({ data }) => data.givenOn,
      cell: ({ data }) => <RelativeDate date={data.givenOn} today={today} reason={NOT_RECORDED} />,
      explain: ({ data }) => explainedDate(data.givenOn, NOT_RECORDED),
    },
    {
      id: 'by',
      header: 'By',
      width: 120,
      givesWay: 3,
      grow: 1,
      value: ({ data }) => data.givenBy.name,
    },
    {
      id: 'how',
      header: 'How',
      width: 90,
      givesWay: 1,
      value: ({ data }) => CHANNEL_WORDS[data.channel],
    },
    { id: 'number', header: 'Number', width: 130, givesWay: 2, value: ({ data }) => data.number },
    {
      id: 'sync',
      header: 'Sync',
      about: 'Whether the server has it',
      width: 72,
      value: ({ sync }) => sync,
      cell: ({ sync }) => (sync === 'synced' ? null : <SyncBadge state={sync} />),
    },
  ];
}
