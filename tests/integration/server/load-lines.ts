import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadIntoBook } from '#server/admin/load-source.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import type { World } from './world.ts';

/** Loads a file of `lines` into a book, as the command line does; tells the counts and the problems. */
export async function loadLines(
  world: World,
  source: string,
  lines: readonly string[],
  bookId: BookId,
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-lines-'));
  try {
    const file = path.join(folder, `${source}.csv`);
    await writeFile(file, [...lines, ''].join('\n'));
    const loaded = await loadIntoBook(world.dependencies, source, file, bookId);
    if (!loaded.ok) throw new Error(loaded.error.message);
    return { ...loaded.value.counts, problems: loaded.value.report.problems };
  } finally {
    await rm(folder, { recursive: true });
  }
}
