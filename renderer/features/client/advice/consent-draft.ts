import { useMemo, useState } from 'react';
import { type ConsentWay, WAYS_ON_SCREEN } from '#shared/domain/advice/consent.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import { sha256OfText } from '#shared/domain/advice/sha-256.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Stroke } from '#shared/domain/signature.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { useKeptFields } from '../../../services/form-drafts.tsx';

/** What is entered while a consent is taken. */
export interface ConsentFields {
  readonly signerId: string;
  readonly way: ConsentWay;
  readonly strokes: readonly Stroke[];
  /** The name that was typed, or where the paper is. */
  readonly typed: string;
  /** When the client put their hand to the text, and to which (its SHA-256). */
  readonly signedAt: Instant | null;
  readonly signedText: string | null;
}

/** `fields` as they count for the text with this SHA-256: a hand put to another one counts no more. */
export function givenTo(textHash: string, fields: ConsentFields) {
  const isOutdated = fields.signedText !== null && fields.signedText !== textHash;
  return isOutdated
    ? { isOutdated, fields: { ...fields, strokes: [], typed: '', signedAt: null } }
    : { isOutdated, fields };
}

/**
 * What is entered while a consent to `text` is taken, kept on this device like the fields of a form: a
 * lock or a crash between the signature and the button does not send the client back to the pen. It
 * counts for the very text it was given to: after another word of that it is gone.
 * @param firstSigner who is offered first
 */
export function useConsentDraft(
  { id, data }: Entry<Recommendation>,
  text: string,
  firstSigner: string,
) {
  const form = {
    ...{ place: `draft.recommendation.${id}.consented`, kind: 'recommendation' as const },
    ...{ recordId: id, clientId: data.clientId, blank: {} },
  };
  const [before] = useState<ConsentFields>({
    ...{ signerId: firstSigner, way: 'signedOnScreen', strokes: [], typed: '' },
    ...{ signedAt: null, signedText: null },
  });
  const { fields, set, discard } = useKeptFields<ConsentFields>(form, before);
  const textHash = useMemo(() => sha256OfText(text), [text]);
  const isOnScreen = WAYS_ON_SCREEN.has(fields.way);

  const sign = (field: 'strokes' | 'typed', value: readonly Stroke[] | string) => {
    const isGiven = isOnScreen && value.length > 0;
    set(field, value);
    set('signedAt', isGiven ? instantFromMillis(Date.now()) : null);
    set('signedText', isGiven ? textHash : null);
  };
  return {
    ...givenTo(textHash, fields),
    draw: (strokes: readonly Stroke[]) => sign('strokes', strokes),
    type: (typed: string) => sign('typed', typed),
    choose(changed: { readonly signerId: string } | { readonly way: ConsentWay }) {
      // What one person gave in one way is nobody else's, and no other way.
      if (isOnScreen) sign('strokes', []);
      if (isOnScreen || 'way' in changed) set('typed', '');
      for (const [name, value] of Object.entries(changed)) set(name, value);
    },
    /**
     * Put off by whoever is at the table: what they gave is taken back, so that nobody records it later
     * without them. Where a paper is stays.
     */
    cancel() {
      if (isOnScreen || fields.typed === '') discard();
    },
    discard,
  };
}
