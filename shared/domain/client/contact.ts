import { z } from 'zod';
import { dateField, lineField, nameField, recordIdField, textField } from '../fields.ts';
import { defineKind, keyedList, text } from '../kind.ts';
import { dataChangesField } from './data-changes.ts';

/** A person at or around the client. */
export const contactKind = defineKind({
  kind: 'contact',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    name: nameField,
    /** How to say the name ("NO-vahk"). */
    pronunciation: lineField,
    role: lineField,
    influence: z.enum(['decisionMaker', 'influencer', 'user', 'gatekeeper', 'unknown']),
    sentiment: z.enum(['supportive', 'neutral', 'critical', 'unknown']),
    /** Whether the person may sign for the client. */
    maySign: z.boolean(),
    phone: lineField,
    email: lineField,
    birthDate: dateField.nullable(),
    /** Tea not coffee, mornings only, hard of hearing on the left. */
    preferences: textField,
    /** When phone or e-mail were changed, the last ones. */
    dataChanges: dataChangesField.optional(),
    /** What the firm's own system calls the person among those of the client. */
    externalId: lineField.optional(),
  }),
  policies: { preferences: text, dataChanges: keyedList },
  parents: (contact) => [contact.clientId],
  title: (contact) => contact.name,
});
export type Contact = z.output<typeof contactKind.schema>;
