import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { NewLateEdit } from '../repositories/late-edits.ts';
import type { CheckedMutation } from './check-mutation.ts';

/**
 * An edit that came after its client had passed to another book, as that book's people will see it.
 * @param placeOf the book that a client is in now; without one the edit stays with the book it named
 */
export function lateEditOf(
  { mutation, dataText }: CheckedMutation,
  clientId: RecordId | null,
  placeOf: (clientId: RecordId) => BookId | undefined,
  { personId, deviceId }: { readonly personId: PersonId; readonly deviceId: DeviceId },
): NewLateEdit {
  return {
    bookId: (clientId && placeOf(clientId)) ?? mutation.bookId,
    id: mutation.id,
    fromBookId: mutation.bookId,
    clientId,
    kind: mutation.kind,
    recordId: mutation.recordId,
    baseEpoch: mutation.baseVersion?.epoch ?? null,
    baseN: mutation.baseVersion?.n ?? null,
    data: dataText,
    editedBy: personId,
    editedAt: mutation.editedAt,
    deviceId,
  };
}
