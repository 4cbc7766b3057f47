import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Authority } from './authority.ts';
import type { Profile } from './profile.ts';

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
