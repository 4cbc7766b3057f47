import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSource } from '#server/load/index-of-sources.ts';
import type { LoadReport } from '#server/load/load-types.ts';
import { TEXT_ENCODINGS } from '#server/load/text-encoding.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { firmSink } from '../firm-sink.ts';
import { mutated } from '../mutated.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures');
const TOLD_EVERY = 10_000;
/** No text of a record may hold what PostgreSQL refuses, nor a sign that replaced something. */
const NOT_KEPT = /[\0\uFFFD]|\p{Surrogate}/u;

/** A source with its files, in a folder of its own. */
interface Sample {
  readonly source: string;
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** What is loaded: the one file, or the folder. */
  readonly path: string;
}

/** Valid samples of every format, damaged at random; a try is one damaged file that is loaded. */
export const mutants: Check = {
  ids: ['I6'],
  title: 'a damaged file gives records and problems or a reason, never a crash',
  target: '0 exceptions, 0 records that cannot be kept',
  async run({ count, seed, progress }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-mutants-'));
    const random = new Random(seed);
    const tally = new Tally();
    const came = { loaded: 0, refused: 0, records: 0, problems: 0 };
    let slowest = 0;
    try {
      const samples = await prepare(folder);
      for (let done = 0; done < count; done += 1) {
        const sample = random.pick(samples);
        const [name, original] = random.pick([...sample.files]);
        const place = path.join(sample.folder, name);
        await writeFile(place, mutated(random, original));
        const began = performance.now();
        const { failure, report } = await attempt(sample, random);
        slowest = Math.max(slowest, performance.now() - began);
        tally.add(
          failure && `mutant ${done} of seed ${seed}, ${sample.source} ${name}: ${failure}`,
        );
        if (report) came.loaded += 1;
        else came.refused += 1;
        came.records += report?.recordCount ?? 0;
        came.problems += report?.problemCount ?? 0;
        await writeFile(place, original);
        if ((done + 1) % TOLD_EVERY === 0) progress(`${done + 1} of ${count} mutants`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    // Where nothing was read and nothing refused, nothing was tried.
    for (const [what, often] of Object.entries(came)) if (often === 0) tally.add(`no ${what}`);
    return tally.outcome({ ...came, 'slowest, ms': Math.round(slowest) });
  },
};

async function prepare(folder: string): Promise<readonly Sample[]> {
  const berka = (await readdir(path.join(FIXTURES, 'berka'))).map((name) => `berka/${name}`);
  const sources: readonly (readonly [source: string, files: readonly string[]])[] = [
    ['berka', berka],
    ['online-retail', ['online-retail/invoices.csv']],
    ['reference-rates', ['reference-rates/eurofxref-hist.csv']],
    ['securities', ['firm-records/securities.csv']],
    ['prices', ['firm-records/prices.csv']],
    ['products', ['firm-records/products.csv']],
    ['clients', ['client-records/clients.csv']],
    ['contacts', ['client-records/contacts.csv']],
    ['accounts', ['client-records/accounts.csv']],
    ['ledger', ['account-ledger/ledger.csv']],
  ];
  return Promise.all(
    sources.map(async ([source, names]) => {
      const own = path.join(folder, source);
      await mkdir(own);
      const files = new Map<string, Buffer>();
      for (const name of names) {
        const bytes = await readFile(path.join(FIXTURES, name));
        files.set(path.basename(name), bytes);
        await writeFile(path.join(own, path.basename(name)), bytes);
      }
      const [first = ''] = files.keys();
      return { source, folder: own, files, path: files.size > 1 ? own : path.join(own, first) };
    }),
  );
}

async function attempt(
  { source, path: place }: Sample,
  random: Random,
): Promise<{ readonly failure: string | null; readonly report: LoadReport | null }> {
  const sink = await firmSink();
  try {
    const loaded = await loadSource(source, place, {
      bookId: '0190a000-0000-7000-8000-000000000001' as BookId,
      today: '2026-11-24' as CalendarDate,
      sink,
      encoding: random.chance(0.8) ? 'utf-8' : random.pick(TEXT_ENCODINGS),
    });
    const bad = [...sink.records.values()].find(({ data }) => !isKept(data));
    const failure = bad ? `cannot be kept: ${JSON.stringify(bad)}` : null;
    return { failure, report: loaded.ok ? loaded.value : null };
  } catch (cause) {
    const failure = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { failure, report: null };
  }
}

function isKept(value: unknown): boolean {
  if (typeof value === 'string') return !NOT_KEPT.test(value);
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKept);
}
