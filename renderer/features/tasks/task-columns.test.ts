import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newTask } from '#shared/domain/meeting/meeting-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { isOpenRequest } from '#shared/domain/service/service-steps.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { fileRows } from '../../components/data-table-file.ts';
import type { DueItem } from '../../services/due-items.ts';
import { columnsFor } from './task-columns.tsx';

const day = (text: string): CalendarDate => text as CalendarDate;
const { id } = entryNamed('client', null);
const about = { id, clientId: id, clientName: 'Client', dueOn: null, sync: 'synced' } as const;

function requestWith(fields: Partial<ServiceRequest>): DueItem {
  const data = newServiceRequest({
    ...{ clientId: id, sort: 'complaint', subject: 'Late dividend', raisedOn: day('2026-11-02') },
    ...fields,
  });
  const isOpen = isOpenRequest(data);
  return { ...about, kind: 'serviceRequest', data, title: data.subject, isOpen };
}

it('holds in a file when a complaint was received, who has it, and what came of it', () => {
  const task = newTask({ clientId: id, title: 'Call' });
  const since = { statusSince: day('2026-11-09'), handedTo: 'Custody', reference: 'CD-77' };
  const items: readonly DueItem[] = [
    { ...about, kind: 'task', data: task, title: task.title, isOpen: true },
    requestWith({ ...since, status: 'withTeam' }),
    requestWith({ ...since, status: 'resolved', resolution: 'Paid back' }),
  ];
  const [heads = [], ...rows] = fileRows(
    items,
    columnsFor(day('2026-11-24'), () => undefined),
  );
  const first = heads.indexOf('Kind');
  expect(heads.slice(first, first + 6)).toEqual([
    ...['Kind', 'Raised on', 'Where it stands', 'Since', 'Their reference', 'Answer'],
  ]);
  expect(rows.map((row) => row.slice(first, first + 6))).toEqual([
    ['Task', '', '', '', '', ''],
    ['Complaint', '2026-11-02', 'with Custody', '2026-11-09', 'CD-77', ''],
    ['Complaint', '2026-11-02', 'resolved', '2026-11-09', 'CD-77', 'Paid back'],
  ]);
});
