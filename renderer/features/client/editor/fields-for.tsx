import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { benchmarkField, priceSeriesChoices } from '../../../components/forms/benchmark-field.tsx';
import { clientFields } from '../../../components/forms/client-fields.ts';
import { promiseFields, taskFields } from '../../../components/forms/follow-up-fields.tsx';
import type { FormField } from '../../../components/forms/form-field.tsx';
import { meetingFields } from '../../../components/forms/meeting-fields.tsx';
import { accountFields } from './account-fields.tsx';
import { contactFields } from './contact-fields.ts';
import { goalFields } from './goal-fields.tsx';
import { authorityFields, entitlementFields, noteFields, reportFields } from './other-fields.tsx';
import { profileFields } from './profile-fields.tsx';
import { serviceFields } from './service-fields.tsx';
import { transactionFields } from './transaction-fields.tsx';

/**
 * The form of a kind, with the client's own accounts, contacts and the firm's offer as choices.
 * `ledger` is the file once every transaction has arrived.
 */
export function fieldsFor(
  { kind, id }: { kind: Kind; id: RecordId | null },
  file: ClientFile,
  today: CalendarDate,
  securities: readonly Entry<Security>[],
  ledger: ClientFile | null,
): readonly FormField[] {
  const products = [...file.products.values()];
  const securityChoices = priceSeriesChoices(securities);
  switch (kind) {
    case 'client':
      return securities.length > 0
        ? [...clientFields, benchmarkField(securityChoices, 'Without one, that of the accounts.')]
        : clientFields;
    case 'contact':
      return contactFields;
    case 'account':
      return accountFields(securityChoices);
    case 'transaction':
      return transactionFields({
        accounts: file.accounts,
        securities: securityChoices,
        products,
        ledger,
        editedId: id,
      });
    case 'profile':
      return profileFields(today, file.client.data.reportingCurrency);
    case 'authority':
      return authorityFields(
        file.contacts,
        file.accounts,
        file.documents,
        file.client.data.reportingCurrency,
      );
    case 'meeting':
      return meetingFields({ contacts: file.contacts, asksClient: false });
    case 'note':
      return noteFields;
    case 'promise':
      return promiseFields;
    case 'task':
      return taskFields;
    case 'serviceRequest':
      return serviceFields(file.contacts, today);
    case 'entitlement':
      return entitlementFields(products, file.accounts);
    case 'reportSchedule':
      return reportFields(file.contacts, file.client.data);
    case 'goal':
      return goalFields(file, today);
    default:
      return [];
  }
}
