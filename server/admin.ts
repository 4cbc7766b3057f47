import { Command } from 'commander';
import { auditCommands } from './admin/audit-commands.ts';
import { bookCommands, memberCommands } from './admin/book-commands.ts';
import { clientCommands, loadCommands } from './admin/client-commands.ts';
import { deviceCommands } from './admin/device-commands.ts';
import { instructionCommands } from './admin/instruction-commands.ts';
import { personCommands } from './admin/person-commands.ts';
import { serverCommands } from './admin/server-commands.ts';
import { fail, withDatabase } from './admin/with-database.ts';

/* The administrator's command line: `node server/admin.ts --help`. */

const admin = {
  say: (line: string): void => {
    process.stdout.write(`${line}\n`);
  },
  whisper: (line: string): void => {
    process.stderr.write(`${line}\n`);
  },
  fail,
  open: withDatabase,
};

const program = new Command('fieldfolio-admin')
  .description('Administers a Fieldfolio server.')
  .addHelpText(
    'after',
    `
The database is named in the environment: DATABASE_URL for a PostgreSQL server, whether the
Fieldfolio server runs or not, or FIELDFOLIO_DATA for the folder of the embedded database, while the
server does not run (it has room for one process).`,
  )
  .showHelpAfterError('(add --help to see how it is used)');

personCommands(program, admin);
bookCommands(program, admin);
memberCommands(program, admin);
deviceCommands(program, admin);
clientCommands(program, admin);
loadCommands(program, admin);
instructionCommands(program, admin);
auditCommands(program, admin);
serverCommands(program, admin);

await program.parseAsync();
