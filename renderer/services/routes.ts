import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

/** Addresses of the pages, so that no screen writes one by hand. */
export const routes = {
  today: '/today',
  clients: '/clients',
  client: (id: RecordId, tab?: string) => (tab ? `/clients/${id}/${tab}` : `/clients/${id}`),
  meetings: '/meetings',
  meeting: (id: RecordId) => `/meetings/${id}`,
  tasks: '/tasks',
  instructions: '/instructions',
  reports: '/reports',
  alerts: '/alerts',
  report: (scheduleId: RecordId) => `/reports/${scheduleId}`,
  book: '/book',
  brief: (meetingId: RecordId) => `/brief/${meetingId}`,
  dayPack: (date: CalendarDate) => `/day-pack/${date}`,
  sync: '/sync',
  settings: '/settings',
  search: '/search',
} as const;

/** The client whose page `path` shows, if it is one. */
export function clientOfPath(path: string): RecordId | null {
  return (/^\/clients\/([0-9a-f-]{36})/.exec(path)?.[1] as RecordId | undefined) ?? null;
}
