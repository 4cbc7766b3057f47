import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import type { Period } from '../period.ts';
import { bookClient } from './book-client.ts';
import { type BookPart, type BookScope, bookParts, packPart } from './book-part.ts';
import type { SummedBook } from './book-performance.ts';
import { sumSeries } from './daily-series.ts';
import { noRates } from './exchange-rate.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import type { Transaction } from './transaction.ts';

/** The day on which the books of the tests are looked at. */
export const BOOK_DAY = '2026-11-24' as CalendarDate;
export const daysAgo = (days: number): CalendarDate => addDays(BOOK_DAY, -days);

export const bookShare = entryNamed('share', newSecurity({ name: 'Share' }));
export const IN_EUR: BookScope = { currency: bookShare.data.currency, isWhole: false };

export type BookLine = Partial<Transaction> &
  Pick<Transaction, 'type'> & { readonly daysAgo: number };

/** A client with one account and the share at the prices, by days ago. */
export function bookFile(
  name: string,
  lines: readonly BookLine[],
  prices: Readonly<Record<number, number>> = { 1900: 100 },
): ClientFile {
  const client = entryNamed(name, newClient({ name }));
  const account = entryNamed(`${name} account`, newAccount({ clientId: client.id, name: 'Depot' }));
  const points = Object.entries(prices)
    .map(([days, price]) => ({ date: daysAgo(Number(days)), price: (price * 1e6) as UnitPrice }))
    .sort((first, second) => (first.date < second.date ? -1 : 1));
  return {
    ...emptyClientFile(client),
    accounts: [account],
    transactions: lines
      .map(({ daysAgo: days, ...fields }, index) =>
        entryNamed(
          `${name} ${index}`,
          newTransaction({
            clientId: client.id,
            accountId: account.id,
            date: daysAgo(days),
            ...fields,
          }),
        ),
      )
      .sort((first, second) => (first.data.date < second.data.date ? -1 : 1)),
    securities: new Map([[bookShare.id, bookShare]]),
    prices: new Map([[bookShare.id, points]]),
  };
}

export const deposit = (days: number, euros: number): BookLine => ({
  type: 'deposit',
  daysAgo: days,
  amount: euros * 100,
});

export const withdrawal = (days: number, euros: number): BookLine => ({
  type: 'withdrawal',
  daysAgo: days,
  amount: -euros * 100,
});

export const fee = (days: number, euros: number): BookLine => ({
  type: 'fee',
  daysAgo: days,
  amount: -euros * 100,
});

export const buy = (days: number, pieces: number, euros: number): BookLine => ({
  type: 'buy',
  daysAgo: days,
  securityId: bookShare.id,
  quantity: (pieces * 1e6) as Quantity,
  amount: -euros * 100,
});

/** What each client of `files` adds in `scope`. */
export function partsOf(files: readonly ClientFile[], scope = IN_EUR): readonly BookPart[] {
  return files
    .flatMap((file) => bookParts(file, BOOK_DAY, scope.isWhole ? scope.currency : null))
    .filter(
      (part) => part.scope.currency === scope.currency && part.scope.isWhole === scope.isWhole,
    );
}

/** The clients of `files` as a book, by default without a benchmark. */
export function bookOf(
  files: readonly ClientFile[],
  benchmark: SummedBook['benchmark'] = { available: false, reason: 'none' },
  scope = IN_EUR,
): SummedBook {
  const series = partsOf(files, scope).map((part) => part.series);
  return {
    sum: sumSeries(series, BOOK_DAY),
    prices: {
      currency: scope.currency,
      securities: files[0]?.securities ?? new Map(),
      prices: files[0]?.prices ?? new Map(),
      rates: noRates,
    },
    benchmark,
  };
}

/** What each client of `files` was worth, earned and paid in `period`. */
export function clientsOf(files: readonly ClientFile[], period: Period, scope = IN_EUR) {
  return partsOf(files, scope).map((part) => bookClient(packPart(part), period));
}
