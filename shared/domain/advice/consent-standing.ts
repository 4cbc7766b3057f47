import type { ClientFile } from '../client/client-file.ts';
import { wordingFor } from '../wording.ts';
import type { Consent } from './consent.ts';
import type { Recommendation } from './recommendation.ts';
import { termsOf } from './recommendation-breaches.ts';
import { consentParts, consentText, type NamesOf } from './recommendation-words.ts';
import { sha256OfText } from './sha-256.ts';

/**
 * Why the consent of `recommendation` does not cover it as it stands, in a sentence; `null` when it
 * does, or there is none. The text is composed anew in the language in which it was read, and its
 * SHA-256 compared with that of the text consented to. A consent of an older version does not say its
 * language: of it the fingerprint of the terms decides.
 */
export function againstConsent(
  recommendation: Recommendation,
  file: NamesOf & Pick<ClientFile, 'client'>,
): string | null {
  const { consent, status } = recommendation;
  if (!consent) return null;
  const next = status === 'consented' ? 'ask again' : 'what they consented to is kept as it was';
  if (sha256OfText(consent.text) !== consent.textHash) {
    return 'The text that is kept is not the one that was consented to: its hash differs; ask again.';
  }
  if (consent.locale === undefined) {
    const isSame = consent.terms === termsOf(recommendation);
    return isSame ? null : `The terms have changed since the client consented; ${next}.`;
  }
  const wording = wordingFor(consent.locale);
  if (sha256OfText(consentText(recommendation, file, wording)) === consent.textHash) return null;
  const changed = changedHeads(consent, consentParts(recommendation, file, wording)).join(', ');
  return `The text has changed since the client consented (${changed}); ${next}.`;
}

/** The heads of `parts` that stand otherwise in the text consented to. */
function changedHeads(
  { text }: Consent,
  parts: ReturnType<typeof consentParts>,
): readonly string[] {
  const has = (line: string) => `\n${text}\n`.includes(`\n${line}`);
  return parts
    .filter(([head, body]) => (body ? !has(`${head}: ${body}\n`) : has(`${head}: `)))
    .map(([head]) => head);
}
