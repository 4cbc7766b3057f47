// Synchronising a hundred changes in books of ten thousand, a hundred thousand and a million records.
// needs: system
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { servePages, withDevice } from './support/device-browser.ts';
import { withFilledOffice } from './support/filled-office.ts';
import { type GeneratedRecord, Ids } from './support/generated-book.ts';
import { generatedNotes } from './support/generated-notes.ts';
import { Random } from './support/random.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { beginningOfBook, newDevice } from './support/server-pages.ts';
import { pushRecords } from './support/server-pushes.ts';
import { median } from './support/statistics.ts';

/** `npm run bench -- delta 10000` goes from a hundred to ten thousand records, for a quick look. */
const MOST_RECORDS = Number(process.argv[2] ?? 1_000_000);
/** Client, account, what is worked on, and the ledger. */
const RECORDS_A_CLIENT = 100;
const WORK_A_CLIENT = 9;
const ROUNDS = 11;
/** Of a hundred changes: notes made here, and notes and deposits that come from another device. */
const [OWN_NOTES, NOTES, DEPOSITS] = [50, 25, 25];

interface Book {
  readonly records: number;
  /** The first synchronisation, which brings all of them. */
  readonly first: number;
  readonly millis: readonly number[];
  readonly withUpkeep: readonly number[];
}

const pages = await servePages(['device']);
try {
  const books: Book[] = [];
  for (const share of [0.01, 0.1, 1]) {
    const clients = Math.max(1, Math.round((MOST_RECORDS * share) / RECORDS_A_CLIENT));
    progress(`${clients * RECORDS_A_CLIENT} records`);
    books.push(await measure(clients));
  }
  report(books);
} finally {
  await pages.close();
}

function measure(clients: number): Promise<Book> {
  const transactionsPerClient = RECORDS_A_CLIENT - WORK_A_CLIENT;
  return withFilledOffice({ seed: 19, clients, transactionsPerClient }, ({ address }) =>
    withDevice(pages, address, async (call) => {
      const first = await call('synchronise', 'inStep');
      const { records } = await call('count');
      const colleague = await newDevice(address);
      const accounts = (await beginningOfBook(colleague)).flatMap(({ kind, id, clientId }) =>
        kind === 'account' && clientId ? [{ id, clientId }] : [],
      );
      const rounds = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const theirs = [...notes(2 * round, NOTES, accounts), ...deposits(round, accounts)];
        await pushRecords(colleague, theirs);
        await call('save', [notes(2 * round + 1, OWN_NOTES, accounts)]);
        rounds.push(await call('synchronise', 'inStep'));
      }
      const { records: afterwards } = await call('count');
      const changes = ROUNDS * (OWN_NOTES + NOTES + DEPOSITS);
      if (afterwards !== records + changes) {
        throw new Error(`${afterwards - records} of ${changes} changes are there.`);
      }
      return {
        records,
        first: first.millis / 1000,
        millis: rounds.map(({ millis }) => millis),
        withUpkeep: rounds.map(({ withUpkeep }) => withUpkeep),
      };
    }),
  );
}

interface AccountOfClient {
  readonly id: RecordId;
  readonly clientId: RecordId;
}

function notes(
  seed: number,
  count: number,
  accounts: readonly AccountOfClient[],
): GeneratedRecord[] {
  const clientIds = accounts.map(({ clientId }) => clientId);
  return generatedNotes({ seed, count, clientIds, notedAt: instantFromMillis(Date.now()) });
}

/** Deposits of today, each into an account of its own as far as there are so many. */
function deposits(seed: number, accounts: readonly AccountOfClient[]): GeneratedRecord[] {
  // Far from the seeds of notes, as ids come from the seed.
  const ids = new Ids(new Random(1_000_000 + seed));
  const date = utcDate(instantFromMillis(Date.now()));
  return Array.from({ length: DEPOSITS }, (_, n) => {
    const account = accounts[n % accounts.length];
    if (!account) throw new Error('There is no account to pay into.');
    const { id: accountId, clientId } = account;
    const data = newTransaction({ clientId, accountId, type: 'deposit', date, amount: 50_000 + n });
    return { kind: 'transaction', id: ids.next(), data };
  });
}

function report(books: readonly Book[]): void {
  printTable(
    `A hundred changes, half made here and half from another device (medians of ${ROUNDS})`,
    ['records', 'first synchronisation s', 'a hundred changes ms', 'with upkeep ms'],
    books.map(({ records, first, millis, withUpkeep }) => [
      records,
      first,
      median(millis),
      median(withUpkeep),
    ]),
  );
  const [smallest, largest] = [books[0], books.at(-1)];
  if (!smallest || !largest) throw new Error('No book was measured.');
  const growth = median(largest.millis) / median(smallest.millis);
  printFigures('delta', [{ name: 'growth', value: growth, goal: { atMost: 1.5 } }]);
}
