import { newAuthority, newProfile } from '#shared/domain/advice/advice-builders.ts';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import { isCalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { randomFrom, seedFor } from './random.ts';
import type { ClientSpec, ContactSpec } from './sample-spec.ts';

/** The client itself, its people, its profile and who may decide for it. */
export function personRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  const contacts = (spec.contacts ?? []).map((contact, index) =>
    contactRecord(spec, contact, index, clientId, context),
  );
  return [
    clientRecord(spec, clientId, contacts[0] ?? null, context),
    ...contacts,
    ...profileRecords(spec, clientId, context),
    ...authorityRecords(spec, clientId, context),
  ];
}

function clientRecord(
  spec: ClientSpec,
  clientId: RecordId,
  primary: LoadedRecord | null,
  context: BookContext,
): LoadedRecord {
  const [street, postalCode, city, country] = spec.address;
  return loadedRecord(
    'client',
    clientId,
    newClient({
      name: spec.name,
      clientType: spec.type,
      status: spec.status ?? 'active',
      tier: spec.tier ?? 'unrated',
      reportingCurrency: spec.currency as CurrencyCode,
      clientSince: spec.since === null ? null : dayAt(context, spec.since),
      clientUntil: spec.until === undefined ? null : dayAt(context, spec.until),
      street,
      postalCode,
      city,
      country,
      industry: spec.industry ?? '',
      phone: spec.contacts ? phoneNumber(country, spec.key) : '',
      email: spec.contacts && spec.type !== 'privateInvestor' ? `office@${spec.key}.example` : '',
      summary: spec.summary,
      tags: [...(spec.tags ?? [])],
      primaryContactId: primary?.id ?? null,
      contactEveryDays: spec.every ?? null,
      ...(spec.allocation ? { allocationPolicy: spec.allocation } : {}),
      isSample: true,
    }),
  );
}

function contactRecord(
  spec: ClientSpec,
  contact: ContactSpec,
  index: number,
  clientId: RecordId,
  context: BookContext,
): LoadedRecord {
  const country = spec.address[3];
  return loadedRecord(
    'contact',
    contactId(spec, index, context),
    newContact({
      clientId,
      name: contact.name,
      pronunciation: contact.say ?? '',
      role: contact.role,
      influence: contact.influence ?? 'unknown',
      sentiment: contact.sentiment ?? 'unknown',
      maySign: contact.signs ?? false,
      phone: phoneNumber(country, contact.name),
      email: `${mailName(contact.name)}@${spec.key}.example`,
      birthDate: contact.born !== undefined && isCalendarDate(contact.born) ? contact.born : null,
      preferences: contact.likes ?? '',
      ...(contact.changed ? { dataChanges: [changeOf(contact.changed, context)] } : {}),
    }),
  );
}

/** The id of the contact at `index` of the client's contacts. */
export const contactId = (spec: ClientSpec, index: number, context: BookContext): RecordId =>
  context.idOf('contact', `${spec.key}/${index}`);

/** "Dr. Katharina Brandt" as "katharina.brandt"; `.example` is reserved for this (RFC 2606). */
function mailName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .split(' ')
    .filter((part) => !part.endsWith('.'))
    .join('.')
    .toLowerCase()
    .replace(/[^a-z.-]/g, '');
}

/** Numbers that regulators keep free for fiction (Ofcom, NANPA 555-01xx); elsewhere invented ones. */
const PHONE_PREFIX: Readonly<Record<string, string>> = {
  'United Kingdom': '+44 1632 960',
  'United States': '+1 202 555 0',
  Germany: '+49 30 23125',
  Austria: '+43 1 2312',
  France: '+33 1 99 00 ',
  Czechia: '+420 600 000 ',
};

function phoneNumber(country: string, name: string): string {
  const prefix = PHONE_PREFIX[country];
  return prefix === undefined ? '' : `${prefix}${randomFrom(seedFor(3, name)).integer(100, 199)}`;
}

function profileRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  const { profile } = spec;
  if (!profile) return [];
  return [
    loadedRecord(
      'profile',
      context.idOf('profile', spec.key),
      newProfile({
        clientId,
        objective: profile.objective ?? 'unknown',
        riskTolerance: profile.risk ?? null,
        factors: profile.factors.map(({ id, says, day }) => ({
          id,
          statement: says,
          statedOn: dayAt(context, day),
          source: 'Conversation',
        })),
        needs: (profile.needs ?? []).map(([need, category], index) => ({
          id: `need-${index + 1}`,
          need,
          category,
        })),
      }),
    ),
  ];
}

function authorityRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (spec.authorities ?? []).map((authority, index) => {
    const holder = authority.contact === undefined ? undefined : spec.contacts?.[authority.contact];
    return loadedRecord(
      'authority',
      context.idOf('authority', `${spec.key}/${index}`),
      newAuthority({
        clientId,
        authorityType: authority.type,
        holder: holder?.name ?? 'The firm',
        contactId:
          authority.contact === undefined ? null : contactId(spec, authority.contact, context),
        scope: authority.scope,
        validFrom: dayAt(context, authority.from),
        validUntil: authority.until === undefined ? null : dayAt(context, authority.until),
        document: 'Signed original in the client’s file',
      }),
    );
  });
}

function changeOf({ what, day }: NonNullable<ContactSpec['changed']>, context: BookContext) {
  const changedOn = dayAt(context, day);
  return { id: `${what === 'e-mail' ? 'email' : 'phone'} ${changedOn}`, field: what, changedOn };
}
