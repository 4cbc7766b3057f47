import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newAccount, newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { plainWording } from '../wording.ts';
import { clientId, share, units } from './check-fixture.ts';
import { lotsGone } from './lots-gone.ts';

const depot = entryNamed(
  'depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' }),
);
const accounts = [depot];
const entry = (name: string, type: 'buy' | 'sell', day: string, count: number) =>
  entryNamed(
    name,
    newTransaction({
      ...{ clientId, accountId: depot.id, type, date: day as CalendarDate, securityId: share.id },
      ...{ amount: -count * 10_00, quantity: units(count) },
    }),
  );
const purchase = entry('purchase', 'buy', '2026-01-02', 10);
const sale = (name: string, day: string, count: number) => {
  const { data } = entry(name, 'sell', day, -count);
  const lot = { purchaseId: purchase.id, acquiredOn: purchase.data.date, quantity: units(count) };
  return entryNamed<Transaction>(name, { ...data, namedLots: [lot] });
};
const why = (transactions: readonly ReturnType<typeof sale>[], sold: ReturnType<typeof sale>) =>
  lotsGone({ accounts, transactions }, sold, plainWording);

describe('lots that an executed order names', () => {
  it('may be sold while they are there', () => {
    expect(why([purchase], sale('s', '2026-02-02', 10))).toBeNull();
    expect(why([purchase, sale('before', '2026-02-01', 4)], sale('s', '2026-02-02', 6))).toBeNull();
  });

  it('are not sold twice, whichever sale is the earlier', () => {
    expect(why([purchase, sale('before', '2026-02-01', 4)], sale('s', '2026-02-02', 7))).toBe(
      'the lot of 2 Jan 2026 has 6 units on that day, not 7: refuse the order, or correct the ledger first; where other lots were sold, ask for a new order',
    );
    expect(why([purchase, sale('after', '2026-02-03', 4)], sale('s', '2026-02-02', 7))).toContain(
      'the ledger refuses an entry: the sale of 3 Feb 2026',
    );
  });

  it('are not sold before they are bought', () => {
    expect(why([purchase], sale('s', '2026-01-01', 1))).toContain('has 0 units on that day, not 1');
  });

  it('are not sold when their purchase was of another day than was said', () => {
    const corrected = {
      ...purchase,
      data: { ...purchase.data, date: '2026-01-05' as CalendarDate },
    };
    expect(why([corrected], sale('s', '2026-02-02', 1))).toContain(
      'the lot of 2 Jan 2026 is of 5 Jan 2026 by now',
    );
  });
});
