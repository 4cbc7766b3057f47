import type { BookId, PersonId } from '#shared/lib/identifiers.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { newSecret } from '../lib/secrets.ts';
import { findBooks, insertBook } from '../repositories/books.ts';
import { setMembership } from '../repositories/memberships.ts';
import { personByEmail } from '../repositories/people.ts';
import { addPerson } from './add-person.ts';
import { loadIntoBook } from './load-source.ts';

export const DEMO_EMAIL = 'demo@fieldfolio.example';
export const SAMPLE_BOOK = 'Sample book';
const PASSWORD_LENGTH = 16;

/**
 * Makes, where it is missing, a person to try the application with and their book of sample clients.
 * The password is said once, when the person is made, and kept nowhere in clear.
 */
export async function seedSample(
  dependencies: ServerDependencies,
  say: (line: string) => void,
): Promise<void> {
  const { database } = dependencies;
  const known = await personByEmail(database, DEMO_EMAIL);
  const personId = known?.id ?? (await addDemoPerson(dependencies, say));
  const [found] = await findBooks(database, SAMPLE_BOOK);
  const bookId = found?.id ?? newId<BookId>(dependencies);
  if (!found) {
    await database.transaction(async (transaction) => {
      const createdAt = instantNow(dependencies);
      await insertBook(transaction, { id: bookId, name: SAMPLE_BOOK, isFirm: false, createdAt });
      await setMembership(transaction, bookId, personId, 'owner', createdAt);
    });
  }
  const loaded = await loadIntoBook(dependencies, 'sample', '', bookId);
  if (!loaded.ok) {
    say(`The sample clients could not be loaded: ${loaded.error.message}`);
    return;
  }
  const { written, unchanged, left } = loaded.value.counts;
  say(
    `${SAMPLE_BOOK}: ${written} records written, ${unchanged} unchanged, ${left} left as edited.`,
  );
}

async function addDemoPerson(
  dependencies: ServerDependencies,
  say: (line: string) => void,
): Promise<PersonId> {
  const password = newSecret(dependencies.random).slice(0, PASSWORD_LENGTH);
  const added = await addPerson(dependencies, {
    email: DEMO_EMAIL,
    name: 'Dana Demo',
    role: 'manager',
    password,
  });
  if (!added.ok) throw new Error(added.error.message);
  say(`Sign in as ${DEMO_EMAIL} with the password ${password}`);
  return added.value;
}
