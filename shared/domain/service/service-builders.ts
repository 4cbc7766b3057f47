import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ServiceRequest } from './service-request.ts';

/** A complete service request: open and with us since it was raised, unless `fields` says otherwise. */
export function newServiceRequest(
  fields: Partial<ServiceRequest> & {
    readonly clientId: RecordId;
    readonly subject: string;
    readonly raisedOn: CalendarDate;
  },
): ServiceRequest {
  return {
    sort: 'request',
    description: '',
    raisedById: null,
    handedTo: '',
    reference: '',
    status: 'open',
    statusSince: fields.raisedOn,
    dueOn: null,
    resolution: '',
    ...fields,
  };
}
