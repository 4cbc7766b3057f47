import { Button } from '@mantine/core';
import { reportStatus } from '#shared/domain/reporting/report-due.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { DueDate } from '../../components/due-date.tsx';
import { RelativeDate } from '../../components/relative-date.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';

/** A client's agreed report, and where the next one stands. */
export interface ReportRow {
  readonly id: RecordId;
  readonly clientId: RecordId;
  readonly clientName: string;
  readonly schedule: ReportSchedule;
}

const FREQUENCIES = {
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  halfYearly: 'Half-yearly',
  yearly: 'Yearly',
} as const satisfies Record<ReportSchedule['frequency'], string>;

const CONTENTS = {
  summary: 'Summary',
  transactions: 'Transactions',
  suppliers: 'Suppliers',
  tax: 'Tax',
} as const satisfies Record<ReportSchedule['contents'][number], string>;

const STATES = {
  overdue: { tone: 'bad', word: 'Overdue' },
  dueSoon: { tone: 'waiting', word: 'Due soon' },
  notDue: { tone: 'neutral', word: 'Not due' },
} as const satisfies Record<string, { tone: Tone; word: string }>;

/** Columns of the list of agreed reports. */
export function reportColumns(
  today: CalendarDate,
  onSent: (row: ReportRow) => void,
): readonly DataColumn<ReportRow>[] {
  return [
    {
      id: 'client',
      header: 'Client',
      width: 150,
      grow: 2,
      isHideable: false,
      value: (row) => row.clientName,
    },
    {
      id: 'state',
      header: 'State',
      width: 120,
      value: (row) => row.schedule.nextDueOn,
      cell: (row) => {
        const { tone, word } = STATES[reportStatus(row.schedule, today).tag];
        return <StatusBadge tone={tone}>{word}</StatusBadge>;
      },
    },
    {
      id: 'due',
      header: 'Next due',
      width: 124,
      value: (row) => row.schedule.nextDueOn,
      cell: (row) => <DueDate dueOn={row.schedule.nextDueOn} today={today} />,
    },
    {
      id: 'frequency',
      header: 'Frequency',
      width: 100,
      value: (row) => FREQUENCIES[row.schedule.frequency],
    },
    {
      id: 'contents',
      header: 'Contents',
      width: 120,
      grow: 1,
      value: (row) => row.schedule.contents.map((part) => CONTENTS[part]).join(', '),
    },
    {
      id: 'recipient',
      header: 'Recipient',
      width: 110,
      grow: 1,
      value: (row) => row.schedule.recipient,
    },
    {
      id: 'lastSent',
      header: 'Last sent',
      width: 124,
      value: (row) => row.schedule.lastSentOn,
      cell: (row) => (
        <RelativeDate date={row.schedule.lastSentOn} today={today} reason="none was sent yet" />
      ),
    },
    {
      id: 'sent',
      header: 'Sent',
      width: 124,
      isSortable: false,
      isHideable: false,
      value: () => null,
      cell: (row) => (
        <Button
          variant="default"
          size="compact-sm"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onSent(row);
          }}
        >
          Mark as sent
        </Button>
      ),
    },
  ];
}
