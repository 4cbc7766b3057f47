import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceLineFormat } from '#shared/interchange/online-retail/invoice-line.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { loadSource } from './index-of-sources.ts';
import { loadOnlineRetail } from './load-online-retail.ts';
import { recordingSink } from './recording-sink.ts';
import type { TextEncoding } from './text-encoding.ts';
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

async function textOf(path: string, encoding?: TextEncoding) {
  const opened = await openText(path, encoding);
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

it('loads the rows before the place where a packed file breaks off, and says how many', async () => {
  const days = Array.from({ length: 3000 }, (_, index) => `2026-11-24,1.${index * 7919}`);
  const packed = gzipSync(['Date,USD', ...days].join('\n'));
  const path = await write('rates.csv.gz', packed.subarray(0, packed.length - 2000));
  const sink = recordingSink();
  const loaded = await loadSource('reference-rates', path, {
    bookId: '0190a000-0000-7000-8000-000000000001' as BookId,
    sink,
    today: '2026-11-24' as CalendarDate,
  });
  const count = sink.batches.reduce((sum, size) => sum + size, 0);
  expect(count).toBeGreaterThan(0);
  expect(loaded.ok ? '' : loaded.error.message).toContain(`${count} records before it were loaded`);
});

describe('[I4] how a file is written', () => {
  const text = 'code,name\nA,Žluťoučký kůň – € 😀\n';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const western = Buffer.from('code,name\nB,Caf\xe9 \x80 \x93x\x94\n', 'latin1');
  const bookId = '0190a000-0000-7000-8000-000000000001' as BookId;
  const today = '2026-11-24' as CalendarDate;

  async function load(bytes: Buffer, encoding?: TextEncoding) {
    const sink = recordingSink();
    const path = await write('products.csv', bytes);
    const loaded = await loadSource('products', path, { bookId, sink, today, encoding });
    return {
      names: sink.all('product').map(({ data }) => data.name),
      error: loaded.ok ? null : loaded.error,
      problems: loaded.ok ? loaded.value.problems : [],
    };
  }

  it.each([
    ['UTF-8', Buffer.from(text), undefined],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), undefined],
    ['UTF-8 with a mark, whatever is said of it', Buffer.from(`\uFEFF${text}`), 'windows-1252'],
    ['UTF-16 LE with a mark', utf16, undefined],
    ['UTF-16 BE with a mark', Buffer.from(utf16).swap16(), undefined],
    ['UTF-16 LE without a mark', utf16.subarray(2), 'utf-16le'],
    ['UTF-16 BE without a mark', Buffer.from(utf16.subarray(2)).swap16(), 'utf-16be'],
  ] as const)('reads %s exactly', async (_name, bytes, encoding) => {
    expect(await textOf(await write('encoded.csv', bytes), encoding)).toBe(text);
    expect(await textOf(await write('encoded.csv.gz', gzipSync(bytes)), encoding)).toBe(text);
  });

  it('reads characters that are cut by the pieces the file is read in', async () => {
    const long = 'aé€😀'.repeat(40_000);
    expect(await textOf(await write('long.csv', Buffer.from(long)))).toBe(long);
    const bytes = Buffer.from(`\uFEFF${long}`, 'utf16le');
    expect(await textOf(await write('long.csv', bytes))).toBe(long);
  });

  it('reads Windows-1252 exactly where it is declared', async () => {
    expect(await load(western, 'windows-1252')).toMatchObject({ names: ['Café € “x”'] });
  });

  it('names file, line and column of what is Windows-1252 and not declared, and loads the rest', async () => {
    const { names, problems } = await load(Buffer.concat([western, Buffer.from('A,Cup\n')]));
    expect(names).toEqual(['Cup']);
    expect(problems).toMatchObject([{ file: 'products.csv', line: 2, field: 'name' }]);
    expect(problems[0]?.message).toContain('bytes that are no character in this encoding');
  });

  it.each([
    ['a byte that is none', 'ff', undefined],
    ['an overlong sequence', 'c080', undefined],
    ['half of a pair', 'eda080', undefined],
    ['a sequence that is cut off', 'e282', undefined],
    ['a character that there is not', 'f5808080', undefined],
    ['NUL', '00', undefined],
    ['a gap of Windows-1252', '81', 'windows-1252'],
    ['a character that was replaced by whoever wrote the file', 'efbfbd', undefined],
  ] as const)('takes no row with %s, and says which', async (_name, bytes, encoding) => {
    const file = ['code,name\nA,x', Buffer.from(bytes, 'hex'), 'y\nB,Cup\n'].map((part) =>
      Buffer.from(part),
    );
    const { names, problems } = await load(Buffer.concat(file), encoding);
    expect(names).toEqual(['Cup']);
    expect(problems).toMatchObject([{ line: 2, field: 'name' }]);
  });

  it.each([
    ['half of a pair', [0x00, 0xd8]],
    ['half of a character', [0x41]],
  ])('takes no row of UTF-16 with %s', async (_name, bytes) => {
    const { names, problems } = await load(Buffer.concat([utf16, Buffer.from(bytes)]));
    expect(names).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3 }]);
  });

  it('refuses UTF-16 that nothing tells of', async () => {
    const { names, error } = await load(utf16.subarray(2));
    expect(names).toEqual([]);
    expect(error).toMatchObject({ tag: 'wrongFile' });
    expect(error?.message).not.toContain('\0');
  });
});
