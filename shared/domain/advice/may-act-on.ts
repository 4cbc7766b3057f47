import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Contact } from '../client/contact.ts';
import type { Wording } from '../wording.ts';
import { AUTHORITY_NAMES, type Authority } from './authority.ts';
import { type AuthorityDocument, authorityDocument } from './authority-document.ts';
import { againstScope, type PricedFile } from './authority-scope.ts';
import { authorityStatus } from './authority-status.ts';
import { againstConsent } from './consent-standing.ts';
import type { Recommendation } from './recommendation.ts';
import type { NamesOf } from './recommendation-words.ts';
import { isTrade } from './recommended-trade.ts';
import { termsAsked } from './terms-asked.ts';

/** By which right a recommendation may be carried out, or what stands against it. */
export type Permission =
  | { readonly isAllowed: true; readonly by: 'consent' | 'nothingToDo'; readonly because: string }
  | {
      readonly isAllowed: true;
      readonly by: 'discretion';
      readonly because: string;
      readonly authorityId: RecordId;
    }
  | { readonly isAllowed: false; readonly reasons: readonly string[] };

/** Kinds of authority by which somebody else consents in the client's name. */
const CONSENTS_FOR_CLIENT: ReadonlySet<Authority['authorityType']> = new Set([
  'powerOfAttorney',
  'fiduciary',
  'disponent',
]);

/** What each kind of authority allows, for the screen that lists them. */
export const AUTHORITY_ALLOWS: Readonly<Record<Authority['authorityType'], string>> = {
  advisory: 'The firm recommends; every action needs the client’s consent.',
  discretionary:
    'The firm buys, sells and switches without asking, once the written authorisation is named and while it lasts.',
  powerOfAttorney: 'The holder consents in the client’s name, within the scope.',
  fiduciary: 'The holder decides for the client and consents in the client’s name.',
  disponent: 'The holder disposes of the account and consents in the client’s name.',
};

/**
 * Whether `recommendation` may be carried out on `on`: with the client's consent to it as it stands, or by a
 * discretionary mandate that is in writing, valid on that day and covers the account, once a check of
 * suitability of that day or later passes; or because a hold asks for nothing to be done. Otherwise
 * every reason against it (domain.md section 5, Consent).
 */
export function mayActOn(
  recommendation: Recommendation,
  file: NamesOf & PricedFile & Pick<ClientFile, 'client' | 'authorities' | 'documents'>,
  on: CalendarDate,
  wording: Wording,
): Permission {
  const { status, refusal, consent } = recommendation;
  if (status === 'declined') {
    const when = refusal ? ` on ${wording.date(refusal.on)}: ${refusal.reason}` : '';
    return { isAllowed: false, reasons: [`${refusal?.by || 'The client'} declined${when}.`] };
  }
  if (status === 'withdrawn') {
    const reason = recommendation.withdrawnBecause;
    return { isAllowed: false, reasons: [`It was withdrawn: ${reason}.`] };
  }
  if (status === 'carriedOut' || status === 'reviewed') {
    return { isAllowed: false, reasons: ['It was carried out already.'] };
  }
  if (consent) {
    const changed = againstConsent(recommendation, file);
    if (changed !== null) return { isAllowed: false, reasons: [changed] };
    return { isAllowed: true, by: 'consent', because: `${consent.givenBy} consented to it.` };
  }
  if (recommendation.action === 'hold') {
    const because = 'A hold asks for nothing to be done.';
    return { isAllowed: true, by: 'nothingToDo', because };
  }
  return byDiscretion(recommendation, file, on, wording);
}

function byDiscretion(
  recommendation: Recommendation,
  file: PricedFile & Pick<ClientFile, 'authorities' | 'documents'>,
  on: CalendarDate,
  wording: Wording,
): Permission {
  const without = 'The client has not consented yet.';
  const mandates = file.authorities.filter(({ data }) => data.authorityType === 'discretionary');
  if (mandates.length === 0) {
    const reason = 'No discretionary mandate is recorded, so the client has to be asked first.';
    return { isAllowed: false, reasons: [without, reason] };
  }
  // Discretion decides which security, whether to buy or sell, and how much (FINRA Rule 3260);
  // products and suppliers are contracts of the client's own.
  if (!isTrade(recommendation.action)) {
    const reason = 'A discretionary mandate covers buying and selling securities, not this.';
    return { isAllowed: false, reasons: [without, reason] };
  }
  const unsuitable = againstSuitability(recommendation, on, wording);
  const reasons: string[] = [];
  for (const mandate of mandates) {
    const document = authorityDocument(mandate.data, file);
    const against = [
      ...againstMandate(mandate.data, document, recommendation, file, on, wording),
      ...unsuitable,
    ];
    if (against.length === 0) {
      return {
        isAllowed: true,
        by: 'discretion',
        authorityId: mandate.id,
        because: `The discretionary mandate of ${mandate.data.holder} covers it (${document.name}).`,
      };
    }
    reasons.push(...against);
  }
  return { isAllowed: false, reasons: [without, ...new Set(reasons)] };
}

