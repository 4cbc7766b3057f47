// Edits accepted, journalled, encrypted and pushed by the vault, beside RxDB and PouchDB in Chromium.
// needs: system, peers
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { PeersCalls, Pushed } from './pages/peers-calls.ts';
import { type Remote, servePages, withDevice, withPage } from './support/device-browser.ts';
import { withFilledOffice } from './support/filled-office.ts';
import type { GeneratedRecord } from './support/generated-book.ts';
import { generatedNotes } from './support/generated-notes.ts';
import { withJournal } from './support/journal-server.ts';
import { startPouchServer } from './support/pouch-server.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { beginningOfBook, newDevice } from './support/server-pages.ts';
import { median } from './support/statistics.ts';

/** `npm run bench -- push 2000` pushes two thousand edits, for a quick look. */
const EDITS = Number(process.argv[2] ?? 10_000);
const EDITS_AT_ONCE = 500;
const ROUNDS = 3;
const BOOK = { seed: 13, clients: 100, transactionsPerClient: 0 };

/** `waited`: the part of pushing in which the server's answers were on their way. */
type Ours = Pushed & { readonly waited: number };

interface Runs {
  readonly ours: Ours[];
  readonly rxdb: Pushed[];
  readonly pouchdb: Pushed[];
}

const pages = await servePages(['device', 'peers']);
try {
  await withFilledOffice(BOOK, async ({ address }, { databaseName }) => {
    const pouch = await startPouchServer(await newDevice(address));
    try {
      report(databaseName, await measure(address, pouch.database));
    } finally {
      await pouch.stop();
    }
  });
} finally {
  await pages.close();
}

async function measure(address: string, remote: string): Promise<Runs> {
  const runs: Runs = { ours: [], rxdb: [], pouchdb: [] };
  const clientIds = await clientsOf(address);
  let seed = 0;
  const batches = (): GeneratedRecord[][] => {
    seed += 1;
    const notedAt = instantFromMillis(Date.now());
    const notes = generatedNotes({ seed, count: EDITS, clientIds, notedAt });
    return Array.from({ length: Math.ceil(EDITS / EDITS_AT_ONCE) }, (_, n) =>
      notes.slice(n * EDITS_AT_ONCE, (n + 1) * EDITS_AT_ONCE),
    );
  };
  const peer = (push: (call: Remote<PeersCalls>) => Promise<Pushed>) =>
    withPage<PeersCalls, Pushed>(pages.address('peers'), push).then(complete);
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round} of ${ROUNDS}`);
    runs.ours.push(await ours(address, batches()));
    const device = await newDevice(address);
    runs.rxdb.push(await peer((call) => call('pushRxdb', device, batches())));
    runs.pouchdb.push(await peer((call) => call('pushPouchdb', remote, batches())));
  }
  return runs;
}

function complete(run: Pushed): Pushed {
  if (run.records !== EDITS) throw new Error(`${run.records} of ${EDITS} edits were pushed.`);
  return run;
}

/** On a device that has its book already. */
function ours(address: string, batches: readonly GeneratedRecord[][]): Promise<Ours> {
  return withJournal((journal) =>
    withDevice(
      pages,
      address,
      async (call) => {
        await call('synchronise', 'inStep');
        const written = await call('save', batches);
        const { millis, waited } = await call('synchronise', 'pushed');
        return { written, millis: written + millis, records: EDITS, waited };
      },
      journal,
    ),
  );
}

async function clientsOf(address: string): Promise<RecordId[]> {
  const records = await beginningOfBook(await newDevice(address));
  return records.flatMap(({ kind, id }) => (kind === 'client' ? [id] : []));
}

function report(databaseName: string, { ours, rxdb, pouchdb }: Runs): void {
  const perSecond = (millis: (run: Pushed) => number) => (runs: readonly Pushed[]) =>
    (EDITS / median(runs.map(millis))) * 1000;
  const written = perSecond((run) => run.written);
  const pushed = perSecond((run) => run.millis - run.written);
  const both = perSecond((run) => run.millis);
  const ownMillis = (runs: readonly Ours[]) =>
    median(runs.map(({ written, millis, waited }) => millis - written - waited));
  const row = (name: string, runs: readonly Pushed[]) => [
    name,
    written(runs),
    pushed(runs),
    both(runs),
  ];
  printTable(
    `${EDITS} new notes, ${EDITS_AT_ONCE} at once, to ${databaseName} (medians, edits per second)`,
    ['from', 'written', 'pushed', 'both'],
    [
      row('the encrypted vault, with its journal', ours),
      ['  its pushing without waiting for the server', '', (EDITS / ownMillis(ours)) * 1000, ''],
      row('RxDB, Dexie storage', rxdb),
      row('PouchDB, express-pouchdb', pouchdb),
    ],
  );
  printFigures('push', [
    { name: 'rxdb', value: both(ours) / both(rxdb), goal: { atLeast: 3.5 } },
    { name: 'pouchdb', value: both(ours) / both(pouchdb), goal: { atLeast: 3.5 } },
  ]);
}
