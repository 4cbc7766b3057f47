import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import { generatedBook } from './generated-book.ts';
import type { Office } from './office.ts';

const FOLDER = path.resolve(
  import.meta.dirname,
  ...['..', '..', '..', '..', 'shared', 'data', 'online-retail'],
);

/** Loads the retail book, or where its file is missing a generated one of as many clients; says which. */
export async function loadRetailBook(office: Office): Promise<string> {
  const file = existsSync(FOLDER)
    ? readdirSync(FOLDER).find((name) => name.endsWith('.csv.gz'))
    : undefined;
  if (file) {
    await office.loadSource('online-retail', path.join(FOLDER, file));
    return 'the retail book (4,372 clients, 541,909 lines)';
  }
  const today = utcDate(instantFromMillis(Date.now()));
  const size = { seed: 3, clients: 4_372, transactionsPerClient: 6, today };
  await office.loadGenerated(generatedBook(size));
  return 'a generated book of 4,372 clients (the retail file is missing)';
}
