import { Command } from 'commander';
import { auditCommands } from './admin/audit-commands.ts';
import { bookCommands, memberCommands } from './admin/book-commands.ts';
import { clientCommands, loadCommands } from './admin/client-commands.ts';
import { deviceCommands } from './admin/device-commands.ts';
import { instructionCommands } from './admin/instruction-commands.ts';
import { personCommands } from './admin/person-commands.ts';
import { printableLines } from './admin/printable.ts';
import { serverCommands } from './admin/server-commands.ts';
import { terminal } from './admin/terminal.ts';
import { withDatabase } from './admin/with-database.ts';

/* The administrator's command line: `node server/admin.ts --help`. */

const admin = { ...terminal, open: withDatabase };

const program = new Command('fieldfolio-admin')
  .description('Administers a Fieldfolio server.')
  .addHelpText(
    'after',
    `
The database is named in the environment: DATABASE_URL for a PostgreSQL server, whether the
Fieldfolio server runs or not, or FIELDFOLIO_DATA for the folder of the embedded database, while the
server does not run (it has room for one process).`,
  )
  .showHelpAfterError('(add --help to see how it is used)')
  .configureOutput({
    writeOut: (text) => process.stdout.write(printableLines(text)),
    writeErr: (text) => process.stderr.write(printableLines(text)),
  });

personCommands(program, admin);
bookCommands(program, admin);
memberCommands(program, admin);
deviceCommands(program, admin);
clientCommands(program, admin);
loadCommands(program, admin);
instructionCommands(program, admin);
auditCommands(program, admin);
serverCommands(program, admin);

try {
  await program.parseAsync();
} catch (error) {
  // What the database or a file answered may stand in it.
  terminal.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
