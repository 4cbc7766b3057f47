import { z } from 'zod';
import { dateField, nameField, recordIdField } from '../fields.ts';
import { defineKind, group } from '../kind.ts';

/** The most that one document may weigh, in bytes: a scan of a long contract fits. */
export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** SHA-256 of the bytes, as 64 hexadecimal digits in lower case. */
export const contentHashField = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hexadecimal' });

/**
 * A file of the client's: a report that was sent, a signed form, a scan. The record names its bytes,
 * which travel and rest apart from it (SPEC D1).
 */
export const documentKind = defineKind({
  kind: 'document',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    title: nameField,
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, { error: 'expected a media type' }),
    byteCount: z
      .int()
      .min(1, { error: 'an empty file says nothing' })
      .max(MAX_DOCUMENT_BYTES, { error: 'must be at most 25 MB' }),
    contentHash: contentHashField,
    /** The day of the document itself, not of its filing. */
    madeOn: dateField,
    purpose: z.enum(['sentReport', 'signature', 'scan', 'other']),
    /** What it belongs to: the sent report, the meeting, the instruction. */
    relatedId: recordIdField.nullable(),
  }),
  policies: {
    mediaType: group('bytes'),
    byteCount: group('bytes'),
    contentHash: group('bytes'),
  },
  // Not what it is related to: that may be of a kind this server does not know yet.
  parents: (document) => [document.clientId],
  title: (document) => document.title,
});
export type ClientDocument = z.output<typeof documentKind.schema>;
export type DocumentPurpose = ClientDocument['purpose'];
