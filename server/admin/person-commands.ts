import type { Command } from 'commander';
import { Option } from 'commander';
import { personKind } from '#shared/domain/organisation/person.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { hashPassword } from '../lib/passwords.ts';
import { newSecret } from '../lib/secrets.ts';
import { listPeople, setDisabled, setPasswordHash } from '../repositories/people.ts';
import { endFamiliesOf } from '../repositories/sessions.ts';
import { addPerson, weakPassword } from './add-person.ts';
import { type Admin, readStandardInput } from './admin-context.ts';
import { personNamed } from './look-up.ts';
import { table } from './table.ts';

const GENERATED_LENGTH = 16;

const passwordFromInput = () =>
  new Option('--password-stdin', 'read the password from standard input, instead of making one');

/** The password that was piped in, or a fresh one that is said once. */
async function choosePassword(
  { random }: ServerDependencies,
  isPiped: boolean | undefined,
  say: (line: string) => void,
): Promise<string> {
  if (isPiped) return (await readStandardInput()).replace(/\r?\n$/, '');
  const password = newSecret(random).slice(0, GENERATED_LENGTH);
  say(`Password (said only now): ${password}`);
  return password;
}

/** `person add|list|disable|enable|password`. */
export function personCommands(program: Command, { say, fail, open }: Admin): void {
  const person = program.command('person').description('who signs in');

  person
    .command('add <email>')
    .description('add a person')
    .requiredOption('--name <name>', 'the name as others see it')
    .addOption(
      new Option('--role <role>', 'what they do')
        .choices(personKind.schema.shape.role.options)
        .default('manager'),
    )
    .addOption(passwordFromInput())
    .action((email: string, options: { name: string; role: string; passwordStdin?: boolean }) =>
      open(async (dependencies) => {
        const notes: string[] = [];
        const password = await choosePassword(dependencies, options.passwordStdin, (line) =>
          notes.push(line),
        );
        const { name, role } = options;
        const added = await addPerson(dependencies, { email, name, role, password });
        if (!added.ok) return fail(added.error.message);
        say(`Added ${email} (${added.value})`);
        for (const note of notes) say(note);
      }),
    );

  person
    .command('list')
    .description('list everybody')
    .action(() =>
      open(async ({ database }) => {
        const people = await listPeople(database, SYSTEM_PERSON);
        const rows = people.map(({ email, name, role, isDisabled, id }) => [
          ...[email, name, role, isDisabled ? 'disabled' : 'enabled', id],
        ]);
        say(table(['email', 'name', 'role', 'state', 'id'], rows, 'Nobody yet; see "person add".'));
      }),
    );

  for (const [name, description] of [
    ['disable', 'shut a person out, at once and everywhere'],
    ['enable', 'let a disabled person in again'],
  ] as const) {
    person
      .command(`${name} <email>`)
      .description(description)
      .action((email: string) =>
        open(async (dependencies) => {
          const found = await personNamed(dependencies.database, email);
          if (!found.ok) return fail(found.error);
          const disabledAt = name === 'disable' ? instantNow(dependencies) : null;
          await setDisabled(dependencies.database, found.value.id, disabledAt);
          say(`${found.value.email} is ${name}d`);
        }),
      );
  }

  person
    .command('password <email>')
    .description('replace a password; every device signs in again')
    .addOption(passwordFromInput())
    .action((email: string, options: { passwordStdin?: boolean }) =>
      open(async (dependencies) => {
        const { database, random } = dependencies;
        const found = await personNamed(database, email);
        if (!found.ok) return fail(found.error);
        const password = await choosePassword(dependencies, options.passwordStdin, say);
        const weak = weakPassword(password);
        if (weak) return fail(weak.message);
        await setPasswordHash(database, found.value.id, await hashPassword(password, random));
        const whose = { personId: found.value.id };
        await endFamiliesOf(database, whose, instantNow(dependencies), 'passwordChanged');
        say(`The password of ${found.value.email} is replaced`);
      }),
    );
}
