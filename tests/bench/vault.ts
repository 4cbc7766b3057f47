// The encrypted vault beside plain Dexie rows, in Chromium: loading, one client, an edit, the disk.
// needs: system
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Contestant, LoadRequest, Order, StoreCalls } from './pages/vault-calls.ts';
import { openBrowser } from './support/browser.ts';
import { bundle } from './support/bundle.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { serveFolder } from './support/static-server.ts';
import { median, p95 } from './support/statistics.ts';

const ROUNDS = 3;
const SIZE = { clients: 200, transactionsPerClient: 500 };
const CLIENTS_READ = 60;
const EDITS = 300;

interface Round {
  readonly load: number;
  readonly settle: number;
  readonly reopen: number;
  readonly client: number;
  readonly strict: readonly number[];
  readonly relaxed: readonly number[];
  readonly megabytes: number;
}

type Answer<Name extends keyof StoreCalls> = Awaited<ReturnType<StoreCalls[Name]>>;

async function runOnce(url: string, contestant: Contestant, order: Order): Promise<Round> {
  const browser = await openBrowser(url);
  try {
    const request: LoadRequest = { contestant, order, ...SIZE };
    const loaded = await browser.call<Answer<'load'>>('load', request);
    const settle = await browser.call<number>('settle', contestant);
    const reopen = await browser.call<number>('reopen', contestant);
    const wanted = spread(loaded.clientIds, CLIENTS_READ);
    const read = await browser.call<Answer<'readClients'>>('readClients', contestant, wanted);
    const expected = wanted.length * SIZE.transactionsPerClient;
    if (read.records !== expected) {
      throw new Error(`${contestant} gave ${read.records} records instead of ${expected}.`);
    }
    const strict = await browser.call<Answer<'edit'>>('edit', contestant, 'strict', EDITS);
    const relaxed = await browser.call<Answer<'edit'>>('edit', contestant, 'relaxed', EDITS);
    await browser.close();
    const megabytes = (await browser.diskBytes()) / 1_000_000;
    const client = median(read.millis);
    return { load: loaded.millis, settle, reopen, client, strict, relaxed, megabytes };
  } finally {
    await browser.close();
    await browser.removeProfile();
  }
}

function spread(ids: readonly RecordId[], count: number): RecordId[] {
  const step = ids.length / count;
  return Array.from({ length: count }, (_, index) => ids[Math.floor(index * step)]).filter(
    (id) => id !== undefined,
  );
}

/** The median of each measure over the rounds. */
function middle(rounds: readonly Round[]) {
  const of = (measure: (round: Round) => number): number => median(rounds.map(measure));
  return {
    load: of(({ load }) => load),
    settle: of(({ settle }) => settle),
    reopen: of(({ reopen }) => reopen),
    client: of(({ client }) => client),
    strict: of(({ strict }) => median(strict)),
    strictP95: of(({ strict }) => p95(strict)),
    relaxed: of(({ relaxed }) => median(relaxed)),
    megabytes: of(({ megabytes }) => megabytes),
  };
}

const built = await bundle(`${import.meta.dirname}/pages`, ['vault.html']);
const server = await serveFolder(built.folder);
try {
  const url = `${server.origin}/vault.html`;
  const runs = [
    { name: 'Dexie, a row each', contestant: 'dexie', order: 'byClient', rounds: [] as Round[] },
    { name: 'vault, encrypted', contestant: 'ours', order: 'byClient', rounds: [] as Round[] },
    { name: 'vault, mixed by day', contestant: 'ours', order: 'byDay', rounds: [] as Round[] },
    { name: 'Dexie, mixed by day', contestant: 'dexie', order: 'byDay', rounds: [] as Round[] },
  ] as const;
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const run of runs) {
      // The mixed order is there to compare; one round of it is enough to see.
      if (run.order === 'byDay' && round > 1) continue;
      progress(`round ${round} of ${ROUNDS}: ${run.name}`);
      run.rounds.push(await runOnce(url, run.contestant, run.order));
    }
  }
  const [plain, ours] = [middle(runs[0].rounds), middle(runs[1].rounds)];
  const records = SIZE.clients * SIZE.transactionsPerClient;
  printTable(
    `${records} records of ${SIZE.clients} clients (milliseconds, medians)`,
    ['store', 'load', 'fold', 'open', 'client', 'edit, strict', 'its p95', 'edit, relaxed', 'MB'],
    runs.map(({ name, rounds }) => [name, ...Object.values(middle(rounds))]),
  );
  printFigures('vault', [
    { name: 'load', value: plain.load / ours.load, goal: { atLeast: 10 } },
    { name: 'client', value: ours.client / plain.client, goal: { atMost: 0.45 } },
    { name: 'edit', value: ours.strict / plain.strict, goal: { atMost: 3 } },
    { name: 'disk', value: ours.megabytes / plain.megabytes, goal: { atMost: 0.75 } },
  ]);
} finally {
  await server.close();
  await built.remove();
}
