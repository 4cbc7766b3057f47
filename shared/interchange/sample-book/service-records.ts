import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { answerOwedOn } from '#shared/domain/service/service-steps.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { contactId } from './person-records.ts';
import type { ClientSpec } from './sample-spec.ts';

/** A request of a sample client; days as in sample-spec.ts. */
interface RequestSpec {
  readonly sort?: ServiceRequest['sort'];
  readonly subject: string;
  readonly says: string;
  readonly raised: number;
  /** Index of the contact who raised it. */
  readonly by: number;
  readonly to?: string;
  readonly reference?: string;
  /** Default: as the rules of its sort say. */
  readonly due?: number;
  readonly status: ServiceRequest['status'];
  readonly since: number;
  readonly answer?: string;
}

const requestsOf: Readonly<Record<string, readonly RequestSpec[]>> = {
  ashworth: [
    {
      ...{ sort: 'complaint', subject: 'Transfer of the daughters’ account took four months' },
      says: 'The colonel was told six weeks. He wants the reason in writing, and the interest.',
      ...{ raised: -18, by: 0, to: 'Transfers team', reference: 'CT-20417' },
      ...{ status: 'withTeam', since: -16 },
    },
  ],
  goldberg: [
    {
      subject: 'Tax form shows the old address',
      says: 'The corrected form is needed before she sees her accountant.',
      ...{ raised: -12, by: 0, to: 'Tax forms desk', reference: 'TF-8831', due: -2 },
      ...{ status: 'withTeam', since: -11 },
    },
  ],
  haugen: [
    {
      ...{ sort: 'complaint', subject: 'Custody fee was charged twice' },
      says: 'Found on the statement of the quarter. She was friendly about it.',
      ...{ raised: -70, by: 0, to: 'Billing', reference: 'B-1186' },
      ...{
        status: 'resolved',
        since: -61,
        answer: 'The second charge was paid back the same day.',
      },
    },
  ],
  brightwater: [
    {
      subject: 'Two crates arrived broken',
      says: 'Pictures came by e-mail. Either a replacement or a credit note is fine.',
      ...{ raised: -5, by: 1, to: 'Warehouse', reference: 'R-5520', due: 9 },
      ...{ status: 'withTeam', since: -4 },
    },
  ],
  fischer: [
    {
      subject: 'Invoice without the agreed discount',
      says: '',
      ...{ raised: -40, by: 0, to: 'Invoices', reference: '', due: -26 },
      ...{ status: 'resolved', since: -33, answer: 'Credit note sent; the price list is mended.' },
    },
  ],
};

/** What a client asked to be put right. */
export function serviceRecords(
  spec: ClientSpec,
  clientId: RecordId,
  context: BookContext,
): Records {
  return (requestsOf[spec.key] ?? []).map((request, index) => {
    const { sort = 'request', due } = request;
    const raisedOn = dayAt(context, request.raised);
    return loadedRecord(
      'serviceRequest',
      context.idOf('serviceRequest', `${spec.key}/${index}`),
      newServiceRequest({
        ...{ clientId, sort, subject: request.subject, description: request.says, raisedOn },
        raisedById: contactId(spec, request.by, context),
        ...{ handedTo: request.to ?? '', reference: request.reference ?? '' },
        ...{ status: request.status, statusSince: dayAt(context, request.since) },
        dueOn: due === undefined ? answerOwedOn(sort, raisedOn) : dayAt(context, due),
        resolution: request.answer ?? '',
      }),
    );
  });
}
