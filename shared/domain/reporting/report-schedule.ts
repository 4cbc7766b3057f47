import { z } from 'zod';
import { dateField, lineField, recordIdField } from '../fields.ts';
import { defineKind, group, set } from '../kind.ts';
import { languageField } from '../language.ts';

/** What a report may be made of; each stands for several of its parts. */
export const REPORT_CONTENTS = ['summary', 'transactions', 'suppliers', 'tax'] as const;
export type ReportContent = (typeof REPORT_CONTENTS)[number];

/** How a report reaches the client. */
export const DELIVERIES = ['email', 'post', 'portal', 'inPerson'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What the client receives, and how often. */
export const reportScheduleKind = defineKind({
  kind: 'reportSchedule',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    frequency: z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly']),
    contents: z.array(z.enum(REPORT_CONTENTS)),
    nextDueOn: dateField,
    lastSentOn: dateField.nullable(),
    /** Whom it goes to besides `recipientIds`, in words. */
    recipient: lineField,
    /** Contacts of the client. */
    recipientIds: z.array(recordIdField).max(20).optional(),
    delivery: z.enum(DELIVERIES).nullable().optional(),
    /** In which it is written; without it in that of the client. */
    language: languageField.nullable().optional(),
  }),
  policies: {
    contents: set,
    recipientIds: set,
    nextDueOn: group('due'),
    lastSentOn: group('due'),
  },
  parents: (schedule) => [schedule.clientId],
  title: (schedule) => `${schedule.frequency} report`,
});
export type ReportSchedule = z.output<typeof reportScheduleKind.schema>;
