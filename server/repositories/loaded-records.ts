import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import type { Queryable } from '../database/database.ts';

/** How a record that is about to be loaded compares with the copy that is there. */
export interface LoadedStanding {
  readonly id: RecordId;
  readonly version: Version;
  readonly isLive: boolean;
  readonly editedBy: PersonId;
  readonly isSame: boolean;
  readonly moveNumber: number;
}

/** The standing of those of `rows` that the book already has; `data` is JSON text. */
export async function loadedStandings(
  queryable: Queryable,
  bookId: BookId,
  rows: readonly { readonly id: RecordId; readonly data: string }[],
): Promise<readonly LoadedStanding[]> {
  const json = rows.map(({ id, data }) => `{"id":"${id}","data":${data}}`).join(',');
  const standings = await queryable.query<
    Omit<LoadedStanding, 'version'> & { readonly epoch: string; readonly n: number }
  >(
    `select r.id, r.version_epoch as epoch, r.version_n as n, r.data is not null as "isLive",
       r.edited_by as "editedBy", coalesce(r.data = x.data, false) as "isSame",
       r.move_number as "moveNumber"
     from jsonb_to_recordset($2::jsonb) as x(id uuid, data jsonb)
     join records r on r.book_id = $1 and r.id = x.id`,
    [bookId, `[${json}]`],
  );
  return standings.map(({ epoch, n, ...row }) => ({ ...row, version: { epoch, n } }));
}
