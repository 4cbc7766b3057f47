import { z } from 'zod';
import { instantField, personIdField, recordIdField } from '#shared/domain/fields.ts';
import {
  bookIdField,
  counterField,
  dataField,
  deviceIdField,
  mutationIdField,
  versionField,
  wireRecord,
} from './record.ts';

/** The most mutations and bytes one push may carry; a larger one is refused whole with `413`. */
export const MAX_MUTATIONS_PER_PUSH = 1_000;
export const MAX_PUSH_BYTES = 8 * 1024 * 1024;

/** One frozen sending of an edit (P2). `data: null` deletes. `baseVersion: null` creates. */
export const wireMutation = z.object({
  id: mutationIdField,
  kind: z.string().min(1).max(40),
  recordId: recordIdField,
  bookId: bookIdField,
  baseVersion: versionField.nullable(),
  data: dataField.nullable(),
  editedBy: personIdField,
  editedAt: instantField,
});
export type WireMutation = z.output<typeof wireMutation>;

export const pushRequest = z.object({
  protocolVersion: counterField,
  deviceId: deviceIdField,
  mutations: z.array(wireMutation).max(MAX_MUTATIONS_PER_PUSH),
});
export type PushRequest = z.output<typeof pushRequest>;

export const rejectionCode = z.enum([
  'invalid', // the data breaks the schema or a rule of its kind
  'unknownKind', // this server does not know the kind yet
  'wrongBook', // the record does not belong to the named book
  'mutationReused', // the same mutation id came with another payload
  'tooLarge',
]);
export type RejectionCode = z.output<typeof rejectionCode>;

/** What the server did with one mutation (P1). */
export const mutationAnswer = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('accepted'),
    mutationId: mutationIdField,
    version: versionField,
    seq: counterField,
    acceptedAt: instantField,
  }),
  /** The base is no longer current: merge with `current` and push again. */
  z.object({ answer: z.literal('stale'), mutationId: mutationIdField, current: wireRecord }),
  /** The base is a version the server never had or lost (F9) and there is no current copy. */
  z.object({ answer: z.literal('missing'), mutationId: mutationIdField }),
  z.object({ answer: z.literal('waiting'), mutationId: mutationIdField, parentId: recordIdField }),
  z.object({
    answer: z.literal('rejected'),
    mutationId: mutationIdField,
    code: rejectionCode,
    field: z.string().nullable(),
    message: z.string(),
  }),
  /** The client moved away; the edit is kept for the new manager (F7). */
  z.object({ answer: z.literal('late'), mutationId: mutationIdField }),
  z.object({ answer: z.literal('forbidden'), mutationId: mutationIdField }),
]);
export type MutationAnswer = z.output<typeof mutationAnswer>;

export const pushAnswer = z.object({ answers: z.array(mutationAnswer) });
export type PushAnswer = z.output<typeof pushAnswer>;

/** Asks what became of mutations whose answer was lost, before a journal is replayed (W2). */
export const mutationStatusRequest = z.object({ mutationIds: z.array(mutationIdField).max(5_000) });
export const mutationStatusAnswer = z.object({
  /** The remembered answers; an id that is not among them was never accepted. */
  answers: z.array(mutationAnswer),
});
export type MutationStatusAnswer = z.output<typeof mutationStatusAnswer>;

/** The device has applied these answers; the server may forget them (P2). */
export const acknowledgeRequest = z.object({ mutationIds: z.array(mutationIdField).max(5_000) });
