import { z } from 'zod';
import {
  dateField,
  lineField,
  moneyField,
  nameField,
  recordIdField,
  textField,
} from '../fields.ts';
import { defineKind, group, text } from '../kind.ts';

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
    document: lineField,
    /** The largest single order that the holder may give without asking. */
    orderLimit: moneyField.nullable().optional(),
  }),
  policies: {
    scope: text,
    validFrom: group('term'),
    validUntil: group('term'),
  },
  parents: (authority) => [authority.clientId],
  title: (authority) => `${authority.authorityType}: ${authority.holder}`,
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
