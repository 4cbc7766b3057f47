import { bootstrap } from '../bootstrap.ts';
import { openDatabase } from '../database/open.ts';
import { machineDependencies, type ServerDependencies } from '../dependencies.ts';
import { readSettings } from '../settings.ts';
import { terminal } from './terminal.ts';

/**
 * Runs `work` on the database that the environment names, and closes it. What keeps it from opening
 * is said on standard error and makes the process fail.
 */
export async function withDatabase(
  work: (dependencies: ServerDependencies) => Promise<void>,
): Promise<void> {
  const { fail } = terminal;
  const settings = readSettings(process.env);
  if (!settings.ok) return fail(settings.error.message);
  if (settings.value.database.place === 'memory') {
    return fail('Say where the data is: FIELDFOLIO_DATA (a folder) or DATABASE_URL (a server).');
  }
  const opened = await openDatabase(settings.value.database);
  if (!opened.ok) return fail(opened.error.message);
  try {
    const dependencies = machineDependencies(opened.value);
    const prepared = await bootstrap(dependencies);
    if (!prepared.ok) return fail(prepared.error.message);
    await work(dependencies);
  } finally {
    await opened.value.close();
  }
}
