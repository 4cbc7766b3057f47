import { z } from 'zod';
import { instantField, personIdField, recordIdField } from '#shared/domain/fields.ts';
import { bookIdField, dataField, mutationIdField, wireRecord } from './record.ts';

/**
 * An edit of a client that somebody made before they learned that it had moved to another book
 * (SPEC F7). It waits for who has the client now.
 */
export const lateEdit = z.object({
  id: mutationIdField,
  /** The book where the client is now. */
  bookId: bookIdField,
  clientId: recordIdField.nullable(),
  kind: z.string(),
  recordId: recordIdField,
  /** The copy the edit started from; `null` for a new record, or when the server no longer has it. */
  base: dataField.nullable(),
  /** What the record should become; `null` deletes it. */
  data: dataField.nullable(),
  /** The record as it is now; `null` when it is not there. */
  current: wireRecord.nullable(),
  editedBy: personIdField,
  editedByName: z.string(),
  editedAt: instantField,
  receivedAt: instantField,
});
export type LateEdit = z.output<typeof lateEdit>;

/** `GET /v1/late-edits`: the open ones of all books the person may read, oldest first. */
export const lateEditsAnswer = z.object({ lateEdits: z.array(lateEdit), more: z.boolean() });
export type LateEditsAnswer = z.output<typeof lateEditsAnswer>;

/**
 * `POST /v1/late-edits/accept` merges the edit into the record as a device would (M1 to M6; what
 * cannot stand beside the current copy becomes a conflict), `POST /v1/late-edits/discard` gives it
 * up. Both answer `{}`; the writes arrive by the feed.
 */
export const lateEditRequest = z.object({ id: mutationIdField });
