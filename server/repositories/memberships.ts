import type { BookId, PersonId } from '#shared/lib/identifiers.ts';
import type { BookRole } from '#shared/protocol/session.ts';
import type { Queryable } from '../database/database.ts';

/** Gives `personId` a role in a book; the role before it, if any, ends. */
export async function setMembership(
  transaction: Queryable,
  bookId: BookId,
  personId: PersonId,
  role: BookRole,
  since: string,
): Promise<void> {
  await endMembership(transaction, bookId, personId, since);
  await transaction.query(
    `insert into memberships (book_id, person_id, role, since) values ($1, $2, $3, $4)
     on conflict (book_id, person_id, since) do update set role = excluded.role, until = null`,
    [bookId, personId, role, since],
  );
}

/** Ends a membership; whether there was one. */
export async function endMembership(
  queryable: Queryable,
  bookId: BookId,
  personId: PersonId,
  until: string,
): Promise<boolean> {
  const rows = await queryable.query(
    `update memberships set until = $3 where book_id = $1 and person_id = $2 and until is null
     returning person_id`,
    [bookId, personId, until],
  );
  return rows.length > 0;
}

export interface Member {
  readonly email: string;
  readonly name: string;
  readonly role: BookRole;
}

/** Who has a role in a book now. */
export function listMembers(queryable: Queryable, bookId: BookId): Promise<readonly Member[]> {
  return queryable.query<Member>(
    `select p.email, p.name, m.role from memberships m join people p on p.id = m.person_id
     where m.book_id = $1 and m.until is null order by m.role, p.email`,
    [bookId],
  );
}
