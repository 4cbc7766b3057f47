import { z } from 'zod';
import { instantField, personIdField, recordIdField } from '#shared/domain/fields.ts';
import { counterField, dataField, deviceIdField, versionField } from './record.ts';

/** One accepted write of a record, newest first in an answer: who, when, and the record as it became. */
export const auditEntry = z.object({
  seq: counterField,
  recordId: recordIdField,
  kind: z.string(),
  version: versionField,
  personId: personIdField,
  personName: z.string(),
  deviceId: deviceIdField.nullable(),
  editedAt: instantField,
  acceptedAt: instantField,
  data: dataField.nullable(),
});
export type AuditEntry = z.output<typeof auditEntry>;

/** `GET /v1/audit?clientId=…` or `?recordId=…`, at most `limit` entries older than `before`. */
export const auditAnswer = z.object({ entries: z.array(auditEntry), more: z.boolean() });
