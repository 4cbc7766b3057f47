import { z } from 'zod';
import { currencyField, dateField, lineField, minorUnitsField, recordIdField } from '../fields.ts';
import { defineKind, group } from '../kind.ts';

/** A product the client has bought and still has, or had. */
export const entitlementKind = defineKind({
  kind: 'entitlement',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    productId: recordIdField,
    accountId: recordIdField.nullable(),
    status: z.enum(['active', 'ended', 'inDefault']),
    heldSince: dateField.nullable(),
    heldUntil: dateField.nullable(),
    /** What it is worth or was lent, in minor units of `currency`. */
    amount: minorUnitsField.nullable(),
    currency: currencyField.nullable(),
    details: lineField,
    externalId: lineField,
  }),
  policies: {
    status: group('term'),
    heldSince: group('term'),
    heldUntil: group('term'),
    amount: group('amount'),
    currency: group('amount'),
  },
  parents: (entitlement) => [entitlement.clientId],
  title: (entitlement) => entitlement.details || 'Product held',
});
export type Entitlement = z.output<typeof entitlementKind.schema>;
