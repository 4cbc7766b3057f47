import { z } from 'zod';
import { instantField, nameField } from '../fields.ts';
import { isSignature, signatureStrokesField } from '../signature.ts';

/** A signature as it was drawn, or the name that was typed in its place. */
export const signature = z.looseObject({
  how: z.enum(['drawn', 'typed']),
  name: nameField,
  signedAt: instantField,
  strokes: signatureStrokesField,
});
export type Signature = z.output<typeof signature>;

/** Whether it is one: a name, or strokes that are more than a slip of the pen. */
export function isSigned(given: Signature | null): given is Signature {
  return given !== null && (given.how === 'typed' || isSignature(given.strokes));
}
