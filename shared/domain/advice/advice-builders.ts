import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Authority } from './authority.ts';
import type { Profile } from './profile.ts';
import type { Recommendation } from './recommendation.ts';

/** A complete profile in which nothing is known yet. */
export function newProfile(fields: Partial<Profile> & { readonly clientId: RecordId }): Profile {
  return { objective: 'unknown', riskTolerance: null, factors: [], needs: [], ...fields };
}

/** A complete authority: advisory and without a term, unless `fields` says otherwise. */
export function newAuthority(
  fields: Partial<Authority> & { readonly clientId: RecordId; readonly holder: string },
): Authority {
  return {
    authorityType: 'advisory',
    contactId: null,
    accountId: null,
    scope: '',
    validFrom: null,
    validUntil: null,
    document: '',
    ...fields,
  };
}

/** A complete recommendation that was only proposed; what `fields` leaves out is not said. */
export function newRecommendation(
  fields: Partial<Recommendation> & {
    readonly clientId: RecordId;
    readonly proposedOn: CalendarDate;
  },
): Recommendation {
  return {
    meetingId: null,
    action: 'buy',
    accountId: null,
    securityId: null,
    intoSecurityId: null,
    productId: null,
    fromSupplier: '',
    toSupplier: '',
    quantity: null,
    amount: null,
    currency: 'EUR' as CurrencyCode,
    cost: null,
    yearlyCost: null,
    rationale: '',
    risks: '',
    alternatives: [],
    conflicts: '',
    disclosures: '',
    proposedBy: null,
    status: 'proposed',
    discussedOn: null,
    suitability: null,
    consent: null,
    refusal: null,
    carriedOutOn: null,
    carriedOutBy: null,
    authorityId: null,
    reviewedOn: null,
    outcome: '',
    withdrawnOn: null,
    withdrawnBecause: '',
    ...fields,
  };
}
