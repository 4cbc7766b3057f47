import { type Command, Option } from 'commander';
import { utcDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Database } from '../database/database.ts';
import { isSourceName, sources } from '../load/index-of-sources.ts';
import { TEXT_ENCODINGS, type TextEncoding } from '../load/text-encoding.ts';
import { firmBookId, listBooks } from '../repositories/books.ts';
import { listClients } from '../repositories/clients.ts';
import { openLateEdits } from '../repositories/late-edits.ts';
import { entriesWithReference } from '../repositories/loaded-records.ts';
import type { Admin } from './admin-context.ts';
import { type LoadOutcome, loadIntoBook } from './load-source.ts';
import { type Found, ordinaryBookNamed, recordIdNamed } from './look-up.ts';
import { moveClient } from './move-client.ts';
import { DEMO_EMAIL, SAMPLE_BOOK, seedSample } from './seed-sample.ts';
import { table } from './table.ts';

const PROBLEMS_SHOWN = 20;
const MAX_LATE_EDITS = 1_000;

/** `client list|entries|move` and `late-edits list`. */
export function clientCommands(program: Command, { say, fail, open }: Admin): void {
  const client = program.command('client').description('the clients of a book');

  client
    .command('list <book>')
    .description('list the clients of a book')
    .action((bookName: string) =>
      open(async ({ database }) => {
        const book = await ordinaryBookNamed(database, bookName);
        if (!book.ok) return fail(book.error);
        const clients = await listClients(database, book.value.id);
        const rows = clients.map(({ name, records, id }) => [name, String(records), id]);
        say(table(['name', 'records', 'id'], rows, 'This book has no clients.'));
      }),
    );

  client
    .command('entries <client> <reference>')
    .description('show the entries of a client that have a reference, with their ids')
    .action((clientText: string, reference: string) =>
      open(async ({ database }) => {
        const clientId = recordIdNamed(clientText);
        if (!clientId.ok) return fail(clientId.error);
        const entries = await entriesWithReference(database, clientId.value, reference);
        const rows = entries.map(({ id, data: { date, type, amount, currency } }) => {
          const money = decimalText(amount, minorUnitScale(currency));
          return [date, type, `${money} ${currency}`, id];
        });
        const none = 'The client has no entry with this reference.';
        say(table(['date', 'type', 'amount', 'id'], rows, none));
      }),
    );

  client
    .command('move <client>')
    .description('move a client with everything of theirs to another book')
    .requiredOption('--to <book>', 'the book they move to')
    .action((clientText: string, { to }: { to: string }) =>
      open(async (dependencies) => {
        const clientId = recordIdNamed(clientText);
        if (!clientId.ok) return fail(clientId.error);
        const book = await ordinaryBookNamed(dependencies.database, to);
        if (!book.ok) return fail(book.error);
        const moved = await moveClient(dependencies, clientId.value, book.value.id);
        if (!moved.ok) return fail(moved.error.message);
        const { records, moveNumber } = moved.value;
        say(`Moved ${records} records to "${book.value.name}" (move ${moveNumber})`);
      }),
    );

  program
    .command('late-edits')
    .description('edits that came after their client had moved')
    .command('list')
    .description('list those nobody has decided on')
    .action(() =>
      open(async ({ database }) => {
        const bookIds = (await listBooks(database)).map(({ id }) => id);
        const edits = await openLateEdits(database, bookIds, MAX_LATE_EDITS);
        const rows = edits.map(({ kind, recordId, editedByName, receivedAt, bookId }) => [
          ...[kind, recordId, editedByName, utcDate(receivedAt), bookId],
        ]);
        const headings = ['kind', 'record', 'edited by', 'received', 'book'];
        say(table(headings, rows, 'No late edits wait for a decision.'));
      }),
    );
}

interface LoadCommandOptions {
  readonly book?: string;
  readonly encoding: TextEncoding;
}

/** `load` and `sample`. */
export function loadCommands(program: Command, { say, whisper, fail, open }: Admin): void {
  const known = Object.entries(sources)
    .map(([name, { expects }]) => `  ${name}: ${expects}`)
    .join('\n');

  program
    .command('load <source> <path>')
    .description(
      'load clients, ledgers, securities, prices, products or rates from other systems’ files; loading again doubles nothing',
    )
    .option('--book <book>', 'the book the clients go to')
    .addOption(
      new Option('--encoding <encoding>', 'how a file without a byte order mark is written')
        .choices(TEXT_ENCODINGS)
        .default('utf-8'),
    )
    .addHelpText('after', `\nSources and what their path is:\n${known}`)
    .action((source: string, path: string, options: LoadCommandOptions) =>
      open(async (dependencies) => {
        const book = await bookFor(dependencies.database, source, options.book);
        if (!book.ok) return fail(book.error);
        const choices = {
          encoding: options.encoding,
          progress: (count: number) => whisper(`${count} records …`),
        };
        const loaded = await loadIntoBook(dependencies, source, path, book.value, choices);
        if (!loaded.ok) return fail(loaded.error.message);
        for (const line of outcomeLines(loaded.value)) say(line);
      }),
    );

  program
    .command('sample')
    .description(
      `load the sample clients into a book; without one, make "${SAMPLE_BOOK}" and ${DEMO_EMAIL}`,
    )
    .option('--book <book>', 'the book the clients go to')
    .action((options: { book?: string }) =>
      open(async (dependencies) => {
        if (options.book === undefined) return seedSample(dependencies, say);
        const book = await ordinaryBookNamed(dependencies.database, options.book);
        if (!book.ok) return fail(book.error);
        const loaded = await loadIntoBook(dependencies, 'sample', '', book.value.id);
        if (!loaded.ok) return fail(loaded.error.message);
        for (const line of outcomeLines(loaded.value)) say(line);
      }),
    );
}

/** Where the clients of `source` go; the firm's own book for a source that has none. */
async function bookFor(
  database: Database,
  source: string,
  name: string | undefined,
): Promise<Found<BookId>> {
  if (isSourceName(source) && sources[source].isOfFirm) return ok(await firmBookId(database));
  if (name === undefined) return err('name the book the clients go to: --book BOOK');
  const book = await ordinaryBookNamed(database, name);
  return book.ok ? ok(book.value.id) : book;
}

/** What came of a load, for the person who has to trust it. */
function outcomeLines({ report, counts }: LoadOutcome): readonly string[] {
  const problems = report.problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ file, line, field, message }) => `${file}:${line} ${field} ${message}`);
  return [
    `${counts.written} records written, ${counts.unchanged} unchanged, ${counts.left} left as people made them`,
    ...listed(counts.firstLeft, counts.left),
    ...report.totals.map(({ label, value }) => `${label}: ${value}`),
    ...(report.problemCount > 0
      ? [`${report.problemCount} problems`, ...listed(problems, report.problemCount)]
      : []),
  ];
}

/** `first` of `count` things, and how many more there are. */
function listed(first: readonly string[], count: number): readonly string[] {
  const more = count - first.length;
  return [...first, ...(more > 0 ? [`… and ${more} more`] : [])].map((line) => `  ${line}`);
}
