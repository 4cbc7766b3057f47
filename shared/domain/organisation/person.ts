import { z } from 'zod';
import { lineField, nameField } from '../fields.ts';
import { defineKind } from '../kind.ts';

/** Somebody of the firm, so that a record can say who wrote it. The record's id is the person's. */
export const personKind = defineKind({
  kind: 'person',
  lane: 'work',
  storage: 'row',
  scope: 'firm',
  schema: z.looseObject({
    name: nameField,
    email: lineField,
    role: z.enum(['manager', 'assistant', 'lead', 'director', 'compliance', 'administrator']),
  }),
  policies: {},
  title: (person) => person.name,
});
export type Person = z.output<typeof personKind.schema>;
