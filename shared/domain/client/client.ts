import { z } from 'zod';
import {
  currencyField,
  dateField,
  lineField,
  nameField,
  recordIdField,
  tagsField,
  textField,
} from '../fields.ts';
import { defineKind, group, keyedList, set, text, value } from '../kind.ts';
import { languageField } from '../language.ts';
import { allocationPolicyField, targetsProblem } from '../portfolio/allocation-policy.ts';
import { benchmarkBreaches, benchmarkField } from '../portfolio/benchmark-choice.ts';
import { dataChangesField } from './data-changes.ts';

/** A household or a company the firm serves, or hopes to (a prospect), or served (former). */
export const clientKind = defineKind({
  kind: 'client',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    name: nameField,
    clientType: z.enum(['privateInvestor', 'company', 'wholesaler']),
    status: z.enum(['prospect', 'active', 'former']),
    /** Segment by revenue and potential; `key` is a key or strategic account. */
    tier: z.enum(['key', 'A', 'B', 'C', 'unrated']),
    reportingCurrency: currencyField,
    /** In which documents to the client are written; without it in that of the application. */
    language: languageField.nullable().optional(),
    clientSince: dateField.nullable(),
    clientUntil: dateField.nullable(),
    street: lineField,
    city: lineField,
    postalCode: lineField,
    country: lineField,
    phone: lineField,
    email: lineField,
    industry: lineField,
    /** What a person who takes over has to know, in a few sentences. */
    summary: textField,
    tags: tagsField,
    primaryContactId: recordIdField.nullable(),
    /**
     * What the client's returns are measured against: price series of the book with weights in
     * hundredths of a percent. Without it, the benchmark that the accounts name.
     */
    benchmark: benchmarkField.optional(),
    /** How the assets are meant to be divided, and from when on a difference counts. */
    allocationPolicy: allocationPolicyField.optional(),
    /** How often the manager means to be in touch. */
    contactEveryDays: z.int().min(1).max(3650).nullable(),
    /** When phone, e-mail or address were changed, the last ones. */
    dataChanges: dataChangesField.optional(),
    externalId: lineField,
    isSample: z.boolean(),
  }),
  policies: {
    clientSince: group('term'),
    clientUntil: group('term'),
    status: group('term'),
    street: group('address'),
    city: group('address'),
    postalCode: group('address'),
    country: group('address'),
    summary: text,
    tags: set,
    dataChanges: keyedList,
    name: value,
  },
  title: (client) => client.name,
  breaches: (client) => [
    ...(client.clientSince && client.clientUntil && client.clientUntil < client.clientSince
      ? [{ field: 'clientUntil', message: 'must not be before the day the client joined' }]
      : []),
    ...benchmarkBreaches(client.benchmark),
    ...policyBreaches(targetsProblem(client.allocationPolicy)),
  ],
});

const policyBreaches = (message: string | null) =>
  message ? [{ field: 'allocationPolicy', message }] : [];

export type Client = z.output<typeof clientKind.schema>;
