// Unlocking books of growing size in Chromium: the time beyond the key derivation.
// needs: system
import { servePages, withDevice } from './support/device-browser.ts';
import { withFilledOffice } from './support/filled-office.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { median, p95 } from './support/statistics.ts';

/** `npm run bench -- unlock 1000` goes up to a thousand clients, for a quick look. */
const MOST_CLIENTS = Number(process.argv[2] ?? 10_000);
const TRANSACTIONS_PER_CLIENT = 20;
const ROUNDS = 9;

interface Book {
  readonly clients: number;
  readonly records: number;
  /** Records that unlocking decrypts; the others stay in their chunks until they are asked for. */
  readonly opened: number;
  readonly unlocked: readonly number[];
  readonly names: readonly number[];
}

const pages = await servePages(['device']);
try {
  const books: Book[] = [];
  for (const share of [0.01, 0.1, 0.3, 1]) {
    const clients = Math.max(1, Math.round(MOST_CLIENTS * share));
    progress(`${clients} clients`);
    books.push(await measure(clients));
  }
  report(books);
} finally {
  await pages.close();
}

function measure(clients: number): Promise<Book> {
  const size = { seed: 17, clients, transactionsPerClient: TRANSACTIONS_PER_CLIENT };
  return withFilledOffice(size, ({ address }) =>
    withDevice(pages, address, async (call) => {
      await call('synchronise', 'inStep');
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await call('unlock'));
      return {
        clients,
        ...(await call('count')),
        unlocked: rounds.map(({ unlocked }) => unlocked),
        names: rounds.map(({ names }) => names),
      };
    }),
  );
}

function report(books: readonly Book[]): void {
  const per10000 = ({ opened, unlocked }: Book) => (median(unlocked) / opened) * 10_000;
  printTable(
    `Unlocking by the keychain (milliseconds, medians of ${ROUNDS})`,
    ['clients', 'records', 'of them opened', 'unlocked', 'p95', 'names there', 'per 10,000 opened'],
    books.map((book) => [
      book.clients,
      book.records,
      book.opened,
      median(book.unlocked),
      p95(book.unlocked),
      median(book.names),
      per10000(book),
    ]),
  );
  const largest = books.at(-1);
  if (!largest) throw new Error('No book was measured.');
  printFigures('unlock', [
    { name: 'ms-per-10000-records', value: per10000(largest), goal: { atMost: 60 } },
  ]);
}
