import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, onlyRow } from '#server/database/database.ts';
import { openPglite } from '#server/database/pglite.ts';
import { openPostgres } from '#server/database/postgres.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../postgres.ts';
import { killAdmin, runAdmin } from '../program.ts';
import { disagreements } from './agreement.ts';

const BATCH = 1_000;
const missing = await whyNoPostgres();
let files: string;

/** 15,000 rates of the firm: 500 days of 30 currencies. */
function ratesFile(): string {
  const codes = Array.from(
    { length: 30 },
    (_, at) => `X${String.fromCharCode(65 + (at % 26))}${at < 26 ? 'A' : 'B'}`,
  );
  const days = Array.from({ length: 500 }, (_, at) =>
    new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10),
  );
  const rows = days.map((day) => `${day},${codes.map(() => '1.25').join(',')},`);
  return [`Date,${codes.join(',')},`, ...rows, ''].join('\n');
}

/** 9,000 invoices of 300 customers. */
function invoicesFile(): string {
  const header =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const rows = Array.from(
    { length: 9_000 },
    (_, at) => `${500_000 + at},S${at % 50},CUP,2,2010-12-01 08:26:00,2.55,${at % 300},France`,
  );
  return [header, ...rows, ''].join('\n');
}

beforeAll(async () => {
  files = await mkdtemp(path.join(tmpdir(), 'fieldfolio-interrupted-'));
  await writeFile(path.join(files, 'rates.csv'), ratesFile());
  await writeFile(path.join(files, 'invoices.csv'), invoicesFile());
});
afterAll(() => rm(files, { recursive: true }));

/** Kills loads with -9 and loads again. */
function interrupting(
  environment: () => Record<string, string>,
  open: () => Promise<Database>,
  loads: readonly (readonly [source: string, file: string, bookName: string, total: number])[],
): void {
  it.each(loads)(
    '[I5] %s of %s that are killed leave whole records, and loading again adds the rest',
    async (source, file, bookName, total) => {
      if (bookName !== 'Firm') {
        await runAdmin(environment(), ['person', 'add', 'ann@firm.example', '--name', 'Ann']);
        await runAdmin(environment(), ['book', 'add', bookName, '--owner', 'ann@firm.example']);
      }
      const load = ['load', source, path.join(files, file), '--book', bookName];
      const cut = await killAdmin(environment(), load, '5000 records');
      expect(cut).toMatchObject({ code: null, output: '' });
      const partly = await look(open, bookName);
      expect(partly.count).toBeGreaterThanOrEqual(5 * BATCH);
      expect(partly.count).toBeLessThan(total);
      expect(partly.count % BATCH).toBe(0);
      expect(partly).toMatchObject({ disagreements: [], broken: 0 });

      const again = await runAdmin(environment(), load);
      expect(again.output).toContain(
        `${total - partly.count} records written, ${partly.count} unch`,
      );
      const whole = await look(open, bookName);
      expect(whole).toEqual({ count: total, disagreements: [], broken: 0 });
    },
  );
}

/** What is loaded: how many records, and whether each is whole and agrees with its trail. */
async function look(open: () => Promise<Database>, bookName: string) {
  const database = await open();
  try {
    const loaded = await database.query<{ kind: string; data: unknown }>(
      `select r.kind, r.data from records r join books b on b.id = r.book_id
       where r.kind in ('exchangeRate', 'product', 'client', 'account', 'transaction')
         and (b.name = $1 or $1 <> 'Firm' and r.kind = 'product')`,
      [bookName],
    );
    const { id } = onlyRow(
      await database.query<{ id: BookId }>('select id from books where name = $1', [bookName]),
    );
    const broken = loaded.filter(
      ({ kind, data }) => !kindDefinition(kind)?.schema.safeParse(data).success,
    );
    return {
      count: loaded.length,
      disagreements: await disagreements(database, id),
      broken: broken.length,
    };
  } finally {
    await database.close();
  }
}

describe.skipIf(missing)(`on a PostgreSQL server${missing ? ` (${missing})` : ''}`, () => {
  let server: TestPostgres | undefined;
  let address = '';
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.createDatabase('interrupted');
  });
  afterAll(() => server?.stop());
  interrupting(
    () => ({ DATABASE_URL: address }),
    async () => openPostgres(address),
    [
      ['reference-rates', 'rates.csv', 'Firm', 15_000],
      ['online-retail', 'invoices.csv', 'North', 9_650],
    ],
  );
});

describe('on the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-interrupted-data-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  interrupting(
    () => ({ FIELDFOLIO_DATA: folder }),
    () => openPglite(path.join(folder, 'database')),
    [['reference-rates', 'rates.csv', 'Firm', 15_000]],
  );
});
