import type { Command } from 'commander';
import { nameField } from '#shared/domain/fields.ts';
import { anchorHeads } from '../audit/anchor-heads.ts';
import { newEpoch } from '../bootstrap.ts';
import { nameFirm, serverState, startEpoch } from '../repositories/server-state.ts';
import { readSettings } from '../settings.ts';
import type { Admin } from './admin-context.ts';

/** `firm`, `restore-epoch` and `health`. */
export function serverCommands(program: Command, { say, fail, open }: Admin): void {
  program
    .command('firm <name>')
    .description('name the firm, as devices show it')
    .action((name: string) =>
      open(async ({ database }) => {
        const valid = nameField.safeParse(name);
        if (!valid.success)
          return fail(`the name ${valid.error.issues[0]?.message ?? 'is not valid'}`);
        await nameFirm(database, valid.data);
        say(`The firm is called "${valid.data}"`);
      }),
    );

  program
    .command('restore-epoch')
    .description('start a new generation of the data; run it once after restoring a backup')
    .action(() =>
      open(async (dependencies) => {
        const epoch = newEpoch(dependencies.random);
        await startEpoch(dependencies.database, epoch);
        const settings = readSettings(process.env);
        const file = settings.ok ? settings.value.auditAnchor : null;
        if (file !== null) {
          const anchored = await anchorHeads(dependencies, file, true);
          if (!anchored.ok) return fail(anchored.error.message);
        }
        say(`New epoch ${epoch}: devices now offer what they hold beyond this backup`);
      }),
    );

  program
    .command('health')
    .description('say whether the database answers, and what it is')
    .action(() =>
      open(async ({ database }) => {
        const { epoch, firm } = await serverState(database);
        say(`${database.name}: healthy. Firm "${firm}", epoch ${epoch}`);
      }),
    );
}
