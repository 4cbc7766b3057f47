import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import type { Account } from './account.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import type { Transaction } from './transaction.ts';

/* A depot in dollars with one security that becomes another, for tests of reorganisations. */

export const clientId = entryNamed('client', null).id;
export const USD = 'USD' as CurrencyCode;
export const day = (text: string): CalendarDate => text as CalendarDate;
export const pieces = (count: number) => Math.round(count * 1e6) as Quantity;
export const old = entryNamed('old', newSecurity({ name: 'Old', currency: USD }));
export const fresh = entryNamed('fresh', newSecurity({ name: 'Fresh', currency: USD }));
export const account = (costBasisMethod: Account['costBasisMethod'] = 'fifo') =>
  entryNamed('Depot', newAccount({ clientId, name: 'Depot', currency: USD, costBasisMethod }));

let serial = 0;
export const entry = (fields: Partial<Transaction> & Pick<Transaction, 'type' | 'date'>) => {
  serial += 1;
  return entryNamed(
    `reorganisation ${serial}`,
    newTransaction({
      ...{ clientId, accountId: account().id, securityId: old.id, currency: USD },
      ...fields,
    }),
  );
};
/** A purchase of `count` units of the old security for so many cents. */
export const buy = (
  date: string,
  count: number,
  cents: number,
  fields: Partial<Transaction> = {},
) => entry({ type: 'buy', date: day(date), quantity: pieces(count), amount: -cents, ...fields });
