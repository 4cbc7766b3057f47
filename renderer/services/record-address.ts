import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { FormDraft } from './form-drafts.tsx';
import { routes } from './routes.ts';

/** Tab of the client's page that shows a kind of record. */
const TABS: Readonly<Partial<Record<Kind, string>>> = {
  contact: 'contacts',
  account: 'portfolio',
  transaction: 'portfolio',
  profile: 'profile',
  authority: 'profile',
  recommendation: 'advice',
  note: 'notes',
  promise: 'promises',
  task: 'promises',
  serviceRequest: 'promises',
  entitlement: 'products',
  reportSchedule: 'reports',
  instruction: 'instructions',
  document: 'documents',
  sentReport: 'reports',
  goal: 'goals',
};

/** The page on which a record can be seen. */
export function addressOf(record: {
  readonly kind: Kind;
  readonly id: RecordId;
  readonly clientId: RecordId | null;
}): string {
  if (record.kind === 'client') return routes.client(record.id);
  if (record.kind === 'meeting') return routes.meeting(record.id);
  if (record.kind === 'conflict') return routes.sync;
  if (record.kind === 'alertDecision') return routes.alerts;
  if (record.kind === 'vigilanceSettings') return routes.settings;
  if (record.kind === 'bookSettings') return routes.book;
  return record.clientId ? routes.client(record.clientId, TABS[record.kind]) : routes.clients;
}

/** The page on which the form is that was begun. */
export function addressOfForm(form: Pick<FormDraft, 'kind' | 'recordId' | 'clientId'>): string {
  const { kind, recordId, clientId } = form;
  if (recordId) return addressOf({ kind, id: recordId, clientId });
  if (clientId && kind === 'meeting') return routes.client(clientId, 'notes');
  if (clientId) return addressOf({ kind, id: clientId, clientId });
  if (kind === 'bookSettings') return routes.book;
  return kind === 'meeting' ? routes.meetings : routes.clients;
}
