import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadSource } from '#server/load/index-of-sources.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { hugeFiles } from './checks/huge-file.ts';
import { mutants } from './checks/mutants.ts';
import { firmSink } from './firm-sink.ts';

/** Small counts of what `npm run soak -- loaders` does in full. */
const quiet = { seed: 20_261_124, progress: () => undefined };

it('[I3] memory does not grow with the file that is loaded', async () => {
  // Whoever kept 20 MB of rows would not get along with this heap.
  const heap = ['--max-old-space-size=48', '--max-semi-space-size=4'];
  const { tried, failures } = await hugeFiles(heap, 120).run({ ...quiet, count: 20 });
  expect(failures).toEqual([]);
  expect(tried).toBe(10);
});

it('[I4] a ledger in Windows-1252 is exact where that is declared, and else names the row', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-ledger-'));
  const rows = 'D-1,1,2026-03-02,deposit,5,USD,Café €\nD-1,2,2026-03-02,deposit,7,USD,Cup\n';
  const text = `account,reference,date,type,amount,currency,note\n${rows}`;
  const file = path.join(folder, 'ledger.csv.gz');
  const western = Buffer.from(text.replace('€', '\u0080'), 'latin1');
  await writeFile(file, gzipSync(western));
  const load = async (encoding?: 'windows-1252') => {
    const sink = await firmSink();
    const [bookId, today] = ['any' as BookId, '2026-11-24' as CalendarDate];
    const loaded = await loadSource('ledger', file, { bookId, today, sink, encoding });
    if (!loaded.ok) throw new Error(loaded.error.message);
    const notes = sink.all('transaction').map(({ data }) => data.description);
    return { notes, problems: loaded.value.problems };
  };
  expect(await load('windows-1252')).toEqual({ notes: ['Café €', 'Cup'], problems: [] });
  const { notes, problems } = await load();
  expect(notes).toEqual(['Cup']);
  expect(problems).toMatchObject([{ file: 'ledger.csv.gz', line: 2, field: 'note' }]);
  await rm(folder, { recursive: true });
});

it('[I6] damaged files of every format crash nothing', async () => {
  const { failures, figures } = await mutants.run({ ...quiet, count: 1_000 });
  expect(failures).toEqual([]);
  expect(Number(figures.records)).toBeGreaterThan(1_000);
});
