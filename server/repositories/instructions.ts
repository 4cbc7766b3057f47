import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

/** An instruction as the back office finds it. */
export interface FoundInstruction {
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly bookName: string;
  readonly clientName: string;
  /** Of a client of the sample book: nobody really ordered it. */
  readonly isSample: boolean;
  readonly data: unknown;
}

/**
 * Instructions that are there, the oldest first: of one book, of one number, or all. Reads the books'
 * records without an index of its own: it is asked by people at the command line.
 */
export function findInstructions(
  queryable: Queryable,
  filter: { readonly bookId?: BookId; readonly numberOrId?: string } = {},
): Promise<readonly FoundInstruction[]> {
  return queryable.query<FoundInstruction>(
    `select r.id, r.book_id as "bookId", b.name as "bookName", r.data,
       coalesce(c.data ->> 'name', '') as "clientName",
       coalesce(c.data::jsonb -> 'isSample' = 'true'::jsonb, false) as "isSample"
     from records r join books b on b.id = r.book_id
     left join records c on c.book_id = r.book_id and c.id = r.client_id
     where r.kind = 'instruction' and r.data is not null
       and ($1::uuid is null or r.book_id = $1)
       and ($2::text is null or r.data ->> 'number' = $2 or r.id::text = $2)
     order by r.data ->> 'givenAt', r.id`,
    [filter.bookId ?? null, filter.numberOrId ?? null],
  );
}

/**
 * The security of this id in the firm's book, where it is there, and the others of its name or symbol:
 * a statement that names one of those does not mean it.
 */
export async function securitiesCalledAlike(
  queryable: Queryable,
  firmBook: BookId,
  id: RecordId,
): Promise<readonly { readonly id: RecordId; readonly data: unknown }[]> {
  return queryable.query(
    `select r.id, r.data from records r join records s on s.book_id = r.book_id and s.id = $2
     where r.book_id = $1 and r.lane = 'work' and r.kind = 'security' and s.kind = 'security'
       and r.data is not null and s.data is not null
       and (r.data->>'name' = s.data->>'name'
         or (s.data->>'symbol' <> '' and r.data->>'symbol' = s.data->>'symbol'))`,
    [firmBook, id],
  );
}
