// A first synchronisation into the encrypted vault, beside RxDB, PouchDB and plain HTTP in Chromium.
// needs: system, peers
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import type { FirstSyncCalls, Pulled } from './pages/first-sync-calls.ts';
import { openBrowser } from './support/browser.ts';
import { bundle } from './support/bundle.ts';
import { generatedBook } from './support/generated-book.ts';
import { makeOffice } from './support/office.ts';
import { startPouchServer } from './support/pouch-server.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { newDevice } from './support/server-pages.ts';
import { serveFolder } from './support/static-server.ts';
import { median } from './support/statistics.ts';

const SIZE = { seed: 11, clients: 400, transactionsPerClient: 100 };
const ROUNDS = 3;
/** Rounds of those that take ten times as long. */
const SLOW_ROUNDS = 2;

type Ours = Awaited<ReturnType<FirstSyncCalls['ours']>>;

const built = await bundle(import.meta.dirname, ['pages/first-sync.html']);
const pages = await serveFolder(built.folder);
const office = await makeOffice();
try {
  const today = utcDate(instantFromMillis(Date.now()));
  await office.loadGenerated(generatedBook({ ...SIZE, today }));
  const { address } = await office.open();
  const pouch = await startPouchServer(await newDevice(address));
  try {
    const { ours, http, rxdb, pouchdb } = await measure(address, pouch.database, pouch.records);
    const rate = (runs: readonly Pulled[]) => {
      const millis = median(runs.map((run) => run.millis));
      return (pouch.records / millis) * 1000;
    };
    const waited = median(ours.map((run) => run.waited)) / 1000;
    const withUpkeep = (pouch.records / median(ours.map((run) => run.withUpkeep))) * 1000;
    printTable(
      `${pouch.records} records from ${office.databaseName} (medians)`,
      ['into', 'seconds', 'records/s'],
      [
        ['nothing: HTTP pages parsed', pouch.records / rate(http), rate(http)],
        ['the encrypted vault', pouch.records / rate(ours), rate(ours)],
        ['  of it waiting for the server', waited, ''],
        ['the same with fold and backup', pouch.records / withUpkeep, withUpkeep],
        ['RxDB, Dexie storage', pouch.records / rate(rxdb), rate(rxdb)],
        ['PouchDB, express-pouchdb', pouch.records / rate(pouchdb), rate(pouchdb)],
      ],
    );
    printFigures('first-sync', [
      { name: 'rxdb', value: rate(ours) / rate(rxdb), goal: { atLeast: 8 } },
      { name: 'pouchdb', value: rate(ours) / rate(pouchdb), goal: { atLeast: 12 } },
      { name: 'http', value: rate(ours) / rate(http), goal: { atLeast: 0.4 } },
    ]);
  } finally {
    await pouch.stop();
  }
} finally {
  await office.close();
  await pages.close();
  await built.remove();
}

async function measure(address: string, remote: string, expected: number) {
  const runs = {
    ours: [] as Ours[],
    http: [] as Pulled[],
    rxdb: [] as Pulled[],
    pouchdb: [] as Pulled[],
  };
  const check = <Run extends Pulled>(name: string, run: Run): Run => {
    if (run.records !== expected) {
      throw new Error(`${name} has ${run.records} records instead of ${expected}.`);
    }
    return run;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    progress(`round ${round + 1} of ${ROUNDS}`);
    runs.http.push(check('HTTP', await fresh<Pulled>(address, 'http')));
    runs.ours.push(check('The vault', await fresh<Ours>(address, 'ours')));
    if (round >= SLOW_ROUNDS) continue;
    progress('RxDB and PouchDB');
    runs.rxdb.push(check('RxDB', await fresh<Pulled>(address, 'rxdb')));
    runs.pouchdb.push(check('PouchDB', await fresh<Pulled>(address, 'pouchdb', remote)));
  }
  return runs;
}

/** One way in a browser, and as a device, that have seen nothing before. */
async function fresh<Run>(
  address: string,
  way: Exclude<keyof FirstSyncCalls, 'enrol'>,
  remote?: string,
): Promise<Run> {
  const device = await newDevice(address);
  const browser = await openBrowser(`${pages.origin}/pages/first-sync.html`, {
    crossOrigin: true,
  });
  try {
    if (way === 'ours') {
      await browser.call<null>('enrol', device);
      return await browser.call<Run>('ours');
    }
    return await browser.call<Run>(way, remote ?? device);
  } finally {
    await browser.close();
    await browser.removeProfile();
  }
}
