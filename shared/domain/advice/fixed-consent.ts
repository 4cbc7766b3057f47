import { sameJson } from '#shared/lib/same-json.ts';
import type { RuleBreach } from '../kind.ts';
import type { Consent } from './consent.ts';

interface Decided {
  readonly status: string;
  readonly consent: Consent | null;
  readonly refusal: unknown;
  readonly isSample?: boolean | undefined;
}
type Fields = Readonly<Record<string, unknown>> & Decided;

/** What becomes of a recommendation; everything else is what the client consented to. */
const AFTERWARDS: ReadonlySet<string> = new Set([
  ...['meetingId', 'status', 'consent', 'refusal', 'carriedOutOn', 'carriedOutBy', 'authorityId'],
  ...['reviewedOn', 'outcome', 'withdrawnOn', 'withdrawnBecause', 'isSample'],
]);
/** States from which the client has still to be asked. */
const UNDECIDED: ReadonlySet<string> = new Set(['proposed', 'discussed']);

/**
 * What speaks against a person turning the recommendation `previous` into `next` once it was consented
 * to: what was consented to is never changed and never deleted (a sample is), and the consent stays,
 * unless the client declines after all or, before it is carried out, consents anew.
 */
export function consentFixedBreaches(
  previous: Fields | null,
  next: Fields | null,
): readonly RuleBreach[] {
  if (!previous?.consent) return [];
  if (next === null) {
    const message = 'a recommendation that was consented to is never deleted; withdraw it';
    return previous.isSample === true ? [] : [{ field: '', message }];
  }
  const names = new Set([...Object.keys(previous), ...Object.keys(next)]);
  const changed = [...names].filter(
    (name) => !AFTERWARDS.has(name) && !sameJson(previous[name], next[name]),
  );
  if (changed.length > 0) {
    const message = 'what was consented to is never changed; withdraw it and recommend anew';
    return changed.map((field) => ({ field, message }));
  }
  if (next.consent === null && next.refusal) return [];
  if (next.consent === null || UNDECIDED.has(next.status)) {
    const message = 'a consent stays once it was given; record that the client declined';
    return [{ field: 'consent', message }];
  }
  const isAskedAgain =
    previous.status === 'consented' && next.consent.givenAt > previous.consent.givenAt;
  if (isAskedAgain || sameJson(previous.consent, next.consent)) return [];
  return [{ field: 'consent', message: 'a consent is never changed; ask the client again' }];
}
