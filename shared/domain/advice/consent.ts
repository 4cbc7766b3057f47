import { z } from 'zod';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import {
  dateField,
  instantField,
  lineField,
  localeField,
  nameField,
  personIdField,
  recordIdField,
  textField,
} from '../fields.ts';
import { signatureStrokesField } from '../signature.ts';

export const CONSENT_WAYS = [
  'signedOnScreen',
  'typedName',
  'signedOnPaper',
  'inWriting',
  'byTelephone',
] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Ways in which the person at the table puts their own hand to the text on the screen. */
export const WAYS_ON_SCREEN: ReadonlySet<ConsentWay> = new Set(['signedOnScreen', 'typedName']);

/**
 * A client's consent to one recommendation: by whom, in which way, when, and the very text.
 *
 * `textHash` is the SHA-256 of `text` in UTF-8, in hexadecimal. `terms` is a fingerprint of the recommendation's terms (`termsOf`): when a
 * merge brings a changed recommendation together with a consent to the former one, the two disagree
 * and a person has to look. `strokes` is the signature as `signature.ts` describes it.
 */
export const consentSchema = z.looseObject({
  givenBy: nameField,
  /** The contact who consented; or else the authority by which its holder did. */
  contactId: recordIdField.nullable(),
  authorityId: recordIdField.nullable(),
  way: z.enum(CONSENT_WAYS),
  givenAt: instantField,
  /** The day of `givenAt` where it was given; absent in consents of older versions. */
  givenOn: dateField.optional(),
  text: textField,
  /** The language (BCP 47) in which the text writes amounts and days; absent in older consents. */
  locale: localeField.optional(),
  textHash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hexadecimal' }),
  terms: z.string().max(64),
  strokes: signatureStrokesField.optional(),
  /** What the person declared by typing their name, or where the paper or message is. */
  declaration: lineField,
  takenBy: personIdField.nullable(),
});
export type Consent = z.output<typeof consentSchema>;

/** The client's no, and why, as far as they said. */
export const refusalSchema = z.looseObject({
  /** Who said so; empty where an older version did not ask. */
  by: lineField,
  on: dateField,
  reason: nameField,
});
export type Refusal = z.output<typeof refusalSchema>;

/** A short text that is the same for the same values only (not for secrets). */
export function fingerprint(values: readonly unknown[]): string {
  return uuidFromText(JSON.stringify(values));
}
