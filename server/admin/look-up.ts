import { type BookId, isUuid, type PersonId, type RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Database } from '../database/database.ts';
import { findBooks } from '../repositories/books.ts';
import { personByEmail } from '../repositories/people.ts';

/** What an argument of the command line names, or a sentence that says why it names nothing. */
export type Found<Value> = Result<Value, string>;

/** The book of this id or whole name. */
export async function bookNamed(
  database: Database,
  idOrName: string,
): Promise<Found<{ readonly id: BookId; readonly name: string; readonly isFirm: boolean }>> {
  const [book, second] = await findBooks(database, idOrName);
  if (!book) return err(`there is no book "${idOrName}"; see "book list"`);
  if (second) return err(`several books are called "${idOrName}"; name its id, see "book list"`);
  return ok(book);
}

/** A book that has clients and members of its own. */
export async function ordinaryBookNamed(
  database: Database,
  idOrName: string,
): Promise<Found<{ readonly id: BookId; readonly name: string }>> {
  const book = await bookNamed(database, idOrName);
  return book.ok && book.value.isFirm
    ? err('the firm book is read by everybody and has no clients; name another one')
    : book;
}

/** The person who signs in with `email`. */
export async function personNamed(
  database: Database,
  email: string,
): Promise<Found<{ readonly id: PersonId; readonly email: string }>> {
  const person = await personByEmail(database, email.trim());
  return person && person.id !== SYSTEM_PERSON
    ? ok(person)
    : err(`nobody signs in as "${email}"; see "person list"`);
}

/** A record id as it is written. */
export function recordIdNamed(text: string): Found<RecordId> {
  return isUuid(text) ? ok(text as RecordId) : err(`"${text}" is not an id (UUID in lower case)`);
}
