import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { sinceLastTime } from './since-last-time.ts';

/* A client with one account and one share, for tests of what changed since last time. */

export const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
export const clientId = client.id;
export const depot = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
export const share = entryNamed('share', newSecurity({ name: 'Share' }));
export const changes = (parts: Partial<ClientFile>) =>
  sinceLastTime({
    file: { ...emptyClientFile(client), accounts: [depot], securities: byId([share]), ...parts },
    after: day('2026-09-01'),
    to: day('2026-11-24'),
    offsetMinutes: 0,
  });
/** The sentences, with plain spaces. */
export const told = (parts: Partial<ClientFile>) =>
  changes(parts).map(({ text }) => text.replaceAll('\u00a0', ' '));
let count = 0;
export const entry = (type: Transaction['type'], date: string, fields: Partial<Transaction>) => {
  count += 1;
  const data = newTransaction({ clientId, accountId: depot.id, type, date: day(date), ...fields });
  return entryNamed(`entry ${count}`, data);
};
export const units = (pieces: number) => (pieces * 1e6) as Quantity;
export const trade = (date: string, pieces: number, amount: number, securityId = share.id) =>
  entry(pieces > 0 ? 'buy' : 'sell', date, { amount, quantity: units(pieces), securityId });
export const at = (securityId: typeof share.id, date: string, price: number) => ({
  ...{ securityId, date: day(date), price: (price * 1e6) as UnitPrice },
});
export const flat = priceSeries([at(share.id, '2026-01-01', 100)]);
