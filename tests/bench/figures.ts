// Holdings, lots, TWR and XIRR of a whole book and of one large client, beside a plain loop and beancount.
import type { FiguresRecords } from '#shared/domain/portfolio/client-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { bookByBeancount } from './support/beancount.ts';
import { measureEdit, measureOneClient } from './support/one-client.ts';
import { pricedBook } from './support/priced-book.ts';
import { type Figure, printFigures, printTable, progress } from './support/report.ts';
import { type BookMillis, measureClients } from './support/whole-book.ts';

/** `npm run bench -- figures 100000` takes a hundred thousand transactions, for a quick look. */
const TRANSACTIONS = Number(process.argv[2] ?? 1_000_000);
const PER_CLIENT = 100;
const ACCOUNTS = 2;
const CLIENTS = TRANSACTIONS / PER_CLIENT;
/** So many clients are in memory at once, as the application has them in memory one by one. */
const SLICE = 500;
/** A book is summed in so many groups, and one of them again after an edit. */
const BOOK_GROUPS = 256;
const BOOKED_BY_PEER = 200;
const LARGE = { accounts: 50, transactions: 20_000 };
const TODAY = '2026-11-24' as CalendarDate;

/** As they come out of a file: every text and number is decoded anew. */
function decoded(client: FiguresRecords): FiguresRecords {
  const { accounts, transactions } = client;
  return { ...client, ...(JSON.parse(JSON.stringify({ accounts, transactions })) as object) };
}

const book = pricedBook(7, TODAY);
const spent: BookMillis = { loop: 0, holdings: 0, returns: 0, moneyWeighted: 0, days: 0 };
let forPeer: readonly FiguresRecords[] = [];
for (let done = 0; done < CLIENTS; done += SLICE) {
  progress(`${done} of ${CLIENTS} clients`);
  const clients = Array.from({ length: Math.min(SLICE, CLIENTS - done) }, () =>
    decoded(book.next({ accounts: ACCOUNTS, transactions: PER_CLIENT })),
  );
  if (done === 0) forPeer = clients.slice(0, BOOKED_BY_PEER);
  measureClients(book, clients, spent);
}
progress('one large client');
const small = measureEdit(
  decoded(book.next({ accounts: ACCOUNTS, transactions: PER_CLIENT })),
  TODAY,
);
const large = measureOneClient(decoded(book.next(LARGE)), TODAY);
progress('beancount');
const peer = await bookByBeancount(forPeer);

const row = (name: string, millis: number, count = TRANSACTIONS) => [
  name,
  millis,
  (count / millis) * 1000,
  millis / count / (spent.loop / TRANSACTIONS),
];
const booked = forPeer.length * PER_CLIENT;
printTable(
  `${TRANSACTIONS} transactions of ${CLIENTS} clients with ${ACCOUNTS} accounts each, FIFO, five years`,
  ['what', 'milliseconds', 'transactions/s', 'times the loop'],
  [
    row('plain loop, sums by account', spent.loop),
    row('holdings, lots, realised gains', spent.holdings),
    row('TWR, daily', spent.returns - spent.moneyWeighted),
    row('XIRR', spent.moneyWeighted),
    row('every day of the book, five years', spent.days),
    ...(peer ? [row(`beancount, ${booked} of them: lots`, peer.bookMillis, booked)] : []),
    ...(peer ? [row('  its parsing before', peer.parseMillis, booked)] : []),
  ],
);
printTable(
  `One client with ${LARGE.accounts} accounts and ${LARGE.transactions} transactions (medians)`,
  ['what its portfolio page asks', 'milliseconds'],
  large.parts.map(({ name, millis }) => [name, millis]),
);
const whole = spent.holdings + spent.returns;
const partOf = (millis: number) => `1 / ${Math.round(whole / millis)}`;
printTable(
  'After a new transaction',
  ['what is computed', 'milliseconds', 'of the whole book'],
  [
    ['the whole book, one period', whole, 'all'],
    ['its client, six periods: appended', small.appended, partOf(small.appended)],
    ['its client, six periods: back-dated', small.backDated, partOf(small.backDated)],
    ['its group of the book, every day', spent.days / BOOK_GROUPS, `1 / ${BOOK_GROUPS}`],
  ],
);
const figures: Figure[] = [
  { name: 'loop', value: spent.holdings / spent.loop, goal: { atMost: 5 } },
  { name: 'client-ms', value: large.total, goal: { atMost: 100 } },
];
if (peer) {
  const ours = TRANSACTIONS / spent.holdings;
  figures.push({ name: 'peer', value: ours / (booked / peer.bookMillis), goal: { atLeast: 20 } });
}
printFigures('figures', figures);
