import { Command } from 'commander';
import { seedSample } from './admin/seed-sample.ts';
import { withDatabase } from './admin/with-database.ts';

/* The administrator's command line: `node server/admin.ts --help`. */

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const program = new Command('fieldfolio-admin');
program
  .command('sample')
  .description('make a person and a book of sample clients to try the application with')
  .action(() => withDatabase((dependencies) => seedSample(dependencies, say)));

await program.parseAsync();
