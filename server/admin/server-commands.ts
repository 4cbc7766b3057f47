import type { Command } from 'commander';
import { nameField } from '#shared/domain/fields.ts';
import { newEpoch } from '../bootstrap.ts';
import { nameFirm, serverState, startEpoch } from '../repositories/server-state.ts';
import type { Admin } from './admin-context.ts';
import { table } from './table.ts';
import { verifyAudit } from './verify-audit.ts';

/** `firm`, `audit verify`, `restore-epoch` and `health`. */
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
    .command('audit')
    .description('the append-only trail of every write')
    .command('verify')
    .description('check that each book’s chain is whole; keep the hashes outside the database')
    .action(() =>
      open(async ({ database }) => {
        const verdicts = await verifyAudit(database);
        const rows = verdicts.map(({ bookId, entries, hash, problem }) => [
          ...[bookId, String(entries), hash || '-', problem ?? 'whole'],
        ]);
        say(table(['book', 'entries', 'hash', 'chain'], rows, 'No books.'));
        if (verdicts.some(({ problem }) => problem !== null))
          fail('the audit trail was tampered with');
      }),
    );

  program
    .command('restore-epoch')
    .description('start a new generation of the data; run it once after restoring a backup')
    .action(() =>
      open(async ({ database, random }) => {
        const epoch = newEpoch(random);
        await startEpoch(database, epoch);
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
