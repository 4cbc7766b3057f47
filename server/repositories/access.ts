import type { BookId, PersonId } from '#shared/lib/identifiers.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import type { Queryable } from '../database/database.ts';

/**
 * The books `personId` may read, and as what; of `bookIds` only, or all of them. The firm book is
 * everybody's to read and an administrator's to write; compliance reads everything and changes
 * nothing. Found from the person's memberships: only compliance looks at books that are nobody's.
 */
export function bookAccess(
  queryable: Queryable,
  personId: PersonId,
  bookIds: readonly BookId[] | null = null,
): Promise<readonly BookAccess[]> {
  // Two statements rather than a list that may be null, which no index could answer.
  const asked = (id: string): string =>
    bookIds === null
      ? 'true'
      : `${id} = any (array(select value::uuid from jsonb_array_elements_text($2::jsonb)))`;
  return queryable.query<BookAccess>(
    `with me as materialized (
       select id, role from people where id = $1 and disabled_at is null
     ), theirs as materialized (
       select m.book_id, m.role from me join memberships m on m.person_id = me.id
       where m.until is null and ${asked('m.book_id')}
     )
     select b.id as "bookId", b.name, b.is_firm as "isFirmBook", t.role
     from theirs t join books b on b.id = t.book_id where not b.is_firm
     union all
     select b.id, b.name, true, case me.role when 'administrator' then 'owner' else 'reader' end
     from me join books b on b.is_firm and ${asked('b.id')}
     union all
     select b.id, b.name, false, 'overseer' from books b
     where (select role from me) = 'compliance' and not b.is_firm and ${asked('b.id')}
       and not exists (select from theirs t where t.book_id = b.id)
     order by 3, 2, 1`,
    bookIds === null ? [personId] : [personId, JSON.stringify(bookIds)],
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
 * Books in which `personId` writes or once wrote, disabled since or not: of these the work of a revoked
 * device is taken (SPEC A4). The firm book is an administrator's.
 */
export async function everWritable(
  queryable: Queryable,
  personId: PersonId,
): Promise<ReadonlySet<BookId>> {
  const rows = await queryable.query<{ bookId: BookId }>(
    `select book_id as "bookId" from memberships
     where person_id = $1 and role in ('owner', 'assistant')
     union
     select b.id from books b join people p on p.id = $1 and p.role = 'administrator'
     where b.is_firm`,
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
