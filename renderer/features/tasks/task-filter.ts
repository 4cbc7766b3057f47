import type { DueItem } from '../../services/due-items.ts';

export interface TaskFilter {
  readonly status: 'open' | 'closed' | 'all';
  readonly what: 'all' | 'task' | 'us' | 'client' | 'serviceRequest';
  readonly text: string;
}

export const STATUS_CHOICES: { value: TaskFilter['status']; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Done' },
  { value: 'all', label: 'All' },
];

export const WHAT_CHOICES: { value: TaskFilter['what']; label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'task', label: 'Tasks' },
  { value: 'us', label: 'We promised' },
  { value: 'client', label: 'They promised' },
  { value: 'serviceRequest', label: 'Service requests' },
];

/** Whether an item belongs in the list; reports have a page of their own. */
export function matchesFilter(item: DueItem, filter: TaskFilter): boolean {
  if (item.kind === 'reportSchedule') return false;
  if (filter.status !== 'all' && item.isOpen !== (filter.status === 'open')) return false;
  if (filter.what !== 'all') {
    const what = item.kind === 'promise' ? item.data.promisedBy : item.kind;
    if (what !== filter.what) return false;
  }
  const wanted = filter.text.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = `${item.title} ${item.clientName} ${teamOf(item)}`.toLocaleLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** Who has a service request and what they call it: what is asked for when they are called. */
function teamOf(item: DueItem): string {
  return item.kind === 'serviceRequest' ? `${item.data.handedTo} ${item.data.reference}` : '';
}
