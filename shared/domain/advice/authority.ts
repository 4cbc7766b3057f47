import { z } from 'zod';
import {
  dateField,
  lineField,
  moneyField,
  nameField,
  recordIdField,
  textField,
} from '../fields.ts';
import { INSTRUCTION_TYPES } from '../instruction/instruction-details.ts';
import { defineKind, group, set, text } from '../kind.ts';

/** What an authority is called in a sentence. */
export const AUTHORITY_NAMES = {
  advisory: 'Advisory mandate',
  discretionary: 'Discretionary mandate',
  powerOfAttorney: 'Power of attorney',
  fiduciary: 'Fiduciary duty',
  disponent: 'Right to dispose',
} as const;

/** Who may decide for the client, over what, and how long. */
export const authorityKind = defineKind({
  kind: 'authority',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    authorityType: z.enum([
      'advisory',
      'discretionary',
      'powerOfAttorney',
      'fiduciary',
      'disponent',
    ]),
    holder: nameField,
    contactId: recordIdField.nullable(),
    accountId: recordIdField.nullable(),
    scope: textField,
    validFrom: dateField.nullable(),
    validUntil: dateField.nullable(),
    /** The document of the client's in which it is written. */
    documentId: recordIdField.nullable().optional(),
    /** What it is written in, in words: for paper that is not among the documents. */
    document: lineField,
    /** What the holder may order; absent: not written down but in `scope`. */
    mayOrder: z.array(z.enum(INSTRUCTION_TYPES)).optional(),
    /** The most one order may be worth, given or carried out; absent: not limited, or only in `scope`. */
    limitPerInstruction: moneyField.nullable().optional(),
  }),
  policies: {
    scope: text,
    mayOrder: set,
    validFrom: group('term'),
    validUntil: group('term'),
  },
  parents: (authority) => [authority.clientId],
  title: (authority) => `${AUTHORITY_NAMES[authority.authorityType]}: ${authority.holder}`,
  breaches: (authority) =>
    authority.validFrom && authority.validUntil && authority.validUntil < authority.validFrom
      ? [
          {
            field: 'validUntil',
            message: 'must not be before the day it begins',
          },
        ]
      : [],
});
export type Authority = z.output<typeof authorityKind.schema>;
