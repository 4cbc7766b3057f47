import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { totalText } from '../table/total-text.ts';
import { CZK, type IdMaker } from './berka-ids.ts';
import type { BankAccount, District, Holder } from './rows.ts';

/** Who a client record stands for: a person of the set, or the unknown holder of an account. */
export interface ClientSubject {
  /** Part of the client's id: "1234", or "account-25" when the set does not name the holder. */
  readonly key: string;
  readonly name: string;
  readonly district: District | undefined;
  readonly since: CalendarDate | null;
  readonly hasAccount: boolean;
  readonly holder: Holder | undefined;
}

/** "Client 1234, Benesov": the set is anonymised and has no names. */
export function holderName(holder: Holder, district: District | undefined): string {
  return district ? `Client ${holder.id}, ${district.name}` : `Client ${holder.id}`;
}

function summaryOf({ district, hasAccount }: ClientSubject): string {
  const sentences: string[] = [];
  if (!hasAccount) sentences.push("Holds no account; may draw on another client's account.");
  if (district) {
    const salary = district.averageSalary;
    const unemployment = district.unemployment1995;
    sentences.push(
      `District ${district.name}, ${district.region}:`,
      salary === null ? 'average salary not known,' : `average salary ${totalText(salary)} CZK,`,
      unemployment === null
        ? 'unemployment in 1995 not known.'
        : `unemployment in 1995 ${decimalText(unemployment, 2)} %.`,
    );
  }
  return sentences.join(' ');
}

/** The client of `subject`, and the person as its contact where the set knows one. */
export function clientRecords(subject: ClientSubject, ids: IdMaker): readonly LoadedRecord[] {
  const { holder, district } = subject;
  const clientId = ids('client', subject.key);
  const contactId = holder ? ids('contact', subject.key) : null;
  const client = loadedRecord('client', clientId, {
    name: subject.name,
    clientType: 'privateInvestor',
    status: 'active',
    tier: 'unrated',
    reportingCurrency: CZK,
    clientSince: subject.since,
    clientUntil: null,
    street: '',
    city: district?.name ?? '',
    postalCode: '',
    country: 'Czechia',
    phone: '',
    email: '',
    industry: '',
    summary: summaryOf(subject),
    tags: subject.hasAccount ? [] : ['no own account'],
    primaryContactId: contactId,
    contactEveryDays: null,
    externalId: holder ? String(holder.id) : '',
    isSample: false,
  });
  if (!holder || !contactId) return [client];
  const contact = loadedRecord('contact', contactId, {
    clientId,
    name: subject.name,
    ...personFields(holder),
    role: subject.hasAccount ? 'Account holder' : 'Authorised person',
    influence: 'decisionMaker',
    maySign: true,
  });
  return [client, contact];
}

/** What a contact says of a person of the set; `sex` is a field of this set's own. */
export function personFields(holder: Holder) {
  return {
    pronunciation: '',
    sentiment: 'unknown' as const,
    phone: '',
    email: '',
    birthDate: holder.birthDate,
    preferences: '',
    sex: holder.sex,
  };
}

/** The current account of the client `clientKey`, with a ledger that is whole up to `ledgerThrough`. */
export function accountRecord(
  account: BankAccount,
  clientKey: string,
  ledgerThrough: CalendarDate | null,
  ids: IdMaker,
): LoadedRecord {
  return loadedRecord('account', ids('account', String(account.id)), {
    clientId: ids('client', clientKey),
    name: 'Current account',
    accountType: 'cash',
    number: String(account.id),
    currency: CZK,
    custodian: '',
    costBasisMethod: 'notApplicable',
    openedOn: account.openedOn,
    closedOn: null,
    benchmarkSecurityId: null,
    targets: [],
    ledgerThrough,
    externalId: String(account.id),
    statementFrequency: account.frequency,
  });
}

/** Somebody who may draw on the account of another client: a contact there, with an authority. */
export function disponentRecords(
  holder: Holder,
  name: string,
  account: BankAccount,
  ownerKey: string,
  ids: IdMaker,
): readonly LoadedRecord[] {
  const clientId = ids('client', ownerKey);
  const contactId = ids('contact', `disponent-${holder.id}-${account.id}`);
  const contact = loadedRecord('contact', contactId, {
    clientId,
    name,
    ...personFields(holder),
    role: 'Disponent',
    influence: 'user',
    maySign: true,
  });
  const authority = loadedRecord(
    'authority',
    ids('authority', `disponent-${holder.id}-${account.id}`),
    {
      clientId,
      authorityType: 'disponent',
      holder: name,
      contactId,
      accountId: ids('account', String(account.id)),
      scope: `May draw on account ${account.id}; may not order a loan or a standing order.`,
      validFrom: account.openedOn,
      validUntil: null,
      document: '',
    },
  );
  return [contact, authority];
}
