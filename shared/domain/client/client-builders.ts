import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Client } from './client.ts';
import type { Contact } from './contact.ts';

/** A complete client; what `fields` leaves out is empty, and the client is an active company. */
export function newClient(fields: Partial<Client> & { readonly name: string }): Client {
  return {
    clientType: 'company',
    status: 'active',
    tier: 'unrated',
    reportingCurrency: 'EUR' as CurrencyCode,
    clientSince: null,
    clientUntil: null,
    street: '',
    city: '',
    postalCode: '',
    country: '',
    phone: '',
    email: '',
    industry: '',
    summary: '',
    tags: [],
    primaryContactId: null,
    contactEveryDays: null,
    externalId: '',
    isSample: false,
    ...fields,
  };
}

/** A complete contact; unless `fields` says so, the person may not sign. */
export function newContact(
  fields: Partial<Contact> & { readonly clientId: RecordId; readonly name: string },
): Contact {
  return {
    pronunciation: '',
    role: '',
    influence: 'unknown',
    sentiment: 'unknown',
    maySign: false,
    phone: '',
    email: '',
    birthDate: null,
    preferences: '',
    ...fields,
  };
}
