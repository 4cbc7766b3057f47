import type { BookId, PersonId } from '#shared/lib/identifiers.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import type { Queryable } from '../database/database.ts';

/**
 * The books `personId` may read, and as what. The firm book is everybody's to read and an
 * administrator's to write; compliance reads everything and changes nothing.
 */
export function bookAccess(
  queryable: Queryable,
  personId: PersonId,
): Promise<readonly BookAccess[]> {
  return queryable.query<BookAccess>(
    `select b.id as "bookId", b.name, b.is_firm as "isFirmBook",
       case when b.is_firm then case p.role when 'administrator' then 'owner' else 'reader' end
         else coalesce(m.role, 'overseer') end as role
     from people p cross join books b
     left join memberships m on m.book_id = b.id and m.person_id = p.id and m.until is null
     where p.id = $1 and p.disabled_at is null
       and (b.is_firm or m.role is not null or p.role = 'compliance')
     order by b.is_firm, b.name, b.id`,
    [personId],
  );
}

/** Books in which `personId` once was owner or assistant and no longer is (SPEC F7). */
export async function formerlyWritable(
  queryable: Queryable,
  personId: PersonId,
): Promise<ReadonlySet<BookId>> {
  const rows = await queryable.query<{ bookId: BookId }>(
    `select distinct book_id as "bookId" from memberships
     where person_id = $1 and until is not null and role in ('owner', 'assistant')`,
    [personId],
  );
  return new Set(rows.map(({ bookId }) => bookId));
}

/**
 * The application's own check of who may do what. Row-level security stands behind it: the tests put
 * one in its place that lets everybody through, and nothing may leak (V1).
 */
export interface AccessCheck {
  readonly bookAccess: typeof bookAccess;
  readonly formerlyWritable: typeof formerlyWritable;
}

/** The check as the database's memberships say. */
export const membershipCheck: AccessCheck = { bookAccess, formerlyWritable };

/** Those of `bookIds` that the database shows to whoever `queryable` runs as. */
export async function shownBooks(
  queryable: Queryable,
  bookIds: readonly BookId[],
): Promise<ReadonlySet<BookId>> {
  const rows = await queryable.query<{ bookId: BookId }>(
    `select book_id as "bookId" from book_heads
     where book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(bookIds)],
  );
  return new Set(rows.map(({ bookId }) => bookId));
}
