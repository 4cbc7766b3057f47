import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { SaveRequest } from '../../vault/api.ts';

/** What the person wrote down. */
export interface NewItem {
  readonly what: 'task' | 'us' | 'client';
  readonly title: string;
  readonly clientId: RecordId | null;
  readonly dueOn: CalendarDate | null;
}

export const WHAT_NEW: { value: NewItem['what']; label: string }[] = [
  { value: 'task', label: 'Task' },
  { value: 'us', label: 'We promised' },
  { value: 'client', label: 'They promised' },
];

/** The record to save: a task for the person themselves, or a promise. */
export function newRequest(
  item: NewItem & { readonly clientId: RecordId },
  made: { readonly id: RecordId; readonly assigneeId: PersonId },
): SaveRequest {
  const { clientId, dueOn } = item;
  const title = item.title.trim();
  if (item.what === 'task') {
    return {
      kind: 'task',
      id: made.id,
      data: {
        clientId,
        meetingId: null,
        title,
        details: '',
        dueOn,
        priority: 'normal',
        status: 'open',
        doneOn: null,
        assigneeId: made.assigneeId,
      },
    };
  }
  return {
    kind: 'promise',
    id: made.id,
    data: {
      clientId,
      meetingId: null,
      promisedBy: item.what,
      undertaking: title,
      dueOn,
      status: 'open',
      keptOn: null,
    },
  };
}
