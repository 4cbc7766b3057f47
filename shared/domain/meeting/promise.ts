import { z } from 'zod';
import { dateField, nameField, recordIdField } from '../fields.ts';
import { defineKind, group } from '../kind.ts';

/** What either side undertook. */
export const promiseKind = defineKind({
  kind: 'promise',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    meetingId: recordIdField.nullable(),
    promisedBy: z.enum(['us', 'client']),
    undertaking: nameField,
    dueOn: dateField.nullable(),
    status: z.enum(['open', 'kept', 'withdrawn']),
    keptOn: dateField.nullable(),
  }),
  policies: { status: group('outcome'), keptOn: group('outcome') },
  parents: (promise) =>
    promise.meetingId ? [promise.clientId, promise.meetingId] : [promise.clientId],
  title: (promise) => promise.undertaking,
  breaches: (promise) =>
    promise.status === 'kept' && !promise.keptOn
      ? [
          {
            field: 'keptOn',
            message: 'a kept promise must say on which day it was kept',
          },
        ]
      : [],
});
export type Promised = z.output<typeof promiseKind.schema>;
