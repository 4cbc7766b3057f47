import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { removeSealed } from '../repositories/quarantine.ts';
import { openWork } from './hand-over.ts';

/**
 * Removes sealed bytes that cannot be opened, so that they hold up no others of their device. What opens
 * is somebody's work and stays. Comes back with a sentence when nothing was removed.
 */
export function discardWork(
  { database }: ServerDependencies,
  id: string,
): Promise<Result<null, string>> {
  return database.transaction(async (transaction) => {
    const opened = await openWork(transaction, id);
    if (opened.ok) return err('it can be opened: see "quarantine open"');
    if (opened.error.tag === 'nothingThere') return err(opened.error.message);
    await removeSealed(transaction, id);
    return ok(null);
  });
}
