import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newAccount, newTransaction } from '../portfolio/portfolio-builders.ts';
import { sinceLastTime } from './since-last-time.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const shopThrough = (ledgerThrough: CalendarDate | null) =>
  entryNamed('shop', newAccount({ clientId, name: 'S', accountType: 'sales', ledgerThrough }));
const shop = shopThrough(null);
const changes = (parts: Partial<ClientFile>, after = '2026-09-01') =>
  sinceLastTime({
    file: { ...emptyClientFile(client), ...parts },
    after: day(after),
    to: day('2026-11-24'),
    offsetMinutes: 0,
  });
let count = 0;

describe('what a sales client ordered since last time', () => {
  const sale = (type: 'order' | 'return', date: string, amount: number) => {
    count += 1;
    const data = newTransaction({ clientId, accountId: shop.id, type, date: day(date), amount });
    return entryNamed(`entry ${count}`, data);
  };
  const accounts = [shop];

  it('is told without a habit while less than 90 days are known', () => {
    const transactions = [
      ...[sale('order', '2026-08-01', 5_00), sale('order', '2026-10-01', 10_00)],
      ...[sale('order', '2026-10-09', 20_00), sale('return', '2026-10-20', -4_00)],
    ];
    const found = changes({ accounts, transactions });
    expect(found.map(({ date, text }) => [date, text])).toEqual([
      ['2026-10-09', '2 orders of EUR\u00a030'],
      ['2026-10-20', '1 return of EUR\u00a04'],
    ]);
  });

  // 1,200.00 in a year, of which 84 days are 276.16.
  const year = ['09', '10', '11', '12'].map((month) => sale('order', `2025-${month}-02`, 100_00));
  const half = ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) =>
    sale('order', `2026-${month}-02`, 100_00),
  );

  it('stands beside what is usual in as many days, and is weighed by what is usual in a year', () => {
    const transactions = [
      ...[...year, ...half, sale('order', '2026-10-09', 600_00)],
      sale('return', '2026-10-20', -1_20),
    ];
    const found = changes({ accounts, transactions });
    expect(found.map(({ text, rank }) => [text.replaceAll('\u00a0', ' '), rank])).toEqual([
      ['1 order of EUR 600, usually EUR 276', 92],
      ['1 return of EUR 1', 25],
    ]);
  });

  it('is missed when two orders were to be expected, which only we should read', () => {
    expect(changes({ accounts, transactions: [...year, ...half] })).toMatchObject([
      { text: 'No order, usually EUR\u00a0276', isInternal: true, source: { id: shop.id } },
    ]);
  });

  it('is not missed on days whose entries have not been delivered', () => {
    const weekly = Array.from({ length: 52 }, (_, week) =>
      sale('order', addDays(day('2026-09-30'), -7 * week), 100_00),
    );
    const delivered = { accounts: [shopThrough(day('2026-09-30'))], transactions: weekly };
    expect(changes(delivered, '2026-10-05')).toEqual([]);
    expect(changes({ accounts, transactions: weekly }, '2026-10-05')).toHaveLength(1);
  });

  it('is compared up to the last day delivered', () => {
    const transactions = [...year, ...half];
    const known = { accounts: [shopThrough(day('2026-11-01'))] };
    // 1,200.00 in a year, of which 61 days are 200.55.
    expect(changes({ ...known, transactions })).toMatchObject([
      { text: 'No order up to 1 Nov 2026, usually EUR\u00a0201', date: '2026-11-01' },
    ]);
    const came = changes({
      ...known,
      transactions: [...transactions, sale('order', '2026-10-09', 5_00)],
    });
    expect(came.map(({ text }) => text)).toEqual(['1 order of EUR\u00a05, usually EUR\u00a0201']);
    // One entered ahead of the delivery is told, but stands beside no habit.
    const ahead = changes({
      ...known,
      transactions: [...transactions, sale('order', '2026-11-09', 5_00)],
    });
    expect(ahead.map(({ text }) => text)).toEqual(['1 order of EUR\u00a05']);
  });

  it('is usual by the year that was delivered', () => {
    const transactions = [...year, ...half];
    const early = { accounts: [shopThrough(day('2026-08-31'))] };
    const [order] = changes(
      { ...early, transactions: [...transactions, sale('order', '2026-11-20', 600_00)] },
      '2026-11-01',
    );
    // Half of the 1,200.00 of the year up to the end of August.
    expect(order).toMatchObject({ text: '1 order of EUR\u00a0600', rank: 92 });
  });
});
