import type { RecordData } from '#shared/domain/kind.ts';
import { laneOf } from '#shared/domain/kinds.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import type { AuditAction } from '../repositories/audit.ts';
import type { BookHead } from '../repositories/book-heads.ts';
import { currentRecords } from '../repositories/records.ts';
import { serverState } from '../repositories/server-state.ts';
import { SYSTEM_DEVICE } from '../system.ts';
import { writeRecords } from './write-records.ts';

/** What the server makes of a record; `null` deletes it. */
export interface Change {
  readonly kind: string;
  readonly id: RecordId;
  readonly data: RecordData | null;
}

/** Whose words changes are, and as what they stand in the audit trail. */
export interface Authorship {
  readonly action: AuditAction;
  readonly editedBy: PersonId;
}

/**
 * Writes `changes` to records of one client as the server's own device, in the caller's transaction,
 * which holds the lock of the book's head.
 */
export async function writeChanges(
  transaction: Transaction,
  dependencies: ServerDependencies,
  place: { readonly head: BookHead; readonly clientId: RecordId | null },
  changes: readonly Change[],
  { action, editedBy }: Authorship,
): Promise<void> {
  const { head, clientId } = place;
  const { bookId } = head;
  const { epoch } = await serverState(transaction);
  const acceptedAt = instantNow(dependencies);
  const known = await currentRecords(
    transaction,
    changes.map(({ id }) => ({ bookId, id, version: null, withoutCopy: true })),
  );
  const writes = changes.map(({ kind, id, data }, index) => {
    const previous = known.find((record) => record.id === id) ?? null;
    return {
      row: {
        ...{ bookId, id, kind, clientId, lane: laneOf(kind) },
        version: { epoch, n: (previous?.version.n ?? 0) + 1 },
        seq: head.seq + 1 + index,
        data: data && JSON.stringify(data),
        ...{ editedBy, editedAt: acceptedAt, acceptedAt },
        moveNumber: previous?.moveNumber ?? 0,
      },
      ...{ previous, action, personId: editedBy, deviceId: SYSTEM_DEVICE },
    };
  });
  await writeRecords(transaction, new Map([[bookId, head]]), writes);
}
