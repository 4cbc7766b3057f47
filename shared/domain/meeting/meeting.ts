import { z } from 'zod';
import {
  elementIdField,
  instantField,
  lineField,
  nameField,
  recordIdField,
  textField,
} from '../fields.ts';
import { defineKind, group, keyedList, set } from '../kind.ts';

/** A visit or a call: its plan and what came of it. What was said is in its notes. */
export const meetingKind = defineKind({
  kind: 'meeting',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    /** One sentence: why we meet and what the client wants. */
    purpose: nameField,
    startsAt: instantField,
    durationInMinutes: z.int().min(5).max(1440),
    place: lineField,
    channel: z.enum(['visit', 'office', 'call', 'video']),
    contactIds: z.array(recordIdField),
    agenda: z.array(
      z.looseObject({
        id: elementIdField,
        topic: nameField,
        minutes: z.int().min(0).max(600),
        done: z.boolean(),
      }),
    ),
    questions: z.array(z.looseObject({ id: elementIdField, question: nameField })),
    decisions: z.array(z.looseObject({ id: elementIdField, decision: textField })),
    status: z.enum(['planned', 'inProgress', 'finished', 'cancelled']),
    /** When the talk really began; absent in what older applications started. */
    startedAt: instantField.optional(),
    finishedAt: instantField.nullable(),
  }),
  policies: {
    startsAt: group('when'),
    durationInMinutes: group('when'),
    contactIds: set,
    agenda: keyedList,
    questions: keyedList,
    decisions: keyedList,
    status: group('outcome'),
    startedAt: group('outcome'),
    finishedAt: group('outcome'),
  },
  parents: (meeting) => [meeting.clientId],
  title: (meeting) => meeting.purpose,
});
export type Meeting = z.output<typeof meetingKind.schema>;
