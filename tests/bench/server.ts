// Pulls and pushes per second and core, beside plain SQL that reads and writes the same rows.
// needs: system
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { withFilledOffice } from './support/filled-office.ts';
import { generatedNotes } from './support/generated-notes.ts';
import type { OpenedOffice } from './support/office.ts';
import { type PlainTable, withPlainTable } from './support/plain-table.ts';
import { computedSeconds } from './support/processes.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import {
  beginningOfBook,
  type Device,
  newDevice,
  type Position,
  pageAfter,
  START,
} from './support/server-pages.ts';
import { pushOf, sendPush } from './support/server-pushes.ts';

/** `npm run bench -- server 100` sends a hundred requests of a size at most, for a quick look. */
const MOST_REQUESTS = Number(process.argv[2] ?? 1_000);
const BOOK = { seed: 23, clients: 400, transactionsPerClient: 100 };
const LEDGER = BOOK.clients * BOOK.transactionsPerClient;
/** Rows of a request; what somebody's day brings, a hundred, is what the figures are of. */
const SIZES = [5, 100, 1_000] as const;
const TYPICAL = 100;
const WARM_UP = 20;

/** What a second of computing gives, whichever process spends it. */
interface Rate {
  readonly perCore: number;
  readonly millis: number;
}

interface Measured {
  readonly what: 'pull' | 'push';
  readonly size: number;
  readonly server: Rate;
  readonly plain: Rate;
}

await withFilledOffice(BOOK, async (opened, { databaseUrl }) => {
  if (databaseUrl === null) throw new Error('This bench needs PostgreSQL: see what is missing.');
  await withPlainTable(databaseUrl, async (table) => report(await measure(opened, table)));
});

async function measure(office: OpenedOffice, table: PlainTable): Promise<Measured[]> {
  const device = await newDevice(office.address);
  const clients = await beginningOfBook(device);
  const clientIds = clients.flatMap(({ kind, id }) => (kind === 'client' ? [id] : []));
  const server = () => sumOf([office.pid, table.databasePid]);
  const plain = async () => (await sumOf([table.databasePid])) + ownSeconds();
  const measured: Measured[] = [];
  for (const size of SIZES) {
    const count = Math.min(MOST_REQUESTS, Math.floor(LEDGER / size) - WARM_UP);
    progress(`${count} pulls and pushes of ${size}`);
    measured.push({
      ...{ what: 'pull', size },
      server: await rateOf(count, server, pullsFromServer(device, size)),
      plain: await rateOf(count, plain, pullsFromTable(device, table, size)),
    });
    const pushes = pushesOf(device, table, clientIds, { size, count: count + WARM_UP });
    measured.push({
      ...{ what: 'push', size },
      server: await rateOf(count, server, pushes.toServer),
      plain: await rateOf(count, plain, pushes.toTable),
    });
  }
  return measured;
}

async function sumOf(pids: readonly number[]): Promise<number> {
  const seconds = await Promise.all(pids.map(computedSeconds));
  return seconds.reduce((sum, some) => sum + some, 0);
}

/** The driver's part of plain SQL is done in this process. */
function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** Sends one request after the other, and sets them against the computing that was spent. */
async function rateOf(
  count: number,
  spent: () => Promise<number>,
  send: () => Promise<void>,
): Promise<Rate> {
  for (let n = 0; n < WARM_UP; n += 1) await send();
  const [before, from] = [await spent(), performance.now()];
  for (let n = 0; n < count; n += 1) await send();
  const millis = (performance.now() - from) / count;
  return { perCore: count / ((await spent()) - before), millis };
}

/** Reads the ledger page by page as a first synchronisation does. */
function pullsFromServer(device: Device, size: number): () => Promise<void> {
  const book = device.bookIds.indexOf(device.ownBookId);
  let at: Position | null = { ...START, book, lane: 'ledger' };
  return async () => {
    if (!at) throw new Error('The ledger is at its end.');
    const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(device, at, size);
    at = page.next;
  };
}

function pullsFromTable(device: Device, table: PlainTable, size: number): () => Promise<void> {
  let cursor = 0;
  return async () => {
    cursor = await table.pull(device.ownBookId, 'ledger', cursor, size);
  };
}

/** The same new notes for both, made before anything is measured. */
function pushesOf(
  device: Device,
  table: PlainTable,
  clientIds: readonly RecordId[],
  { size, count }: { readonly size: number; readonly count: number },
) {
  const notedAt = instantFromMillis(Date.now());
  const batches = Array.from({ length: count }, (_, n) =>
    generatedNotes({ seed: size * 10_000 + n, count: size, clientIds, notedAt }),
  );
  const bodies = batches.map((notes) => JSON.stringify(pushOf(device, notes))).values();
  const rows = batches.map((notes) => table.rowsOf(device, notes, notedAt)).values();
  return {
    toServer: () => sendPush(device, next(bodies)),
    toTable: () => table.push(next(rows)),
  };
}

function next<Item>(items: Iterator<Item>): Item {
  const { done, value } = items.next();
  if (done) throw new Error('There is nothing left to send.');
  return value;
}

function report(measured: readonly Measured[]): void {
  const share = ({ server, plain }: Measured) => server.perCore / plain.perCore;
  printTable(
    'Requests, one after the other, to the server and as plain SQL to PostgreSQL 15',
    ['rows a request', 'server/s and core', 'SQL/s and core', 'share', 'server ms', 'SQL ms'],
    measured.map((one) => [
      `${one.what} ${one.size}`,
      ...[one.server.perCore, one.plain.perCore, share(one)],
      ...[one.server.millis, one.plain.millis],
    ]),
  );
  const typical = (what: Measured['what']): number => {
    const found = measured.find((one) => one.what === what && one.size === TYPICAL);
    return found ? share(found) : Number.NaN;
  };
  printFigures('server', [
    { name: 'pull', value: typical('pull'), goal: { atLeast: 0.5 } },
    { name: 'push', value: typical('push'), goal: { atLeast: 0.25 } },
  ]);
}
