import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

export interface ClientPlace {
  readonly clientId: RecordId;
  readonly bookId: BookId;
  readonly moveNumber: number;
}

export interface Departure {
  readonly bookId: BookId;
  readonly clientId: RecordId;
  readonly moveNumber: number;
}

/** Where those of `clientIds` that exist are now. */
export function clientPlaces(
  queryable: Queryable,
  clientIds: readonly RecordId[],
): Promise<readonly ClientPlace[]> {
  return queryable.query<ClientPlace>(
    `select client_id as "clientId", book_id as "bookId", move_number as "moveNumber"
     from client_places
     where client_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(clientIds)],
  );
}

/** Notes where clients are; a client that is known moves. */
export async function putClientPlaces(
  transaction: Queryable,
  places: readonly ClientPlace[],
): Promise<void> {
  await transaction.query(
    `insert into client_places (client_id, book_id, move_number)
     select "clientId", "bookId", "moveNumber" from jsonb_to_recordset($1::jsonb)
       as x("clientId" uuid, "bookId" uuid, "moveNumber" int)
     on conflict (client_id) do update set book_id = excluded.book_id,
       move_number = excluded.move_number`,
    [JSON.stringify(places)],
  );
}

/** Those of `clientIds` that left one of `bookIds` and have not come back. */
export function departuresOf(
  queryable: Queryable,
  bookIds: readonly BookId[],
  clientIds: readonly RecordId[],
): Promise<readonly Departure[]> {
  return queryable.query<Departure>(
    `select book_id as "bookId", client_id as "clientId", move_number as "moveNumber"
     from departures
     where book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))
       and client_id in (select value::uuid from jsonb_array_elements_text($2::jsonb))`,
    [JSON.stringify(bookIds), JSON.stringify(clientIds)],
  );
}
