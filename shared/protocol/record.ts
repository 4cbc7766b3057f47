import { z } from 'zod';
import { instantField, personIdField, recordIdField } from '#shared/domain/fields.ts';
import type { Lane } from '#shared/domain/kind.ts';
import { type BookId, type DeviceId, isUuid, type MutationId } from '#shared/lib/identifiers.ts';

const uuid = z.string().refine(isUuid, { error: 'expected a UUID in lower case' });
export const bookIdField = uuid.transform((text) => text as BookId);
export const deviceIdField = uuid.transform((text) => text as DeviceId);
export const mutationIdField = uuid.transform((text) => text as MutationId);

export const laneField = z.enum(['work', 'ledger']) satisfies z.ZodType<Lane>;

/** Counters of the server: never negative, exact. */
export const counterField = z.int().min(0);

/** A generation of the server's data; a restore from a backup starts a new one (F9). */
export const epochField = z.string().regex(/^[0-9a-z]{8,32}$/, { error: 'expected an epoch' });

/** Raised at each write of a record; versions of different epochs have no order. */
export const versionField = z.object({ epoch: epochField, n: counterField });
export type Version = z.output<typeof versionField>;

/** A record's fields as JSON; checked against its kind's schema where it is used. */
export const dataField = z.record(z.string(), z.unknown());

/** The server's current copy of a record. `data` is `null` for a tombstone. */
export const wireRecord = z.object({
  kind: z.string().min(1).max(40),
  id: recordIdField,
  bookId: bookIdField,
  clientId: recordIdField.nullable(),
  version: versionField,
  seq: counterField,
  data: dataField.nullable(),
  editedBy: personIdField,
  /** The writer's clock, a label for people (W7). */
  editedAt: instantField,
  /** The server's clock. */
  acceptedAt: instantField,
  /** How often the client was moved between books; only on client records (F5). */
  moveNumber: counterField.optional(),
});
export type WireRecord = z.output<typeof wireRecord>;
