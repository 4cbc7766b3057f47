import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import type { Product } from '../growth/product.ts';
import { lastTwelveMonths, lastYear, yearToDate } from '../period.ts';
import { noRates } from './exchange-rate.ts';
import { orderRhythm } from './order-rhythm.ts';
import { newTransaction } from './portfolio-builders.ts';
import { tradingFigures } from './trading-figures.ts';

const clientId = entryNamed('client', null).id;
const accountId = entryNamed('sales', null).id;
const EUR = 'EUR' as CurrencyCode;
const today = '2026-11-24' as CalendarDate;

interface Line {
  readonly product: string;
  readonly pieces: number;
  readonly cents: number;
}

function sale(daysAgo: number, ...lines: readonly Line[]) {
  const amount = lines.reduce((sum, { pieces, cents }) => sum + pieces * cents, 0);
  return entryNamed(
    `${daysAgo} ${JSON.stringify(lines)}`,
    newTransaction({
      clientId,
      accountId,
      type: amount < 0 ? 'return' : 'order',
      date: addDays(today, -daysAgo),
      amount,
      lines: lines.map(({ product, pieces, cents }) => ({
        productId: entryNamed(product, null).id,
        quantity: (pieces * 1e6) as Quantity,
        unitPrice: (cents * 1e4) as UnitPrice,
      })),
    }),
  );
}

const cup = (pieces: number): Line => ({ product: 'Cup', pieces, cents: 5_00 });
const tea = (pieces: number): Line => ({ product: 'Tea', pieces, cents: 2_00 });

function figuresOf(
  sales: readonly ReturnType<typeof sale>[],
  costs: Partial<Record<string, number>> = {},
  period = lastTwelveMonths(today),
) {
  const products = ['Cup', 'Tea'].map((name) => {
    const cost = costs[name];
    const fields: Partial<Product> =
      cost === undefined ? {} : { unitCost: { price: (cost * 1e4) as UnitPrice, currency: EUR } };
    const supplier = name === 'Cup' ? 'Porcelain' : '';
    return entryNamed(name, newProduct({ name, supplier, ...fields }));
  });
  const sorted = sales.toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1));
  return tradingFigures({
    ...{ sales: sorted, currency: EUR, products: byId(products), today, rates: noRates },
    period,
  });
}

describe('the order rhythm', () => {
  const days = (...ago: number[]) => ago.map((each) => addDays(today, -each));

  it('is the median gap, and an order is late after twice as long', () => {
    const rhythm = orderRhythm(days(100, 80, 60, 41, 41), today);
    expect(rhythm.available && rhythm.value).toMatchObject({
      usualDays: 20,
      daysSince: 41,
      isLate: true,
      expectedOn: addDays(today, -21),
      lateAfter: addDays(today, -1),
    });
    const inTime = orderRhythm(days(99, 79, 59, 40), today);
    expect(inTime.available && inTime.value.isLate).toBe(false);
  });

  it('is not known from three days', () => {
    expect(orderRhythm(days(3, 2, 1), today)).toMatchObject({ available: false });
  });
});

