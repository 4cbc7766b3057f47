import type { PersonId } from '#shared/lib/identifiers.ts';
import type { Database, Transaction } from './database.ts';

/**
 * Runs `work` in a transaction in which PostgreSQL itself shows and takes only what `personId` may
 * read and write (V1): the role is one that row-level security holds back, and both it and the
 * person end with the transaction.
 */
export function asPerson<Value>(
  database: Database,
  personId: PersonId,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return database.transaction(work, { 'fieldfolio.person': personId, role: 'fieldfolio_app' });
}

/**
 * Lets the rest of a transaction of `asPerson` run as the owner of the tables, for what a function of
 * the database has just allowed this person and no policy can say.
 */
export async function asOwner(transaction: Transaction): Promise<void> {
  await transaction.query(`select set_config('role', 'none', true)`);
}
