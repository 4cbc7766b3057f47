import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { newClient } from '../../client/client-builders.ts';
import { type ClientFile, type Entry, emptyClientFile } from '../../client/client-file.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import { newAccount, newTransaction } from '../../portfolio/portfolio-builders.ts';
import type { Transaction } from '../../portfolio/transaction.ts';

/** The day the tests stand on. */
export const TODAY = '2026-11-24' as CalendarDate;

const client = entryNamed('client', newClient({ name: 'Client', clientType: 'privateInvestor' }));
export const CASH = entryNamed(
  'cash',
  newAccount({ clientId: client.id, name: 'Cash', accountType: 'cash' }),
);
export const SALES = entryNamed(
  'sales',
  newAccount({ clientId: client.id, name: 'Sales', accountType: 'sales' }),
);

/** A private client with a cash and a sales account and these transactions. */
export function fileWith(
  transactions: readonly Entry<Transaction>[],
  parts: Partial<ClientFile> = {},
): ClientFile {
  return { ...emptyClientFile(client), accounts: [CASH, SALES], transactions, ...parts };
}

/** An entry so many days before today; its name makes its id. */
export function entry(
  name: string,
  daysAgo: number,
  fields: Partial<Transaction> & { readonly type: Transaction['type'] },
): Entry<Transaction> {
  const isSale = fields.type === 'order' || fields.type === 'return';
  const accountId: RecordId = isSale ? SALES.id : CASH.id;
  const date = addDays(TODAY, -daysAgo);
  return entryNamed(name, newTransaction({ clientId: client.id, accountId, date, ...fields }));
}

/** Payments of about EUR 100 every ten days, the last twenty days ago, each with a known payee. */
export function usualPayments(count = 30): readonly Entry<Transaction>[] {
  return Array.from({ length: count }, (_, index) =>
    entry(`usual ${index}`, 20 + index * 10, {
      type: 'withdrawal',
      amount: -(90_00 + (index % 5) * 5_00),
      counterparty: ['Grocer', 'Landlord', 'Power', 'Club'][index % 4] ?? '',
    }),
  );
}

/** Receipts of about EUR 2,000 a month. */
export function usualReceipts(count = 24): readonly Entry<Transaction>[] {
  return Array.from({ length: count }, (_, index) =>
    entry(`receipt ${index}`, 25 + index * 30, { type: 'deposit', amount: 2000_00 + index * 100 }),
  );
}
