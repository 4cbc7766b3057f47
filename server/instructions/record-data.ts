import type { RecordData } from '#shared/domain/kind.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';
import { currentRecords } from '../repositories/records.ts';

/** The data of a record that is there, is of this kind and, where one is named, of this client. */
export async function dataOf(
  queryable: Queryable,
  bookId: BookId,
  wanted: { readonly kind: string; readonly id: RecordId; readonly clientId?: RecordId },
): Promise<RecordData | null> {
  const [record] = await currentRecords(queryable, [{ bookId, id: wanted.id, version: null }]);
  if (!record?.isLive || !record.wire || record.kind !== wanted.kind) return null;
  if (wanted.clientId && record.clientId !== wanted.clientId) return null;
  return (JSON.parse(record.wire) as { data: RecordData | null }).data;
}
