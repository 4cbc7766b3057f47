import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseBerka } from '#shared/interchange/berka/parse-berka.ts';
import type { BerkaSources } from '#shared/interchange/berka/tables.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { drain } from './drain.ts';
import type { Load, LoadError } from './load-types.ts';
import type { TextEncoding } from './text-encoding.ts';
import { fileError, openText } from './text-file.ts';

const TABLES = ['account', 'district', 'client', 'disp', 'card', 'loan', 'order', 'trans'] as const;

/** "trans.asc", "trans_first3MiB.asc.gz", "trans_test.csv": the table's name, then what it holds. */
const nameOf = (table: string): RegExp => new RegExp(`^${table}(_\\w+)?\\.(asc|csv)(\\.gz)?$`);

/**
 * Loads the folder `path` of a Czech bank's book (PKDD'99, "Berka"). Tables that the folder lacks
 * are done without, except the accounts.
 */
export const loadBerka: Load = async (path, { bookId, sink, encoding }) => {
  const sources = await openTables(path, encoding);
  if (!sources.ok) return sources;
  return drain(basename(path), parseBerka(sources.value, bookId), sink);
};

async function openTables(
  folder: string,
  encoding: TextEncoding | undefined,
): Promise<Result<BerkaSources, LoadError>> {
  const names = await listFolder(folder);
  if (!names.ok) return names;
  const opened: { -readonly [Table in keyof BerkaSources]?: BerkaSources[Table] } = {};
  for (const table of TABLES) {
    const matching = names.value.filter((entry) => nameOf(table).test(entry));
    if (matching.length > 1) {
      const message = `${folder} holds ${matching.join(' and ')}; which one is meant is not clear`;
      return err({ tag: 'wrongFile', message });
    }
    const [name] = matching;
    if (name === undefined) continue;
    const text = await openText(join(folder, name), encoding);
    if (!text.ok) return text;
    opened[table] = text.value;
  }
  const { account, ...others } = opened;
  if (account) return ok({ ...others, account });
  const message = `${folder} holds no account.asc or account.csv (nor packed as .gz)`;
  return err({ tag: 'missingFile', message });
}

async function listFolder(folder: string): Promise<Result<readonly string[], LoadError>> {
  try {
    return ok((await readdir(folder)).sort());
  } catch (cause) {
    const isFile = cause instanceof Error && 'code' in cause && cause.code === 'ENOTDIR';
    const message = `${folder} is a file; expected the folder that holds account.asc`;
    return err(isFile ? { tag: 'wrongFile', message } : fileError(folder, cause));
  }
}
