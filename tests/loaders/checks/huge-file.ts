import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Check, Tally } from '#tests/soak/support/check.ts';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;
const LINES_A_BLOCK = 1_000;
const LOADER = path.join(import.meta.dirname, '../load-alone.ts');

/** A file as large as one wants: a header, and its lines by their number. */
interface HugeFile {
  readonly name: string;
  readonly source: string;
  readonly header: string;
  readonly line: (index: number) => string;
}

/** Lines that begin again after `count`: what grows with the records, not with the rows, stays small. */
const repeated = (count: number, line: (index: number) => string): ((index: number) => string) => {
  const lines = Array.from({ length: count }, (_, index) => `${line(index)}\n`);
  return (index) => lines[index % count] ?? '';
};
const CURRENCIES = 200;
const noRates = ',N/A'.repeat(CURRENCIES);
const currencies = Array.from({ length: CURRENCIES }, (_, index) =>
  String.fromCharCode(65 + (index % 26), 65, 65 + Math.floor(index / 26)),
);
const word = 'x'.repeat(400);
const long = `${word.repeat(20)}é`;

const files: readonly HugeFile[] = [
  {
    name: 'rates',
    source: 'reference-rates',
    header: `Date,USD,${currencies.join(',')},\n`,
    line: repeated(1_000, (index) => `2026-11-${10 + (index % 20)},1.${index}${noRates},`),
  },
  {
    name: 'securities',
    source: 'securities',
    header: 'ticker,name,class,currency,issuer,sector,country\n',
    line: repeated(1_000, (index) => `T${index},Share,equity,EUR,${word},${word},${word}`),
  },
  {
    name: 'prices',
    source: 'prices',
    header: 'isin,date,price,currency\n',
    line: repeated(1_000, (index) => `US0378331005,2026-11-${10 + (index % 20)},1.${index},USD`),
  },
  {
    name: 'clients',
    source: 'clients',
    header: 'number,name,type,reporting currency,street,city,tags\n',
    line: repeated(1_000, (index) => `N${index},Client,company,EUR,${word},${word},a;b`),
  },
  {
    name: 'contacts',
    source: 'contacts',
    header: 'client,reference,name,role,preferences\n',
    line: repeated(1_000, (index) => `C-1,R${index},Person,${word},${word}`),
  },
  {
    name: 'accounts',
    source: 'accounts',
    header: 'client,account,name,type,currency,custodian\n',
    line: repeated(1_000, (index) => `C-1,N${index},Depot,investment,EUR,${word}`),
  },
  {
    name: 'ledger',
    source: 'ledger',
    header: 'account,reference,date,type,isin,quantity,price,amount,currency,note\n',
    line: (index) => {
      const quantity = (index % 1_000) + 1;
      return `D-1,R${index},2026-11-24,buy,US0378331005,${quantity},2,${-2 * quantity},USD,${word}\n`;
    },
  },
  {
    name: 'products',
    source: 'products',
    header: 'code,name,description,unit cost,currency\n',
    line: repeated(100, (index) => `P${index},Cup,${long},1.5,EUR`),
  },
  {
    name: 'rows that cannot be read',
    source: 'products',
    header: 'code,name,description,unit cost,currency\n',
    line: repeated(100, (index) => `P${index},Cup,${long}\0,1.5,EUR`),
  },
  {
    name: 'a line without an end',
    source: 'products',
    header: 'code,name\n',
    line: () => word,
  },
];

/**
 * Files of `count` megabytes through the loaders that need not know a file whole, each in a process of
 * its own with `nodeOptions`; their memory may grow by `mostMegabytes`.
 */
export function hugeFiles(nodeOptions: readonly string[], mostMegabytes: number): Check {
  return {
    ids: ['I3'],
    title: 'a file larger than the memory is read as it comes',
    target: `memory grows by ${mostMegabytes} MB at most`,
    async run({ count, progress }) {
      const tally = new Tally();
      const figures: Record<string, string> = {};
      const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-huge-'));
      try {
        for (const file of files) {
          const place = path.join(folder, 'huge.csv');
          await write(place, file, count * MEGABYTE);
          const { stdout } = await run(process.execPath, [
            ...[...nodeOptions, LOADER, file.source, place],
          ]);
          const told: { grownBytes: number; records?: number; problems?: number; error?: string } =
            JSON.parse(stdout);
          const grown = Math.round(told.grownBytes / MEGABYTE);
          const { records = 0, problems = 0, error } = told;
          figures[file.name] =
            `${count} MB: ${records} records, ${problems} problems, +${grown} MB`;
          progress(`${file.name}: ${figures[file.name]}`);
          const isRead = error === undefined && records + problems > 0;
          if (!isRead) tally.add(`${file.name}: ${error ?? 'nothing came of it'}`);
          else tally.add(grown <= mostMegabytes ? null : `${file.name}: grew by ${grown} MB`);
        }
      } finally {
        await rm(folder, { recursive: true });
      }
      return tally.outcome(figures);
    },
  };
}

async function write(place: string, { header, line }: HugeFile, bytes: number): Promise<void> {
  const file = await open(place, 'w');
  try {
    let { bytesWritten: size } = await file.write(header);
    for (let from = 0; size < bytes; from += LINES_A_BLOCK) {
      const block = Array.from({ length: LINES_A_BLOCK }, (_, index) => line(from + index));
      size += (await file.write(block.join(''))).bytesWritten;
    }
  } finally {
    await file.close();
  }
}