describe('trading figures', () => {
  it('take what came back off revenue and off what the pieces cost', () => {
    const figures = figuresOf([sale(40, cup(10)), sale(30, cup(-2))], { Cup: 3_00 });
    expect(figures.totals).toMatchObject({ revenue: 40_00, returns: 10_00 });
    expect(figures.margin).toEqual({ available: true, value: { amount: 16_00, share: 0.4 } });
    expect(figures.returnRate).toEqual({ available: true, value: 0.2 });
  });

  it('count what came back or was given away in the margin of all products', () => {
    const gift = { product: 'Tea', pieces: 5, cents: 0 };
    const { margin } = figuresOf([sale(40, cup(10), gift)], { Cup: 3_00, Tea: 1_00 });
    expect(margin).toEqual({ available: true, value: { amount: 15_00, share: 0.3 } });
    const returned = figuresOf([sale(40, cup(10)), sale(30, tea(-5))], { Cup: 3_00, Tea: 1_00 });
    expect(returned.margin).toEqual({ available: true, value: { amount: 15_00, share: 0.375 } });
  });

  it('know no margin of all products while the cost of one is not recorded', () => {
    const { margin, products } = figuresOf([sale(40, cup(10), tea(5))], { Cup: 3_00 });
    expect(margin.available ? '' : margin.reason).toContain('1 of 2 products, such as Tea');
    expect(products.map((each) => [each.name, each.margin.available])).toEqual([
      ['Cup', true],
      ['Tea', false],
    ]);
  });

  it('compare each month with the same days of the year before, the current one up to today', () => {
    const { months } = figuresOf([
      sale(800, cup(1)),
      sale(366 + 22, cup(4)),
      sale(365 - 3, cup(100)),
      sale(20, cup(6)),
    ]);
    const november = months.at(-1);
    expect([november?.month, november?.revenue, november?.before]).toEqual([
      '2026-11',
      30_00,
      20_00,
    ]);
    expect(november?.change).toEqual({ available: true, value: 0.5 });
    expect(november?.isWhole).toBe(false);
  });

  it('take of each month what lies in the period, so that months add up to it', () => {
    const { months, totals } = figuresOf([sale(365, cup(1)), sale(362, cup(4)), sale(20, cup(6))]);
    expect(months.map(({ month }) => month)).toHaveLength(13);
    expect([months[0]?.days.from, months[0]?.revenue]).toEqual(['2025-11-25', 20_00]);
    expect(months.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(totals.revenue);
  });

  it('begin with the month of the first order, however early the days are that were asked for', () => {
    const since = (from: string, to: CalendarDate = today) =>
      figuresOf([sale(40, cup(3)), sale(5, cup(1))], {}, { from: from as CalendarDate, to });
    for (const from of ['0000-01-01', '0001-01-01', '0202-03-04', '2025-03-04']) {
      const { months, totals, before } = since(from);
      expect(months.map(({ month, revenue }) => [month, revenue])).toEqual([
        ['2026-10', 15_00],
        ['2026-11', 5_00],
      ]);
      expect([totals.revenue, before.available]).toEqual([20_00, false]);
    }
    // The first order is of 15 October.
    expect(since('2026-10-02', '2026-10-14' as CalendarDate).months).toEqual([]);
    expect(since('2026-10-20').months[0]?.revenue).toBe(0);
  });

  it('speak of any period, beside the same days before', () => {
    const sales = [sale(900, cup(1)), sale(600, cup(4)), sale(400, cup(2)), sale(40, cup(3))];
    const ofYear = figuresOf(sales, {}, yearToDate(today));
    expect([ofYear.totals.revenue, ofYear.earlier]).toEqual([
      15_00,
      { from: '2025-01-01', to: '2025-11-24' },
    ]);
    // 400 days before is 20 October 2025, 600 days before is 3 April 2025.
    expect(ofYear.change).toEqual({ available: true, value: -0.5 });
    const ofLastYear = figuresOf(sales, {}, lastYear(today));
    expect([ofLastYear.totals.revenue, ofLastYear.before.available]).toEqual([30_00, false]);
  });

  it('say since when there are orders where that is within the period', () => {
    expect(figuresOf([sale(40, cup(3))]).covered).toEqual({ from: '2026-10-15', to: today });
    expect(figuresOf([sale(800, cup(3))]).covered.from).toBe('2025-11-25');
  });

  it('sum suppliers with their share and change, what has none last', () => {
    const { suppliers } = figuresOf([
      ...[sale(800, tea(1)), sale(500, cup(4)), sale(500, tea(5))],
      ...[sale(40, cup(2)), sale(30, tea(15))],
    ]);
    expect(suppliers).toEqual([
      {
        ...{ name: 'Porcelain', productCount: 1, revenue: 10_00, before: 20_00 },
        ...{ share: { available: true, value: 0.25 }, change: { available: true, value: -0.5 } },
      },
      {
        ...{ name: null, productCount: 1, revenue: 30_00, before: 10_00 },
        ...{ share: { available: true, value: 0.75 }, change: { available: true, value: 2 } },
      },
    ]);
  });

  it('say which products stopped and which started', () => {
    const steady = [400, 370, 340, 310, 280, 250, 220, 190, 160, 130, 100, 70, 40, 10];
    const { products } = figuresOf(
      steady.map((ago) =>
        sale(ago, ...(ago > 150 ? [cup(1)] : []), ...(ago < 80 ? [tea(1)] : [tea(0)])),
      ),
    );
    expect(products.map(({ name, state }) => [name, state])).toEqual([
      ['Cup', 'stopped'],
      ['Tea', 'started'],
    ]);
  });
});
