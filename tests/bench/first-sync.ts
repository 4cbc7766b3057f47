// A first synchronisation into the encrypted vault, beside RxDB, PouchDB and plain HTTP in Chromium.
// needs: system, peers
import type { Synchronised } from './pages/device-calls.ts';
import type { PeersCalls, Pulled } from './pages/peers-calls.ts';
import { type Remote, servePages, withDevice, withPage } from './support/device-browser.ts';
import { withFilledOffice } from './support/filled-office.ts';
import { startPouchServer } from './support/pouch-server.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { newDevice } from './support/server-pages.ts';
import { median } from './support/statistics.ts';

/** `npm run bench -- first-sync 40` takes forty clients, for a quick look. */
const CLIENTS = Number(process.argv[2] ?? 400);
const SIZE = { seed: 11, clients: CLIENTS, transactionsPerClient: 100 };
const ROUNDS = 3;
/** Rounds of those that take ten times as long. */
const SLOW_ROUNDS = 2;

type Ours = Synchronised & Pulled;

const pages = await servePages(['device', 'peers']);
try {
  await withFilledOffice(SIZE, async ({ address }, { databaseName }) => {
    const pouch = await startPouchServer(await newDevice(address));
    try {
      report(databaseName, pouch.records, await measure(address, pouch.database, pouch.records));
    } finally {
      await pouch.stop();
    }
  });
} finally {
  await pages.close();
}

interface Runs {
  readonly ours: Ours[];
  readonly http: Pulled[];
  readonly rxdb: Pulled[];
  readonly pouchdb: Pulled[];
}

async function measure(address: string, remote: string, expected: number): Promise<Runs> {
  const runs: Runs = { ours: [], http: [], rxdb: [], pouchdb: [] };
  const check = <Run extends Pulled>(name: string, run: Run): Run => {
    if (run.records !== expected) {
      throw new Error(`${name} has ${run.records} records instead of ${expected}.`);
    }
    return run;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    progress(`round ${round + 1} of ${ROUNDS}`);
    const device = await newDevice(address);
    runs.http.push(check('HTTP', await peer((call) => call('pullHttp', device))));
    runs.ours.push(check('The vault', await ours(address)));
    if (round >= SLOW_ROUNDS) continue;
    progress('RxDB and PouchDB');
    runs.rxdb.push(check('RxDB', await peer((call) => call('pullRxdb', device))));
    runs.pouchdb.push(check('PouchDB', await peer((call) => call('pullPouchdb', remote))));
  }
  return runs;
}

function ours(address: string): Promise<Ours> {
  return withDevice(pages, address, async (call) => {
    const synchronised = await call('synchronise', 'inStep');
    const { records } = await call('count');
    return { ...synchronised, records };
  });
}

function peer(pull: (call: Remote<PeersCalls>) => Promise<Pulled>): Promise<Pulled> {
  return withPage<PeersCalls, Pulled>(pages.address('peers'), pull);
}

function report(databaseName: string, records: number, { ours, http, rxdb, pouchdb }: Runs): void {
  const rate = (runs: readonly Pulled[]) =>
    (records / median(runs.map(({ millis }) => millis))) * 1000;
  const waited = median(ours.map((run) => run.waited)) / 1000;
  const withUpkeep = (records / median(ours.map((run) => run.withUpkeep))) * 1000;
  printTable(
    `${records} records from ${databaseName} (medians)`,
    ['into', 'seconds', 'records/s'],
    [
      ['nothing: HTTP pages parsed', records / rate(http), rate(http)],
      ['the encrypted vault', records / rate(ours), rate(ours)],
      ['  of it waiting for the server', waited, ''],
      ['the same with fold and backup', records / withUpkeep, withUpkeep],
      ['RxDB, Dexie storage', records / rate(rxdb), rate(rxdb)],
      ['PouchDB, express-pouchdb', records / rate(pouchdb), rate(pouchdb)],
    ],
  );
  printFigures('first-sync', [
    { name: 'rxdb', value: rate(ours) / rate(rxdb), goal: { atLeast: 9 } },
    { name: 'pouchdb', value: rate(ours) / rate(pouchdb), goal: { atLeast: 14 } },
    { name: 'http', value: rate(ours) / rate(http), goal: { atLeast: 0.4 } },
  ]);
}
