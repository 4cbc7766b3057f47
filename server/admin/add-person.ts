import { personKind } from '#shared/domain/organisation/person.ts';
import { plainWords } from '#shared/domain/plain-words.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { hashPassword, SHORTEST_PASSWORD } from '../lib/passwords.ts';
import { loadRecordsIn } from '../push/load-records.ts';
import { firmBookId } from '../repositories/books.ts';
import { insertPerson, personByEmail } from '../repositories/people.ts';

export interface PersonToAdd {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
}

export type AddPersonError = TaggedError<'invalidPerson' | 'weakPassword' | 'taken'>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Adds a person who can sign in, and their record in the firm book, so that devices can say who
 * wrote what. Comes back with `invalidPerson`, `weakPassword` or `taken`.
 */
export async function addPerson(
  dependencies: ServerDependencies,
  toAdd: PersonToAdd,
): Promise<Result<PersonId, AddPersonError>> {
  const email = toAdd.email.trim().toLowerCase();
  if (!EMAIL.test(email) || email.length > 320) {
    return err({ tag: 'invalidPerson', message: `"${toAdd.email}" is not an e-mail address` });
  }
  const person = personKind.schema.safeParse(
    { name: toAdd.name, email, role: toAdd.role },
    { error: plainWords },
  );
  if (!person.success) {
    const [issue] = person.error.issues;
    const where = issue?.path.join('.') ?? '';
    return err({ tag: 'invalidPerson', message: `${where}: ${issue?.message ?? 'not valid'}` });
  }
  const weak = weakPassword(toAdd.password);
  if (weak) return err(weak);
  const passwordHash = await hashPassword(toAdd.password, dependencies.random);
  return dependencies.database.transaction(async (transaction) => {
    if (await personByEmail(transaction, email)) {
      return err({ tag: 'taken', message: `somebody already signs in as ${email}` } as const);
    }
    const id = newId<PersonId>(dependencies);
    const createdAt = instantNow(dependencies);
    const { name, role } = person.data;
    await insertPerson(transaction, { id, email, name, role, passwordHash, createdAt });
    await loadRecordsIn(transaction, dependencies, await firmBookId(transaction), [
      { kind: 'person', id: id as string as RecordId, data: { name, email, role } },
    ]);
    return ok(id);
  });
}

/** Why `password` is not taken; `null` when it is. */
export function weakPassword(password: string): TaggedError<'weakPassword'> | null {
  if ([...password].length >= SHORTEST_PASSWORD) return null;
  return {
    tag: 'weakPassword',
    message: `a password needs at least ${SHORTEST_PASSWORD} characters`,
  };
}
