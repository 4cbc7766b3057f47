import { z } from 'zod';
import {
  dateField,
  lineField,
  localeField,
  nameField,
  personIdField,
  recordIdField,
} from '../fields.ts';
import { defineKind, group } from '../kind.ts';
import { DELIVERIES, REPORT_CONTENTS } from './report-schedule.ts';

/** A SHA-256 in hexadecimal digits of the lower case. */
const hashField = z.string().regex(/^[0-9a-f]{64}$/, {
  error: 'expected a SHA-256 in 64 hexadecimal digits',
});

/**
 * A report that a client was sent: what it covered, to whom it went and how, and which document it
 * was. The document is named by the hash of its bytes, so that a copy can be told from the original.
 */
export const sentReportKind = defineKind({
  kind: 'sentReport',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    /** The schedule it was due by; `null` when it was sent besides. */
    scheduleId: recordIdField.nullable(),
    /** "Quarterly report, Q3 2026". */
    title: nameField,
    periodFrom: dateField,
    periodTo: dateField,
    /** The day as of which its figures are. */
    asOf: dateField,
    contents: z.array(z.enum(REPORT_CONTENTS)),
    recipients: z.array(nameField).max(50),
    delivery: z.enum(DELIVERIES).nullable(),
    sentOn: dateField,
    sentBy: personIdField,
    /** Of the PDF as it was saved; `null` when the document was not made here. */
    contentHash: hashField.nullable(),
    byteCount: z.int().min(1).nullable(),
    fileName: lineField,
    /**
     * The locale (BCP 47) in which the document is written; absent when it was not made here or is of an
     * older version, which knew English words only.
     */
    locale: localeField.optional(),
  }),
  policies: {
    periodFrom: group('period'),
    periodTo: group('period'),
    asOf: group('period'),
    contentHash: group('document'),
    byteCount: group('document'),
    fileName: group('document'),
    locale: group('document'),
  },
  parents: (report) => [report.clientId],
  title: (report) => report.title,
  breaches: (report) => [
    ...(report.periodTo < report.periodFrom
      ? [{ field: 'periodTo', message: 'must not be before the first day of the period' }]
      : []),
    ...((report.contentHash === null) === (report.byteCount === null)
      ? []
      : [{ field: 'byteCount', message: 'the hash and the size of a document go together' }]),
  ],
});
export type SentReport = z.output<typeof sentReportKind.schema>;
