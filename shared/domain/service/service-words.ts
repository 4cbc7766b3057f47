import type { ServiceRequest, ServiceSort, ServiceStatus } from './service-request.ts';

/** What the sorts are called. */
export const SERVICE_SORT_NAMES: Readonly<Record<ServiceSort, string>> = {
  request: 'Service request',
  complaint: 'Complaint',
};

/** What the states are called. */
export const SERVICE_STATUS_NAMES: Readonly<Record<ServiceStatus, string>> = {
  open: 'With us',
  withTeam: 'With another team',
  waitingForClient: 'Waiting for the client',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
};

/** Where it stands, within a sentence: "with Custody", "waiting for the client". */
export function standing({ status, handedTo }: ServiceRequest): string {
  if (status === 'withTeam') return `with ${handedTo.trim()}`;
  const name = SERVICE_STATUS_NAMES[status];
  return name.charAt(0).toLowerCase() + name.slice(1);
}
