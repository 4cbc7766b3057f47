import type { z } from 'zod';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { authorityKind } from './advice/authority.ts';
import { profileKind } from './advice/profile.ts';
import { recommendationKind } from './advice/recommendation.ts';
import { alertDecisionKind } from './advice/vigilance/alert-decision.ts';
import { vigilanceSettingsKind } from './advice/vigilance/vigilance-record.ts';
import { clientKind } from './client/client.ts';
import { contactKind } from './client/contact.ts';
import { documentKind } from './client/document.ts';
import { goalKind } from './goal/goal.ts';
import { entitlementKind } from './growth/entitlement.ts';
import { productKind } from './growth/product.ts';
import { instructionKind } from './instruction/instruction.ts';
import type { KindDefinition, Lane, RecordData } from './kind.ts';
import { meetingKind } from './meeting/meeting.ts';
import { noteKind } from './meeting/note.ts';
import { promiseKind } from './meeting/promise.ts';
import { taskKind } from './meeting/task.ts';
import { conflictKind } from './organisation/conflict.ts';
import { personKind } from './organisation/person.ts';
import { accountKind } from './portfolio/account.ts';
import { bookSettingsKind } from './portfolio/book-settings.ts';
import { exchangeRateKind } from './portfolio/exchange-rate-record.ts';
import { priceKind, securityKind } from './portfolio/security.ts';
import { transactionKind } from './portfolio/transaction.ts';
import { reportScheduleKind } from './reporting/report-schedule.ts';
import { sentReportKind } from './reporting/sent-report.ts';
import { serviceRequestKind } from './service/service-request.ts';

/** Every kind of record there is; adding one here is all that storage, server and merge need. */
export const kinds = {
  client: clientKind,
  contact: contactKind,
  account: accountKind,
  security: securityKind,
  price: priceKind,
  exchangeRate: exchangeRateKind,
  transaction: transactionKind,
  profile: profileKind,
  authority: authorityKind,
  recommendation: recommendationKind,
  meeting: meetingKind,
  note: noteKind,
  promise: promiseKind,
  task: taskKind,
  serviceRequest: serviceRequestKind,
  product: productKind,
  entitlement: entitlementKind,
  reportSchedule: reportScheduleKind,
  instruction: instructionKind,
  alertDecision: alertDecisionKind,
  vigilanceSettings: vigilanceSettingsKind,
  bookSettings: bookSettingsKind,
  sentReport: sentReportKind,
  goal: goalKind,
  person: personKind,
  conflict: conflictKind,
  document: documentKind,
} as const;

export type Kind = keyof typeof kinds;
export type DataOf<K extends Kind> = z.output<(typeof kinds)[K]['schema']>;

/** The definition of `kind`, or `undefined` for a kind a newer server knows and we do not (W8). */
export function kindDefinition(kind: string): KindDefinition | undefined {
  return Object.hasOwn(kinds, kind)
    ? (kinds[kind as Kind] as unknown as KindDefinition)
    : undefined;
}

/** The lane of `kind`; kinds we do not know come with the work. */
export function laneOf(kind: string): Lane {
  return kindDefinition(kind)?.lane ?? 'work';
}

/** The client a record belongs to: itself for a client, its `clientId` otherwise, `null` for the firm's. */
export function clientOf(kind: string, id: RecordId, data: RecordData | null): RecordId | null {
  if (kind === 'client') return id;
  const clientId = data?.clientId;
  return typeof clientId === 'string' ? (clientId as RecordId) : null;
}

/** The series a bulk record is stored with: its account for a transaction, its security for a price. */
export function seriesOf(kind: string, data: RecordData): RecordId | null {
  const series =
    kind === 'transaction' ? data.accountId : kind === 'price' ? data.securityId : null;
  return typeof series === 'string' ? (series as RecordId) : null;
}
