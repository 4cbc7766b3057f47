import { newAuthority, newProfile } from '#shared/domain/advice/advice-builders.ts';
import { newContact } from '#shared/domain/client/client-builders.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { blankAim, newGoal } from '#shared/domain/goal/goal-builders.ts';
import { newEntitlement } from '#shared/domain/growth/growth-builders.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import {
  newMeeting,
  newNote,
  newPromise,
  newTask,
} from '#shared/domain/meeting/meeting-builders.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { newReportSchedule } from '#shared/domain/reporting/reporting-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import { addMonths, type CalendarDate, instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

const HOUR = 3_600_000;

/** The next full hour, when a meeting that is being planned starts at the earliest. */
const nextHour = () => instantFromMillis(Math.ceil(Date.now() / HOUR) * HOUR);

/** A new record of `kind` for the client, with what can be supposed already filled in. */
export function blankRecord(kind: Kind, file: ClientFile, today: CalendarDate): RecordData {
  const clientId = file.client.id;
  const currency = file.client.data.reportingCurrency;
  const [account] = file.accounts;
  switch (kind) {
    case 'contact':
      return newContact({ clientId, name: '' });
    case 'account':
      return newAccount({
        clientId,
        name: '',
        currency,
        accountType: file.client.data.clientType === 'privateInvestor' ? 'investment' : 'sales',
      });
    case 'transaction':
      return newTransaction({
        clientId,
        accountId: account?.id ?? ('' as RecordId),
        type: account?.data.accountType === 'sales' ? 'order' : 'deposit',
        date: today,
        currency: account?.data.currency ?? currency,
      });
    case 'profile':
      return newProfile({ clientId });
    case 'authority':
      return newAuthority({ clientId, holder: '', validFrom: today });
    case 'meeting':
      return newMeeting({ clientId, purpose: '', startsAt: nextHour() });
    case 'note':
      return newNote({ clientId, notedAt: instantFromMillis(Date.now()) });
    case 'promise':
      return newPromise({ clientId, undertaking: '' });
    case 'task':
      return newTask({ clientId, title: '' });
    case 'serviceRequest':
      return newServiceRequest({ clientId, subject: '', raisedOn: today });
    case 'entitlement': {
      const [product] = file.products.values();
      return newEntitlement({
        clientId,
        productId: product?.id ?? ('' as RecordId),
        heldSince: today,
        currency,
      });
    }
    case 'reportSchedule':
      return newReportSchedule({ clientId, nextDueOn: addMonths(today, 3) });
    case 'goal':
      return newGoal({
        clientId,
        aim: blankAim('sumByDate', currency, addMonths(today, 60)),
        statedOn: today,
      });
    default:
      throw new Error(`A ${kind} is not made on a client's page`);
  }
}
