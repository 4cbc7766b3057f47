import { z } from 'zod';
import { dateField, lineField, nameField, recordIdField, textField } from '../fields.ts';
import { defineKind, group, type RuleBreach, text } from '../kind.ts';

export const SERVICE_SORTS = ['request', 'complaint'] as const;
export type ServiceSort = (typeof SERVICE_SORTS)[number];

/** Where a request stands: with us, with the team it was handed to, with the client, or closed. */
export const SERVICE_STATUSES = [
  'open',
  'withTeam',
  'waitingForClient',
  'resolved',
  'withdrawn',
] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

/**
 * A client's problem handed to another team, and where it stands. A complaint is kept with the day on
 * which it was received, the day on which an answer is owed and what was answered, as FINRA 4513† and
 * 4530† and the FCA's DISP 1.6† ask of a firm († not read: the firm's own procedure goes first).
 */
export const serviceRequestKind = defineKind({
  kind: 'serviceRequest',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    sort: z.enum(SERVICE_SORTS),
    subject: nameField,
    description: textField,
    /** Of a complaint the day of receipt. */
    raisedOn: dateField,
    /** The contact who raised it; `null`: nobody in particular. */
    raisedById: recordIdField.nullable(),
    /** The team or person it was handed to. */
    handedTo: lineField,
    /** What the other team calls it: a ticket, a case number. */
    reference: lineField,
    status: z.enum(SERVICE_STATUSES),
    /** The day on which `status` became so: of a resolved one the day it was resolved. */
    statusSince: dateField,
    /** When the client is owed an answer. */
    dueOn: dateField.nullable(),
    /** What was answered; stays for the record when the request is opened again. */
    resolution: textField,
  }),
  policies: {
    description: text,
    // The day an answer is owed follows from the other two: of a complaint received earlier it is earlier.
    sort: group('owed'),
    raisedOn: group('owed'),
    dueOn: group('owed'),
    handedTo: group('team'),
    reference: group('team'),
    status: group('outcome'),
    statusSince: group('outcome'),
    resolution: group('outcome'),
  },
  parents: (request) => [request.clientId],
  title: (request) => request.subject,
  breaches: ({ raisedOn, handedTo, status, statusSince, dueOn, resolution }) => {
    const breaches: RuleBreach[] = [];
    const breach = (field: string, message: string) => breaches.push({ field, message });
    if (status === 'withTeam' && handedTo.trim() === '') {
      breach('handedTo', 'what is with another team must say with which');
    }
    if (status === 'resolved' && resolution.trim() === '') {
      breach('resolution', 'what is resolved must say what was answered');
    }
    if (statusSince < raisedOn) {
      breach('statusSince', 'must not lie before the day on which it was raised');
    }
    if (dueOn !== null && dueOn < raisedOn) {
      breach('dueOn', 'an answer cannot be owed before the day on which it was raised');
    }
    return breaches;
  },
});
export type ServiceRequest = z.output<typeof serviceRequestKind.schema>;
