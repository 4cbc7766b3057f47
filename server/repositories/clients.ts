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

/** Notes that a client has left a book, or again with a higher move number. */
export async function putDeparture(
  transaction: Queryable,
  departure: Departure & { readonly seq: number },
): Promise<void> {
  await transaction.query(
    `insert into departures (book_id, client_id, move_number, seq) values ($1, $2, $3, $4)
     on conflict (book_id, client_id) do update set move_number = excluded.move_number,
       seq = excluded.seq`,
    [departure.bookId, departure.clientId, departure.moveNumber, departure.seq],
  );
}

/** A client that comes back to a book has not left it any more. */
export async function removeDeparture(
  transaction: Queryable,
  bookId: BookId,
  clientId: RecordId,
): Promise<void> {
  await transaction.query('delete from departures where book_id = $1 and client_id = $2', [
    bookId,
    clientId,
  ]);
}

/** The clients of a book that are not deleted, by name. */
export function listClients(
  queryable: Queryable,
  bookId: BookId,
): Promise<readonly { readonly id: RecordId; readonly name: string; readonly records: number }[]> {
  return queryable.query(
    `select r.id, r.data ->> 'name' as name,
       (select count(*) from records c where c.book_id = $1 and c.client_id = r.id) as records
     from records r where r.book_id = $1 and r.kind = 'client' and r.data is not null
     order by 2, 1`,
    [bookId],
  );
}
