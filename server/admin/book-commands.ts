import { type Command, Option } from 'commander';
import { nameField } from '#shared/domain/fields.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { type BookRole, bookRole } from '#shared/protocol/session.ts';
import { instantNow, newId } from '../dependencies.ts';
import { findBooks, insertBook, listBooks } from '../repositories/books.ts';
import { endMembership, listMembers, setMembership } from '../repositories/memberships.ts';
import type { Admin } from './admin-context.ts';
import { ordinaryBookNamed, personNamed } from './look-up.ts';
import { table } from './table.ts';

/** `book add|list`. */
export function bookCommands(program: Command, { say, fail, open }: Admin): void {
  const book = program.command('book').description('the books of clients');

  book
    .command('add <name>')
    .description('add a book')
    .option('--owner <email>', 'who looks after its clients')
    .action((name: string, options: { owner?: string }) =>
      open(async (dependencies) => {
        const { database } = dependencies;
        const valid = nameField.safeParse(name);
        if (!valid.success)
          return fail(`the name ${valid.error.issues[0]?.message ?? 'is not valid'}`);
        if ((await findBooks(database, valid.data)).length > 0) {
          return fail(`there is a book "${valid.data}" already`);
        }
        const owner = options.owner ? await personNamed(database, options.owner) : null;
        if (owner && !owner.ok) return fail(owner.error);
        const id = newId<BookId>(dependencies);
        await database.transaction(async (transaction) => {
          const createdAt = instantNow(dependencies);
          await insertBook(transaction, { id, name: valid.data, isFirm: false, createdAt });
          if (owner) await setMembership(transaction, id, owner.value.id, 'owner', createdAt);
        });
        say(`Added the book "${valid.data}" (${id})`);
      }),
    );

  book
    .command('list')
    .description('list every book')
    .action(() =>
      open(async ({ database }) => {
        const rows = (await listBooks(database)).map(({ name, isFirm, records, owners, id }) => [
          ...[name, isFirm ? 'everybody' : owners, String(records), id],
        ]);
        say(table(['name', 'owners', 'records', 'id'], rows, 'No books.'));
      }),
    );
}

/** `member add|remove|list`. */
export function memberCommands(program: Command, { say, fail, open }: Admin): void {
  const member = program.command('member').description('who may read and write a book');

  member
    .command('add <book> <email>')
    .description('give a person a role in a book, or another role')
    .addOption(
      new Option('--role <role>', 'owners and assistants write, the others read')
        .choices(bookRole.options)
        .makeOptionMandatory(),
    )
    .action((bookName: string, email: string, { role }: { role: BookRole }) =>
      open(async (dependencies) => {
        const { database } = dependencies;
        const book = await ordinaryBookNamed(database, bookName);
        if (!book.ok) return fail(book.error);
        const person = await personNamed(database, email);
        if (!person.ok) return fail(person.error);
        await database.transaction((transaction) =>
          setMembership(
            transaction,
            book.value.id,
            person.value.id,
            role,
            instantNow(dependencies),
          ),
        );
        say(`${person.value.email} is ${role} of "${book.value.name}"`);
      }),
    );

  member
    .command('remove <book> <email>')
    .description('end a person’s role in a book')
    .action((bookName: string, email: string) =>
      open(async (dependencies) => {
        const { database } = dependencies;
        const book = await ordinaryBookNamed(database, bookName);
        if (!book.ok) return fail(book.error);
        const person = await personNamed(database, email);
        if (!person.ok) return fail(person.error);
        const until = instantNow(dependencies);
        const ended = await endMembership(database, book.value.id, person.value.id, until);
        if (!ended) return fail(`${person.value.email} has no role in "${book.value.name}"`);
        say(`${person.value.email} has no role in "${book.value.name}" any more`);
      }),
    );

  member
    .command('list <book>')
    .description('list who has a role in a book')
    .action((bookName: string) =>
      open(async ({ database }) => {
        const book = await ordinaryBookNamed(database, bookName);
        if (!book.ok) return fail(book.error);
        const members = await listMembers(database, book.value.id);
        const rows = members.map(({ email, name, role }) => [email, name, role]);
        say(table(['email', 'name', 'role'], rows, 'Nobody has a role in this book.'));
      }),
    );
}
