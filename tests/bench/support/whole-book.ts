import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { bookParts, packPart } from '#shared/domain/portfolio/book-part.ts';
import type { FiguresRecords } from '#shared/domain/portfolio/client-figures.ts';
import { sumSeries } from '#shared/domain/portfolio/daily-series.ts';
import { holdingsOf } from '#shared/domain/portfolio/holdings.ts';
import { moneyWeightedReturn } from '#shared/domain/portfolio/performance.ts';
import { portfolioPerformance } from '#shared/domain/portfolio/portfolio-performance.ts';
import { portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { PricedBook } from './priced-book.ts';
import { median } from './statistics.ts';

/** Milliseconds of the processor for all clients. */
export interface BookMillis {
  loop: number;
  holdings: number;
  /** Time- and money-weighted together, from the ledger on. */
  returns: number;
  /** XIRR alone, from the flows on. */
  moneyWeighted: number;
  /** Values and flows of every day, kept small and summed for the page of the book. */
  days: number;
}

/** Rounds over the same records; the first shows the records to the processor and is left out. */
const ROUNDS = 6;

const EUR = 'EUR' as CurrencyCode;

/** Adds to `spent` what the figures of `clients` take: medians of some rounds over them. */
export function measureClients(
  book: PricedBook,
  clients: readonly FiguresRecords[],
  spent: BookMillis,
): void {
  const rounds: BookMillis[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // What was computed of an array is kept with it: other arrays of the same records are asked.
    const fresh = clients.map((client) => ({ ...client, transactions: [...client.transactions] }));
    rounds.push(measureOnce(book, fresh));
  }
  for (const key of ['loop', 'holdings', 'returns', 'moneyWeighted', 'days'] as const) {
    spent[key] += median(rounds.slice(1).map((round) => round[key]));
  }
}

function measureOnce(book: PricedBook, clients: readonly FiguresRecords[]): BookMillis {
  const [loop, sums] = timed(() => sumByAccount(clients));
  const [holdings, lots] = timed(() =>
    clients.reduce((sum, { accounts, transactions }) => {
      const held = holdingsOf({ accounts, transactions }).holdings;
      return sum + held.reduce((count, each) => count + each.lots.length, 0);
    }, 0),
  );
  const again = clients.map((client) => ({ ...client, transactions: [...client.transactions] }));
  const period = { from: book.from, to: book.to };
  const [returns, flows] = timed(() =>
    again.map((client) => {
      const { timeWeighted, moneyWeighted } = portfolioPerformance(
        portfolioScope(client, EUR),
        period,
      );
      if (!moneyWeighted.available || !timeWeighted.available) throw new Error('No return.');
      return moneyWeighted.value.flows;
    }),
  );
  const [moneyWeighted] = timed(() => flows.map((each) => moneyWeightedReturn(each)));
  const files = clients.map((client) => ({
    ...emptyClientFile(client.client),
    ...client,
    transactions: [...client.transactions],
  }));
  const [days] = timed(() => {
    const parts = files.flatMap((file) => bookParts(file, book.to));
    for (const part of parts) packPart(part);
    sumSeries(
      parts.map(({ series }) => series),
      book.to,
    );
  });
  if (sums.size === 0 || lots === 0) throw new Error('Nobody holds anything.');
  return { loop, holdings, returns, moneyWeighted, days };
}

/** The plain loop: what every account's amounts add up to. */
function sumByAccount(clients: readonly FiguresRecords[]): ReadonlyMap<RecordId, number> {
  const sums = new Map<RecordId, number>();
  for (const { transactions } of clients) {
    for (const { data } of transactions) {
      sums.set(data.accountId, (sums.get(data.accountId) ?? 0) + data.amount);
    }
  }
  return sums;
}

/**
 * The milliseconds of the processor that `work` took, the garbage collector's among them, and what it
 * returned. Not those of the clock: what else runs on the machine would count.
 */
export function timed<Value>(work: () => Value): readonly [millis: number, value: Value] {
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  return [(user + system) / 1000, value];
}
