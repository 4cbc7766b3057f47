import type { Person } from '#shared/domain/organisation/person.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

export interface NewPerson {
  readonly id: PersonId;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Person['role'];
  /** `null` for who cannot sign in. */
  readonly passwordHash: string | null;
  readonly createdAt: string;
}

export interface KnownPerson {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly role: Person['role'];
  readonly passwordHash: string | null;
  readonly isDisabled: boolean;
}

const COLUMNS = `id, email, name, role, password_hash as "passwordHash",
  disabled_at is not null as "isDisabled"`;

/** Adds a person. */
export async function insertPerson(queryable: Queryable, person: NewPerson): Promise<void> {
  await queryable.query(
    `insert into people (id, email, name, role, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [person.id, person.email, person.name, person.role, person.passwordHash, person.createdAt],
  );
}

/** The person who signs in with `email`, in any case. */
export async function personByEmail(
  queryable: Queryable,
  email: string,
): Promise<KnownPerson | undefined> {
  const [person] = await queryable.query<KnownPerson>(
    `select ${COLUMNS} from people where email = lower($1)`,
    [email],
  );
  return person;
}

/** Everybody, the system's own person apart, by address. */
export function listPeople(
  queryable: Queryable,
  systemPerson: PersonId,
): Promise<readonly KnownPerson[]> {
  return queryable.query<KnownPerson>(
    `select ${COLUMNS} from people where id <> $1 order by email`,
    [systemPerson],
  );
}

/** Shuts a person out, or lets them in again (`disabledAt: null`). */
export async function setDisabled(
  queryable: Queryable,
  personId: PersonId,
  disabledAt: string | null,
): Promise<void> {
  await queryable.query('update people set disabled_at = $2 where id = $1', [personId, disabledAt]);
}

/** Replaces a password. */
export async function setPasswordHash(
  queryable: Queryable,
  personId: PersonId,
  passwordHash: string,
): Promise<void> {
  await queryable.query('update people set password_hash = $2 where id = $1', [
    personId,
    passwordHash,
  ]);
}
