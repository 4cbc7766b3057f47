import { Link } from 'wouter';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { standing } from '#shared/domain/service/service-words.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { DataColumn, FileColumn } from '../../components/data-table-columns.ts';
import { DoneButton } from '../../components/done-button.tsx';
import { DueDate, NO_DUE_DATE } from '../../components/due-date.tsx';
import { dueWord } from '../../components/due-words.ts';
import { explainedDate } from '../../components/figures/explained-figure.ts';
import { SyncBadge } from '../../components/sync-badge.tsx';
import type { DueItem } from '../../services/due-items.ts';
import { routes } from '../../services/routes.ts';
import classes from './tasks.module.css';

const PRIORITIES = { high: 'High', normal: 'Normal', low: 'Low' } as const;
const PRIORITY_ORDER = { high: 1, normal: 2, low: 3 } as const;

const priorityWord = (item: DueItem): string =>
  item.kind === 'task' ? PRIORITIES[item.data.priority] : '';

const ofRequest = (text: (request: ServiceRequest) => string) => (item: DueItem) =>
  item.kind === 'serviceRequest' ? text(item.data) : '';

/** What a file holds of service requests besides: a list of complaints has to say what became of them. */
const REQUEST_COLUMNS: readonly FileColumn<DueItem>[] = [
  { header: 'Raised on', text: ofRequest(({ raisedOn }) => raisedOn) },
  { header: 'Where it stands', text: ofRequest(standing) },
  { header: 'Since', text: ofRequest(({ statusSince }) => statusSince) },
  { header: 'Their reference', text: ofRequest(({ reference }) => reference) },
  { header: 'Answer', text: ofRequest(({ resolution }) => resolution) },
];

/** Columns of the list of tasks, promises, service requests and reports due. */
export function columnsFor(
  today: CalendarDate,
  onToggle: (item: DueItem) => void,
): readonly DataColumn<DueItem>[] {
  return [
    {
      id: 'done',
      header: 'Done',
      width: 60,
      isHideable: false,
      isSortable: false,
      value: (item) => (item.isOpen ? 0 : 1),
      inFile: [{ header: 'Done', text: ({ isOpen }) => (isOpen ? 'no' : 'yes') }],
      cell: (item) => (
        <DoneButton
          title={item.title}
          isOpen={item.isOpen}
          tabIndex={-1}
          onToggle={() => onToggle(item)}
        />
      ),
    },
    {
      id: 'title',
      header: 'What',
      width: 180,
      grow: 3,
      isHideable: false,
      value: (item) => item.title,
      cell: (item) => <span className={item.isOpen ? undefined : classes.done}>{item.title}</span>,
    },
    {
      id: 'client',
      header: 'Client',
      width: 120,
      grow: 2,
      value: (item) => item.clientName,
      cell: (item) => (
        <Link to={routes.client(item.clientId)} className={classes.client} tabIndex={-1}>
          {item.clientName}
        </Link>
      ),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 130,
      givesWay: 2,
      value: dueWord,
      inFile: [{ header: 'Kind', text: dueWord }, ...REQUEST_COLUMNS],
    },
    {
      id: 'due',
      header: 'Due',
      width: 124,
      value: (item) => item.dueOn,
      cell: (item) => <DueDate dueOn={item.dueOn} today={today} isOpen={item.isOpen} />,
      explain: ({ dueOn }) => explainedDate(dueOn, NO_DUE_DATE),
    },
    {
      id: 'priority',
      header: 'Priority',
      width: 80,
      givesWay: 1,
      value: (item) => (item.kind === 'task' ? PRIORITY_ORDER[item.data.priority] : null),
      cell: priorityWord,
      inFile: [{ header: 'Priority', text: priorityWord }],
    },
    {
      id: 'sync',
      header: 'State',
      about: 'Whether the server has it',
      width: 72,
      value: (item) => item.sync,
      cell: (item) => (item.sync === 'synced' ? null : <SyncBadge state={item.sync} />),
    },
  ];
}
