import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { noRates } from './exchange-rate.ts';
import { newTransaction } from './portfolio-builders.ts';
import { priceSavings } from './price-savings.ts';

const day = (text: string) => text as CalendarDate;
const ids = { clientId: entryNamed('client', null).id, accountId: entryNamed('shop', null).id };
const products = ['Cup', 'Tea'].map((name) => entryNamed(name, newProduct({ name })));
const period = { from: day('2026-01-01'), to: day('2026-12-31') };

/** Pieces at a price in cents; negative pieces come back. */
function sale(date: string, name: string, pieces: number, cents: number) {
  const line = {
    productId: entryNamed(name, null).id,
    quantity: Math.round(pieces * 1e6) as Quantity,
    unitPrice: Math.round(cents * 1e4) as UnitPrice,
  };
  const type: 'order' | 'return' = pieces < 0 ? 'return' : 'order';
  const data = { ...ids, type, date: day(date), lines: [line] };
  return entryNamed(`${date} ${name} ${pieces} ${cents}`, newTransaction(data));
}
const savingsOf = (...sales: readonly ReturnType<typeof sale>[]) =>
  priceSavings({
    ...{ sales, period, currency: 'EUR' as CurrencyCode, products: byId(products) },
    ...{ today: period.to, rates: noRates },
  });

describe('savings on prices', () => {
  it('are what the pieces would have cost at the average price before, less what was paid', () => {
    const savings = savingsOf(
      ...[sale('2025-02-01', 'Cup', 10, 5_00), sale('2025-09-01', 'Cup', 30, 4_00)],
      sale('2026-03-01', 'Cup', 20, 4_00),
    );
    // 170.00 for 40 is 4.25 a piece: 85.00 for 20, of which 80.00 was paid.
    expect(savings).toEqual({
      available: true,
      value: {
        before: { from: '2025-01-01', to: '2025-12-31' },
        ...{ saved: 5_00, paid: 80_00, unchangedCount: 0, notCompared: [] },
        products: [
          {
            ...{ productId: products[0]?.id, name: 'Cup', quantity: 20e6, saved: 5_00 },
            ...{ priceBefore: 4_250_000, pricePaid: 4_000_000 },
          },
        ],
      },
    });
  });

  it('are negative where more was paid, and take off what came back', () => {
    expect(
      savingsOf(
        ...[sale('2025-02-01', 'Cup', 10, 4_00), sale('2026-03-01', 'Cup', 20, 5_00)],
        sale('2026-03-09', 'Cup', -5, 5_00),
      ),
    ).toMatchObject({ value: { saved: -15_00, paid: 75_00 } });
  });

  it('leave out what was never bought before, and say so', () => {
    expect(
      savingsOf(
        ...[sale('2025-02-01', 'Cup', 1, 4_00), sale('2026-03-01', 'Cup', 1, 3_00)],
        sale('2026-03-02', 'Tea', 1, 2_00),
      ),
    ).toMatchObject({ value: { saved: 1_00, notCompared: ['Tea'] } });
  });

  it('take a gift neither for a price before nor for a saving', () => {
    expect(
      savingsOf(
        ...[sale('2025-02-01', 'Cup', 5, 0), sale('2025-03-01', 'Cup', 1, 4_00)],
        ...[sale('2026-03-01', 'Cup', 1, 4_00), sale('2026-03-02', 'Cup', 9, 0)],
      ),
    ).toMatchObject({
      value: { saved: 0, paid: 4_00, products: [], unchangedCount: 1 },
    });
  });

  it('are not known without orders, nor without a price before', () => {
    expect(savingsOf(sale('2025-02-01', 'Cup', 1, 4_00))).toMatchObject({
      reason: 'nothing was ordered in these days',
    });
    expect(
      savingsOf(sale('2024-02-01', 'Cup', 1, 4_00), sale('2026-03-01', 'Cup', 1, 4_00)),
    ).toMatchObject({
      reason:
        'nothing of what was ordered was ordered from 1 Jan 2025 to 31 Dec 2025, so no earlier price is known',
    });
  });

  it('are nothing while prices stay, whatever is bought', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pieces, pieces, fc.integer({ min: 1, max: 99_999 }), (first, then, cents) => {
        const before = first.map((each, index) =>
          sale(`2025-0${index + 1}-01`, 'Cup', each, cents),
        );
        const now = then.map((each, index) => sale(`2026-0${index + 1}-01`, 'Cup', each, cents));
        expect(savingsOf(...before, ...now)).toMatchObject({ value: { saved: 0 } });
      }),
    );
  });
});
