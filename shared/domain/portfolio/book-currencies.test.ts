import { describe, expect, it } from 'vitest';
import type { CurrencyCode, UnitPrice } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import {
  BOOK_DAY,
  bookFile,
  bookOf,
  clientsOf,
  daysAgo,
  deposit,
  IN_EUR,
  partsOf,
} from './book-file-builder.ts';
import { bookPage } from './book-page.ts';
import { bookPerformance } from './book-performance.ts';
import { ratesByPair } from './exchange-rates.ts';
import { standardPerformance } from './period-performance.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';

const value = (amount: number) => ({ available: true, value: amount });

describe('a book in several currencies', () => {
  const EUR = IN_EUR.currency;
  const USD = 'USD' as CurrencyCode;
  const whole = { currency: EUR, isWhole: true };

  /** 500 of 1,000 euros became 625 dollars at 0.80; the dollar is worth a euro since 200 days. */
  function abroad(): ClientFile {
    const file = bookFile('abroad', [deposit(400, 1_000)]);
    const clientId = file.client.id;
    const [euros] = file.accounts;
    if (!euros) throw new Error('there is no account');
    const dollars = entryNamed('dollars', newAccount({ clientId, name: 'Dollars', currency: USD }));
    const moved = { clientId, date: daysAgo(300) };
    return {
      ...file,
      accounts: [euros, dollars],
      transactions: [
        ...file.transactions,
        entryNamed(
          'out',
          newTransaction({
            ...{ ...moved, type: 'transferOut', accountId: euros.id, amount: -50_000 },
            transferAccountId: dollars.id,
          }),
        ),
        entryNamed(
          'in',
          newTransaction({
            ...{ ...moved, type: 'transferIn', accountId: dollars.id, amount: 62_500 },
            ...{ currency: USD, transferAccountId: euros.id },
          }),
        ),
      ],
      exchangeRates: ratesByPair(
        Array.from({ length: 70 }, (_, week) => ({
          ...{ from: USD, to: EUR, date: daysAgo(7 * week) },
          rate: (7 * week > 200 ? 0.8e6 : 1e6) as UnitPrice,
        })),
      ),
    };
  }

  it('counts the whole at the rate of each day, without the transfers between its accounts', () => {
    const row = bookPerformance(bookOf([abroad()], undefined, whole), BOOK_DAY, null).find(
      ({ key }) => key === 'sinceInception',
    );
    // 625 dollars that went from 0.80 to 1.00.
    expect(row).toMatchObject({
      ...{ netFlow: value(100_000), gain: value(12_500), endValue: value(112_500) },
    });
    expect(row?.net).toMatchObject({ value: { rate: expect.closeTo(0.125, 9) } });
  });

  it('is in the whole that of its one client over all accounts, as on the client’s page', () => {
    const file = abroad();
    const none = { available: false, reason: 'none' } as const;
    const ofClient = standardPerformance(portfolioScope(file, EUR), BOOK_DAY, none);
    expect(bookPerformance(bookOf([file], none, whole), BOOK_DAY, null)).toEqual(ofClient);
  });

  it('counts the accounts of a currency by themselves, where such a transfer is a flow', () => {
    const [client] = clientsOf([abroad()], { from: daysAgo(365), to: BOOK_DAY });
    expect(client).toMatchObject({ startValue: 100_000, outflow: 50_000, gain: 0 });
    const inDollars = { currency: USD, isWhole: false };
    const [beside] = clientsOf([abroad()], { from: daysAgo(365), to: BOOK_DAY }, inDollars);
    expect(beside).toMatchObject({ startValue: 0, inflow: 62_500, endValue: 62_500, gain: 0 });
  });

  it('leaves out of the whole, with the reason, whom no rate is known for', () => {
    const file = { ...abroad(), exchangeRates: new Map() };
    const period = { from: daysAgo(365), to: BOOK_DAY };
    const [client] = clientsOf([file], period, whole);
    expect(client?.leftOut).toMatchObject({
      days: 301,
      why: { reason: expect.stringContaining('USD') },
    });
    expect(client).toMatchObject({ startValue: 100_000, outflow: 100_000, endValue: 0, gain: 0 });
  });

  it('says what was paid that no rate is known for, and counts the rest', () => {
    const file = bookFile('trader', [deposit(400, 1_000)]);
    const clientId = file.client.id;
    const shop = entryNamed(
      'shop',
      newAccount({ clientId, name: 'Shop', accountType: 'sales', currency: USD }),
    );
    const order = (days: number) =>
      entryNamed(
        `order ${days}`,
        newTransaction({
          ...{ clientId, accountId: shop.id, type: 'order', date: daysAgo(days) },
          ...{ amount: 10_000, currency: USD },
        }),
      );
    const rate = { from: USD, to: EUR, date: daysAgo(50), rate: 0.8e6 as UnitPrice };
    const selling: ClientFile = {
      ...file,
      accounts: [...file.accounts, shop],
      transactions: [order(500), ...file.transactions, order(300), order(250), order(50)],
      exchangeRates: ratesByPair([rate]),
    };
    const period = { from: daysAgo(365), to: BOOK_DAY };
    const [client] = clientsOf([selling], period, whole);
    expect(client).toMatchObject({ sales: 8_000, leftOut: null });
    expect(client?.revenueLeftOut).toMatchObject({
      entries: 2,
      why: { cause: { tag: 'rateMissing', from: USD, date: daysAgo(300) } },
    });
    const lately = { from: daysAgo(60), to: BOOK_DAY };
    expect(clientsOf([selling], lately, whole)[0]?.revenueLeftOut).toBeNull();

    const book = bookOf([selling, file], undefined, whole);
    const periods = bookPerformance(book, BOOK_DAY, period);
    const own = periods.at(-1);
    if (!own) throw new Error('there is no period of its own');
    const clients = clientsOf([file, selling], period, whole);
    const lengths = { contributions: 5, keyClients: 5, leftOut: 5 };
    expect(bookPage(whole, book, periods, own, clients, lengths)).toMatchObject({
      ...{ revenueLeftOutCount: 1, revenueLeftOut: [{ sales: 8_000 }], leftOutCount: 0 },
    });
  });

  it('does not count twice who has accounts in that currency only', () => {
    const file = bookFile('at home', [deposit(400, 1_000)]);
    const [inEuros] = partsOf([file]);
    const [inWhole] = partsOf([file], whole);
    expect(inWhole?.series).toEqual(inEuros?.series);
  });
});
