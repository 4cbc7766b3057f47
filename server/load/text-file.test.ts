import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoiceLineFormat } from '#shared/interchange/online-retail/invoice-line.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { loadOnlineRetail } from './load-online-retail.ts';
import { recordingSink } from './recording-sink.ts';
import { openText } from './text-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldfolio-load-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function textOf(path: string) {
  const opened = await openText(path);
  if (!opened.ok) return opened.error.tag;
  let text = '';
  for await (const chunk of opened.value.chunks) text += chunk;
  return text;
}

it('reads plain and packed text, whatever the name says of a packed one', async () => {
  expect(await textOf(await write('plain.csv', 'a,ß\n'))).toBe('a,ß\n');
  expect(await textOf(await write('packed.csv.gz', gzipSync('a,ß\n')))).toBe('a,ß\n');
  expect(await textOf(await write('packed.csv', gzipSync('a,ß\n')))).toBe('a,ß\n');
});

it('refuses a .gz that is not packed with gzip', async () => {
  expect(await textOf(await write('plain.csv.gz', 'a,b\n'))).toBe('notGzip');
});

it('reports a packed file that breaks off as unreadable', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => `53${1000 + index},A${index * 7919},X,1`);
  const text = [invoiceLineFormat.columns.join(','), ...rows].join('\n');
  const path = await write('cut.csv.gz', gzipSync(text).subarray(0, 6000));
  const loaded = await loadOnlineRetail(path, {
    bookId: '0190a000-0000-7000-8000-000000000001' as BookId,
    sink: recordingSink(),
    today: '2026-11-24' as CalendarDate,
  });
  expect(loaded.ok ? null : loaded.error.tag).toBe('unreadable');
});
