import { Button } from '@mantine/core';
import { reportStatus } from '#shared/domain/reporting/report-due.ts';
import { periodName, reportPeriod } from '#shared/domain/reporting/report-period.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { DueDate, NO_DUE_DATE } from '../../components/due-date.tsx';
import { explainedDate } from '../../components/figures/explained-figure.ts';
import { RelativeDate } from '../../components/relative-date.tsx';
import { CONTENT_WORDS, DELIVERY_WORDS, FREQUENCY_WORDS } from '../../components/report-words.ts';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { personLocale } from '../../services/person-locale.ts';

/** A client's agreed report, and where the next one stands. */
export interface ReportRow {
  readonly id: RecordId;
  readonly clientId: RecordId;
  readonly clientName: string;
  readonly schedule: ReportSchedule;
  readonly recipients: string;
  /** Whether its document was made and waits to be sent. */
  readonly isPrepared: boolean;
}

const NONE_SENT = 'none was sent yet';

const STATES = {
  prepared: { tone: 'good', word: 'Prepared' },
  overdue: { tone: 'bad', word: 'Overdue' },
  dueSoon: { tone: 'waiting', word: 'Due soon' },
  notDue: { tone: 'neutral', word: 'Not due' },
} as const satisfies Record<string, { tone: Tone; word: string }>;

const periodOf = ({ schedule }: ReportRow): string =>
  periodName(schedule, reportPeriod(schedule), personLocale);

/** Columns of the list of agreed reports; those for the narrowest window first, the others hidden. */
export function reportColumns(
  today: CalendarDate,
  onSent: (row: ReportRow) => void,
): readonly DataColumn<ReportRow>[] {
  const stateOf = ({ isPrepared, schedule }: ReportRow) =>
    STATES[isPrepared ? 'prepared' : reportStatus(schedule, today).tag];
  return [
    {
      id: 'client',
      header: 'Client',
      width: 132,
      grow: 2,
      isHideable: false,
      value: (row) => row.clientName,
    },
    {
      id: 'state',
      header: 'State',
      width: 128,
      value: (row) => row.schedule.nextDueOn,
      cell: (row) => {
        const { tone, word } = stateOf(row);
        return <StatusBadge tone={tone}>{word}</StatusBadge>;
      },
      inFile: [{ header: 'State', text: (row) => stateOf(row).word }],
    },
    {
      id: 'due',
      header: 'Due',
      width: 132,
      value: (row) => row.schedule.nextDueOn,
      cell: (row) => <DueDate dueOn={row.schedule.nextDueOn} today={today} />,
      explain: ({ schedule }) => explainedDate(schedule.nextDueOn, NO_DUE_DATE),
    },
    {
      id: 'period',
      header: 'Covers',
      about: 'The whole calendar period before the one it is due in',
      width: 132,
      value: (row) => reportPeriod(row.schedule).to,
      cell: periodOf,
      inFile: [
        { header: 'From', text: ({ schedule }) => reportPeriod(schedule).from },
        { header: 'To', text: ({ schedule }) => reportPeriod(schedule).to },
      ],
    },
    {
      id: 'recipient',
      header: 'Goes to',
      width: 110,
      givesWay: 1,
      grow: 1,
      value: (row) => row.recipients,
    },
    {
      id: 'frequency',
      header: 'Frequency',
      width: 100,
      isHidden: true,
      value: (row) => FREQUENCY_WORDS[row.schedule.frequency],
    },
    {
      id: 'contents',
      header: 'Contents',
      width: 120,
      grow: 1,
      isHidden: true,
      value: (row) => row.schedule.contents.map((part) => CONTENT_WORDS[part]).join(', '),
    },
    {
      id: 'delivery',
      header: 'Delivery',
      width: 100,
      isHidden: true,
      value: ({ schedule: { delivery } }) => (delivery ? DELIVERY_WORDS[delivery] : ''),
    },
    {
      id: 'lastSent',
      header: 'Last sent',
      width: 124,
      isHidden: true,
      value: (row) => row.schedule.lastSentOn,
      cell: (row) => (
        <RelativeDate date={row.schedule.lastSentOn} today={today} reason={NONE_SENT} />
      ),
      explain: ({ schedule }) => explainedDate(schedule.lastSentOn, NONE_SENT),
    },
    {
      id: 'sent',
      header: 'Sent',
      width: 140,
      isSortable: false,
      isHideable: false,
      value: () => null,
      inFile: [],
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
