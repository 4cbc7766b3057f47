import { z } from 'zod';
import { dateField, lineField, recordIdField } from '../fields.ts';
import { defineKind, group, set } from '../kind.ts';

/** What the client receives, and how often. */
export const reportScheduleKind = defineKind({
  kind: 'reportSchedule',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    frequency: z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly']),
    contents: z.array(z.enum(['summary', 'transactions', 'suppliers', 'tax'])),
    nextDueOn: dateField,
    lastSentOn: dateField.nullable(),
    recipient: lineField,
  }),
  policies: {
    contents: set,
    nextDueOn: group('due'),
    lastSentOn: group('due'),
  },
  parents: (schedule) => [schedule.clientId],
  title: (schedule) => `${schedule.frequency} report`,
});
export type ReportSchedule = z.output<typeof reportScheduleKind.schema>;
