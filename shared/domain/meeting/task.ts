import { z } from 'zod';
import { dateField, nameField, personIdField, recordIdField, textField } from '../fields.ts';
import { defineKind, group, text } from '../kind.ts';

/** Work with a due date. */
export const taskKind = defineKind({
  kind: 'task',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    meetingId: recordIdField.nullable(),
    title: nameField,
    details: textField,
    dueOn: dateField.nullable(),
    priority: z.enum(['high', 'normal', 'low']),
    status: z.enum(['open', 'done', 'cancelled']),
    doneOn: dateField.nullable(),
    assigneeId: personIdField.nullable(),
  }),
  policies: {
    details: text,
    status: group('outcome'),
    doneOn: group('outcome'),
  },
  parents: (task) => (task.meetingId ? [task.clientId, task.meetingId] : [task.clientId]),
  title: (task) => task.title,
});
export type Task = z.output<typeof taskKind.schema>;
