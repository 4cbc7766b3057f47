import type { Entry } from '#shared/domain/client/client-file.ts';
import { type DataOf, type Kind, kinds, laneOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

/** The records of `kind` that a client has in a book and that can be read, in the order they were last written. */
export async function liveEntries<K extends Kind>(
  queryable: Queryable,
  of: { readonly bookId: BookId; readonly clientId: RecordId; readonly kind: K },
): Promise<readonly Entry<DataOf<K>>[]> {
  const { bookId, clientId, kind } = of;
  const rows = await queryable.query<{ readonly id: RecordId; readonly data: unknown }>(
    `select id, data from records where book_id = $1 and client_id = $2 and lane = $3 and kind = $4
       and data is not null order by seq`,
    [bookId, clientId, laneOf(kind), kind],
  );
  return rows.flatMap(({ id, data }) => {
    const read = kinds[kind].schema.safeParse(data);
    return read.success
      ? [{ id, data: read.data as DataOf<K>, editedAt: null, editedBy: null }]
      : [];
  });
}
