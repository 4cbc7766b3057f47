import { answerFigure } from '#shared/domain/client/asked-figures.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import type { FiguresRecords } from '#shared/domain/portfolio/client-figures.ts';
import type { LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { median } from './statistics.ts';
import { timed } from './whole-book.ts';

interface Part {
  readonly name: string;
  readonly millis: number;
}

const ROUNDS = 7;
/** Rounds for the compiler: the worker has figured other clients before one is opened. */
const WARM_UP = 3;

const EUR = 'EUR' as CurrencyCode;

/** Everything that the page of a client's portfolio asks for when it is opened, in its order. */
function questionsOf(day: CalendarDate) {
  const performance = { scope: 'all', day, own: null };
  const chosen = { ...performance, key: 'oneYear' as const };
  const tax = { currency: EUR, form: 'plain' as const, year: null, day };
  return [
    ['value of each account', (file: ClientFile) => answerFigure('accountValues', file, { day })],
    [
      'course of value, allocation by account',
      (file: ClientFile) => answerFigure('valueCourse', file, { currency: EUR, years: 1, day }),
    ],
    [
      'returns of six periods, net, gross, XIRR',
      (file: ClientFile) => answerFigure('performanceTable', file, performance),
    ],
    [
      'course and contributions of one',
      (file: ClientFile) => answerFigure('periodDetail', file, chosen),
    ],
    ['holdings', (file: ClientFile) => answerFigure('holdingsBySize', file, { day })],
    [
      'lots',
      (file: ClientFile) => answerFigure('lotsPage', file, { day, form: 'plain', most: 50 }),
    ],
    ['tax year', (file: ClientFile) => answerFigure('taxYearPage', file, tax)],
  ] as const;
}

/** What the portfolio page of `client` takes: medians by part, and of the whole. */
export function measureOneClient(
  client: FiguresRecords,
  day: CalendarDate,
): { readonly parts: readonly Part[]; readonly total: number } {
  const questions = questionsOf(day);
  const rounds: number[][] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const file = freshFile(client, client.transactions);
    const millis = questions.map(([, ask]) => timed(() => ask(file))[0]);
    if (round >= WARM_UP) rounds.push(millis);
  }
  const totals = rounds.map((millis) => millis.reduce((sum, each) => sum + each, 0));
  const parts = questions.map(([name], index) => ({
    name,
    millis: median(rounds.map((millis) => millis[index] ?? 0)),
  }));
  const total = median(totals);
  return { parts: [...parts, { name: 'all of it', millis: total }], total };
}

/** What holdings and all returns of `client` take again after one more entry, appended and back-dated. */
export function measureEdit(
  client: FiguresRecords,
  day: CalendarDate,
): { readonly appended: number; readonly backDated: number } {
  const { transactions } = client;
  const middle = Math.floor(transactions.length / 2);
  const sample = transactions.find(({ data }) => data.type === 'deposit');
  if (!sample) throw new Error('No money was ever paid in.');
  const entryOn = (date: CalendarDate): LedgerEntry => ({
    ...sample,
    id: `${sample.id.slice(0, -1)}x` as LedgerEntry['id'],
    data: { ...sample.data, date },
  });
  const midday = transactions[middle]?.data.date ?? day;
  const ways = {
    appended: [...transactions, entryOn(day)],
    backDated: transactions.toSpliced(middle, 0, entryOn(midday)),
  };
  const millisOf = (edited: readonly LedgerEntry[]): number =>
    median(
      Array.from({ length: WARM_UP + ROUNDS }, () => {
        const file = freshFile(client, edited);
        return timed(() => {
          answerFigure('holdingsBySize', file, { day });
          answerFigure('performanceTable', file, { scope: 'all', day, own: null });
        })[0];
      }).slice(WARM_UP),
    );
  return { appended: millisOf(ways.appended), backDated: millisOf(ways.backDated) };
}

/** A file of which nothing was computed yet. */
function freshFile(client: FiguresRecords, transactions: readonly LedgerEntry[]): ClientFile {
  return { ...emptyClientFile(client.client), ...client, transactions: [...transactions] };
}
