import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newTransaction } from './portfolio-builders.ts';
import { monthsOf, revenueByMonth, revenueByProduct, salesIn, salesTotals } from './sales.ts';
import type { TransactionLine } from './transaction.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const GBP = 'GBP' as CurrencyCode;
const ids = { clientId: entryNamed('client', null).id, accountId: entryNamed('shop', null).id };
const product = (name: string) => entryNamed(name, null).id;
const line = (name: string, pieces: number, price: number): TransactionLine => ({
  productId: product(name),
  quantity: Math.round(pieces * 1e6) as Quantity,
  unitPrice: Math.round(price * 1e6) as UnitPrice,
});

let serial = 0;
const sale = (
  type: 'order' | 'return',
  date: CalendarDate,
  amount: number,
  lines: TransactionLine[] = [],
) => {
  serial += 1;
  return entryNamed(
    `sale ${serial}`,
    newTransaction({ ...ids, type, date, amount, currency: GBP, lines }),
  );
};

const year = { from: day('2026-01-01'), to: day('2026-12-31') };
const sales = [
  sale('order', day('2026-02-03'), 13_50, [line('cup', 10, 0.85), line('plate', 2, 2.5)]),
  sale('order', day('2026-04-03'), 8_50, [line('cup', 10, 0.85)]),
  sale('return', day('2026-04-05'), -1_70, [line('cup', -2, 0.85)]),
];

describe('sales', () => {
  it('total orders, returns and revenue', () => {
    expect(salesTotals(sales, GBP, year)).toEqual({
      currency: GBP,
      revenue: 20_30,
      orders: 22_00,
      returns: 1_70,
      orderCount: 2,
      returnCount: 1,
      lastOrderOn: '2026-04-03',
    });
  });

  it('by month know the months without orders, and not those before the first', () => {
    const months = revenueByMonth(sales, { from: day('2026-01-15'), to: day('2026-05-02') });
    expect(months).toEqual([
      { month: '2026-01', revenue: null },
      { month: '2026-02', revenue: 13_50 },
      { month: '2026-03', revenue: 0 },
      { month: '2026-04', revenue: 6_80 },
      { month: '2026-05', revenue: 0 },
    ]);
    expect(monthsOf({ from: day('2025-11-30'), to: day('2026-02-01') })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });

  it('by product take returns off and put the largest first', () => {
    expect(revenueByProduct(sales, GBP, year)).toEqual([
      { productId: product('cup'), revenue: 15_30, quantity: 20e6, returnedQuantity: 2e6 },
      { productId: product('plate'), revenue: 5_00, quantity: 2e6, returnedQuantity: 0 },
    ]);
  });

  it('by month add up to the total of the year', () => {
    const amounts = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: -9999, max: 9999 })),
    );
    fc.assert(
      fc.property(amounts, (rows) => {
        const entries = rows
          .map(([offset, amount]) =>
            sale(amount < 0 ? 'return' : 'order', addDays(year.from, offset), amount),
          )
          .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1));
        const found = salesIn(entries, GBP);
        const months = revenueByMonth(found, year);
        const sum = months.reduce((total, { revenue }) => total + (revenue ?? 0), 0);
        expect(sum).toBe(salesTotals(found, GBP, year).revenue);
      }),
      { numRuns: 50 },
    );
  });
});
