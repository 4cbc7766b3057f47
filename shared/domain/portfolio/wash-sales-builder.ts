import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import type { Account } from './account.ts';
import { holdingsOf } from './holdings.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import type { Transaction } from './transaction.ts';

/* Trades in one US share, for the tests of wash sales. */

export const clientId = entryNamed('client', null).id;
export const USD = 'USD' as CurrencyCode;
export const share = entryNamed('security', newSecurity({ name: 'M Company', currency: USD }));
export const day = (text: string): CalendarDate => text as CalendarDate;
export const account = (name = 'Depot', fields: Partial<Account> = {}) =>
  entryNamed(name, newAccount({ clientId, name, currency: USD, ...fields }));

let serial = 0;
export type Trade = readonly [date: string, pieces: number, dollars: number];
export const trade = ([date, pieces, dollars]: Trade, fields: Partial<Transaction> = {}) => {
  serial += 1;
  return entryNamed(
    `wash ${serial}`,
    newTransaction({
      ...{ clientId, accountId: account().id, securityId: share.id, currency: USD },
      type: pieces < 0 ? 'sell' : 'buy',
      date: day(date),
      quantity: (pieces * 1e6) as Quantity,
      amount: (pieces < 0 ? dollars : -dollars) * 100,
      ...fields,
    }),
  );
};
export const inAccount = (name: string) => ({ accountId: entryNamed(name, null).id });

export const count = (transactions: ReturnType<typeof trade>[], accounts = [account()]) =>
  holdingsOf({ accounts, transactions, washSales: true });
export const read = (trades: readonly Trade[], accounts = [account()]) =>
  count(
    trades.map((each) => trade(each)),
    accounts,
  );

/** Pieces, cost and first day counted of each lot that is left. */
export const lotsOf = ({ holdings }: ReturnType<typeof holdingsOf>) =>
  holdings.flatMap(({ lots }) =>
    lots.map(({ quantity, cost, acquiredOn, carried }) => [
      quantity / 1e6,
      (cost ?? Number.NaN) / 100,
      carried ? carried.heldFrom : acquiredOn,
    ]),
  );
export const disallowed = ({ realisedGains }: ReturnType<typeof holdingsOf>) =>
  realisedGains.map((gain) => gain.disallowed / 100);