function againstMandate(
  mandate: Authority,
  document: AuthorityDocument,
  recommendation: Recommendation,
  file: PricedFile,
  on: CalendarDate,
  wording: Wording,
): readonly string[] {
  const name = `The discretionary mandate of ${mandate.holder}`;
  const reasons = [...againstTerm(name, mandate, on, wording)];
  if (document.tag === 'none') {
    reasons.push(`${name} names no written document; discretion needs a prior one.`);
  }
  if (document.tag === 'removed') {
    reasons.push(`${name} names a document that was removed; discretion needs a written one.`);
  }
  if (mandate.accountId && mandate.accountId !== recommendation.accountId) {
    reasons.push(`${name} is for another account.`);
  }
  return [
    ...reasons,
    ...againstScope({ name, authority: mandate, recommendation, file, on, wording }),
  ];
}

/** Why the check of suitability stands in the way: what nobody consented to must be suitable, and that on the day. */
function againstSuitability(
  { suitability }: Recommendation,
  on: CalendarDate,
  wording: Wording,
): readonly string[] {
  if (!suitability) {
    return ['Its suitability was not checked, and nobody has consented to it.'];
  }
  const { verdict, checkedOn } = suitability;
  if (checkedOn < on) {
    const when = wording.date(checkedOn);
    return [`Its suitability was last checked on ${when}, and nobody has consented to it.`];
  }
  switch (verdict) {
    case 'passes':
      return [];
    case 'fails':
      return ['Its suitability failed, and nobody has consented to it.'];
    case 'unknown':
      return ['Its suitability cannot be judged, and nobody has consented to it.'];
    default:
      return assertNever(verdict);
  }
}

function againstTerm(
  name: string,
  authority: Authority,
  on: CalendarDate,
  wording: Wording,
): readonly string[] {
  const status = authorityStatus(authority, on);
  if (status.tag === 'expired') return [`${name} ended on ${wording.date(status.until)}.`];
  if (status.tag === 'notYetValid') return [`${name} begins on ${wording.date(status.from)}.`];
  if (!authority.validFrom) return [`${name} does not say from when it holds.`];
  return [];
}

/** Somebody who may consent for the client, or why they may not. */
export interface Signer {
  readonly by: 'contact' | 'authority';
  readonly id: RecordId;
  readonly name: string;
  /** "may sign", "power of attorney until 24 Dec 2026". */
  readonly right: string;
  /** `null` when they may. */
  readonly against: string | null;
}

/** "power of attorney": what the authority is called within a sentence. */
const rightOf = ({ authorityType }: Authority): string =>
  AUTHORITY_NAMES[authorityType].toLowerCase();

/**
 * Who may consent to `recommendation` on `on`: contacts who may sign, and holders of an authority to
 * decide for the client that is valid on that day, covers the account and the orders it takes, and is
 * not exceeded: nobody consents in the client's name to what they may not order. Those who may not are
 * told too, with the reason.
 */
export function signersOf(
  file: PricedFile & Pick<ClientFile, 'authorities' | 'contacts'>,
  recommendation: Recommendation,
  on: CalendarDate,
  wording: Wording,
): readonly Signer[] {
  const byAuthority = file.authorities
    .filter(({ data }) => CONSENTS_FOR_CLIENT.has(data.authorityType))
    .map((authority) => authoritySigner(authority, recommendation, file, on, wording));
  return [...file.contacts.map(contactSigner), ...byAuthority].toSorted(
    (a, b) => Number(a.against !== null) - Number(b.against !== null),
  );
}

function contactSigner({ id, data }: Entry<Contact>): Signer {
  return {
    by: 'contact',
    id,
    name: data.name,
    right: data.maySign ? 'may sign' : 'may not sign',
    against: data.maySign ? null : `${data.name} may not sign for the client.`,
  };
}

function authoritySigner(
  { id, data }: Entry<Authority>,
  recommendation: Recommendation,
  file: PricedFile,
  on: CalendarDate,
  wording: Wording,
): Signer {
  const name = `The ${rightOf(data)} of ${data.holder}`;
  const isElsewhere = data.accountId && data.accountId !== termsAsked(recommendation).accountId;
  const reasons = [
    ...againstTerm(name, data, on, wording),
    ...(isElsewhere ? [`${name} is for another account.`] : []),
    ...againstScope({ name, authority: data, recommendation, file, on, wording }),
  ];
  const until = data.validUntil ? ` until ${wording.date(data.validUntil)}` : '';
  return {
    by: 'authority',
    id,
    name: data.holder,
    right: `${rightOf(data)}${until}`,
    against: reasons[0] ?? null,
  };
}
