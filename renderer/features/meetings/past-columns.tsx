import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { MomentText } from '../../components/date-text.tsx';
import { CHANNEL_WORDS, MEETING_STATUS_WORDS } from '../../components/meeting-words.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { personTimeOf } from '../../services/today.ts';
import type { MeetingRow } from './use-meeting-rows.ts';

const NOT_FINISHED = 'Not finished';

/** Columns of the meetings that are over; one that was never finished says so. */
export function pastColumns(today: CalendarDate): readonly DataColumn<MeetingRow>[] {
  const isForgotten = ({ data, day }: MeetingRow) => data.status === 'planned' && day < today;
  return [
    {
      id: 'when',
      header: 'When',
      width: 184,
      startsDescending: true,
      isHideable: false,
      value: ({ data }) => data.startsAt,
      cell: ({ data }) => <MomentText instant={data.startsAt} />,
      inFile: [
        { header: 'Day', text: ({ day }) => day },
        { header: 'Time', text: ({ data }) => personTimeOf(data.startsAt) },
      ],
    },
    {
      id: 'client',
      header: 'Client',
      width: 160,
      grow: 1,
      value: ({ clientName }) => clientName,
    },
    {
      id: 'purpose',
      header: 'Purpose',
      width: 200,
      grow: 2,
      value: ({ data }) => data.purpose,
      cell: ({ data }) => <span title={data.purpose}>{data.purpose}</span>,
    },
    {
      id: 'channel',
      header: 'How',
      width: 120,
      givesWay: 1,
      value: ({ data }) => CHANNEL_WORDS[data.channel],
    },
    {
      id: 'status',
      header: 'Status',
      width: 144,
      value: ({ data }) => MEETING_STATUS_WORDS[data.status],
      cell: (row) =>
        isForgotten(row) ? (
          <StatusBadge tone="warning">{NOT_FINISHED}</StatusBadge>
        ) : (
          MEETING_STATUS_WORDS[row.data.status]
        ),
      inFile: [
        {
          header: 'Status',
          text: (row) => (isForgotten(row) ? NOT_FINISHED : MEETING_STATUS_WORDS[row.data.status]),
        },
      ],
    },
  ];
}
