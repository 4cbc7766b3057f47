import { describe, expect, it } from 'vitest';
import type { UnitPrice } from '#shared/lib/money.ts';
import { byId, priceSeries } from '../client/client-file-builder.ts';
import type { Account } from './account.ts';
import { cashBalances } from './cash-balance.ts';
import { externalFlows } from './external-flows.ts';
import { holdingsOf } from './holdings.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import { account, buy, day, entry, fresh, old, pieces, USD } from './reorganisation-fixture.ts';
import { cellText, taxFormTable } from './tax-form.ts';
import { taxYear, taxYearFigures } from './tax-year.ts';
import { transactionKind } from './transaction.ts';

/** Gives `given` units for `received`, worth `value` together, and `money`; both in cents. */
const merger = (date: string, given: number, received: number, money: number, value?: number) =>
  entry({
    ...{ type: 'merger', date: day(date), quantity: pieces(-given), amount: money },
    ...{ newSecurityId: fresh.id, newQuantity: pieces(received) },
    ...(value === undefined ? {} : { newValue: value }),
  });
const read = (
  transactions: readonly ReturnType<typeof entry>[],
  method: Account['costBasisMethod'] = 'fifo',
) => {
  const { realisedGains, holdings } = holdingsOf({ accounts: [account(method)], transactions });
  return {
    gains: realisedGains.map(({ proceeds, cost, gain }) => [proceeds, cost, gain]),
    lots: holdings.flatMap(({ lots }) => lots.map((lot) => [lot.quantity / 1e6, lot.cost])),
    realisedGains,
  };
};

describe('money with a merger, by the rule of the US', () => {
  // 26 CFR 1.356-1, example, as print.casetext.com has it: stock worth 100, cash 25 and other property
  // worth 50 for stock with a basis of 85: gain 90, recognised 75. Other property is money here.
  it('is gain up to the money, and the cost stays', () => {
    const { gains, lots } = read([
      buy('2020-01-10', 1, 85_00),
      merger('2021-02-10', 1, 1, 75_00, 100_00),
    ]);
    expect(gains).toEqual([[75_00, 0, 75_00]]);
    expect(lots).toEqual([[1, 85_00]]);
  });

  // costbasis.com, "Cash to Boot", Ocular Sciences and Cooper Companies: 100 shares for 2,400; 0.3879
  // for one, at 72.51, and 22 of cash each: gain 2,200, cost of the new ones 2,400, of 0.79 of them 48.88.
  it('goes along to a fraction that is sold', () => {
    const fraction = entry({
      ...{ type: 'sell', date: day('2005-01-06'), securityId: fresh.id },
      ...{ quantity: pieces(-0.79), amount: 57_28 },
    });
    const { gains } = read([
      buy('2002-02-12', 100, 2400_00),
      merger('2005-01-06', 100, 38.79, 2200_00, 2812_66),
      fraction,
    ]);
    expect(gains).toEqual([
      [2200_00, 0, 2200_00],
      [57_28, 48_88, 8_40],
    ]);
  });

  // Rev. Rul. 68-23 (taxnotes.com), in dollars: 600 shares at 495 and 400 at 525, each for one worth 500
  // and property worth 5, which is money here: gain realised 6,000 and recognised 3,000 on the first,
  // nothing on the second. What their costs are after it is our own sum by 26 USC 358(a)(1).
  it('is counted lot by lot, and no loss is taken', () => {
    const { gains, lots } = read([
      buy('1966-01-10', 600, 297_000_00),
      buy('1966-03-10', 400, 210_000_00),
      merger('1967-02-10', 1000, 1000, 5_000_00, 500_000_00),
    ]);
    expect(gains).toEqual([
      [3_000_00, 0, 3_000_00],
      [2_000_00, 2_000_00, 0],
    ]);
    expect(lots).toEqual([
      [600, 297_000_00],
      [400, 208_000_00],
    ]);
  });

  // Our own sum: of 100 cost, 30 of money and 90 of units 20 are gain, which leaves a cost of 90.
  it('is gain as far as there is one, so that the new units cost what they are worth', () => {
    const ledger = [buy('2020-01-10', 10, 100_00), merger('2021-02-10', 10, 4, 30_00, 90_00)];
    for (const method of ['fifo', 'lifo', 'average', 'specificLot'] as const) {
      expect(read(ledger, method)).toMatchObject({
        gains: [[30_00, 10_00, 20_00]],
        lots: [[4, 90_00]],
      });
    }
  });

  it('keeps the day of the lot for its term, and is of no units', () => {
    const { realisedGains } = read([
      buy('2020-01-10', 10, 100_00),
      merger('2021-01-10', 10, 4, 30_00, 90_00),
    ]);
    expect(realisedGains).toMatchObject([
      { quantity: 0, acquiredOn: '2020-01-10', heldFrom: '2020-01-10', soldOn: '2021-01-10' },
    ]);
  });
});

describe('money with a merger, in the UK pool', () => {
  // HMRC, CG52587 (gov.uk): 20,000 shares for 60,000; 4 of cash and two shares at 6 for each: cost of the
  // cash 15,000, gain 65,000, and a pool of 40,000 shares with 45,000.
  it('is a part disposal by value: Dirty Denims and Elegant Evening Wear', () => {
    const { gains, lots } = read(
      [
        buy('2005-01-10', 20_000, 60_000_00),
        merger('2012-03-01', 20_000, 40_000, 80_000_00, 240_000_00),
      ],
      'pooledAverage',
    );
    expect(gains).toEqual([[80_000_00, 15_000_00, 65_000_00]]);
    expect(lots).toEqual([[40_000, 45_000_00]]);
  });

  // opentuition.com, "Gains on disposal of shares", Neha: 50,000 shares for 90,000; 3 of cash and two
  // shares at 1.20 for each: gain 100,000, and 40,000 of cost go along.
  it('is so too where the money is most of it: Enjoy and Sad', () => {
    const { gains, lots } = read(
      [
        buy('2005-05-30', 50_000, 90_000_00),
        merger('2008-05-30', 50_000, 100_000, 150_000_00, 120_000_00),
      ],
      'pooledAverage',
    );
    expect(gains).toEqual([[150_000_00, 50_000_00, 100_000_00]]);
    expect(lots).toEqual([[100_000, 40_000_00]]);
  });

  // Our own sum: a pool of 300 gives 10 and 20 units up; 60 of money beside 30 of units takes two thirds.
  it('may lose, and divides the cost of the pool once', () => {
    const { gains, lots } = read(
      [
        ...[buy('2020-01-10', 10, 120_00), buy('2020-02-10', 20, 180_00)],
        merger('2021-02-10', 30, 3, 60_00, 30_00),
      ],
      'pooledAverage',
    );
    expect(gains).toEqual([
      [20_00, 66_67, -46_67],
      [40_00, 133_33, -93_33],
    ]);
    expect(lots).toEqual([
      [1, 33_33],
      [2, 66_67],
    ]);
  });
});

describe('money with a merger', () => {
  const ledger = [
    entry({ type: 'deposit', date: day('2025-01-10'), securityId: null, amount: 100_00 }),
    buy('2025-01-10', 10, 100_00),
    merger('2025-02-10', 10, 4, 30_00, 90_00),
  ];
  const records = {
    accounts: [account()],
    transactions: ledger,
    securities: byId([old, fresh]),
    prices: priceSeries([
      { securityId: old.id, date: day('2025-01-10'), price: 10_000_000 as UnitPrice },
      { securityId: fresh.id, date: day('2025-02-10'), price: 22_500_000 as UnitPrice },
    ]),
  };

  it('is in the account, and earned there rather than paid in', () => {
    const balances = cashBalances(records.accounts, ledger, day('2025-03-01'));
    expect(balances.get(account().id)).toMatchObject({ amount: 30_00 });
    const scope = portfolioScope(records, USD);
    const period = { from: day('2025-01-10'), to: day('2025-03-01') };
    expect(externalFlows(scope, period)).toMatchObject({
      value: [{ date: '2025-01-10', inflow: 100_00, outflow: 0 }],
    });
    const { timeWeighted } = portfolioPerformance(scope, period);
    expect(timeWeighted.available && timeWeighted.value.rate).toBeCloseTo(0.2, 10);
  });

  it('is a row of the tax year, without units', () => {
    const figures = taxYearFigures(records, USD, taxYear(2025, 'january'), day('2025-12-31'));
    const [part] = taxFormTable(figures, 'us8949').parts;
    expect(part?.title).toBe('Part I, short-term');
    expect(part?.rows.map((cells) => cells.map((cell) => cellText(cell, USD)))).toEqual([
      ['Old', '2025-01-10', '2025-02-10', '30.00', '10.00', '', '0.00', '20.00'],
    ]);
  });

  it('leaves gain and cost unknown where the worth of the units or their cost is not known', () => {
    const unknown = { gains: [[30_00, null, null]], lots: [[4, null]] };
    for (const method of ['fifo', 'pooledAverage'] as const) {
      const bought = buy('2025-01-10', 10, 100_00);
      expect(read([bought, merger('2025-02-10', 10, 4, 30_00)], method)).toMatchObject(unknown);
      const arrived = entry({ type: 'transferIn', date: day('2025-01-10'), quantity: pieces(10) });
      const merged = merger('2025-02-10', 10, 4, 30_00, 90_00);
      expect(read([arrived, merged], method)).toMatchObject(unknown);
    }
  });

  it('asks what the units were worth, and is not paid', () => {
    const breachesOf = (money: number, value?: number) =>
      transactionKind
        .breaches(merger('2025-02-10', 10, 4, money, value).data)
        .map(({ field }) => field);
    expect(breachesOf(30_00, 90_00)).toEqual([]);
    expect(breachesOf(0)).toEqual([]);
    expect(breachesOf(30_00)).toEqual(['newValue']);
    expect(breachesOf(30_00, -1)).toEqual(['newValue']);
    expect(breachesOf(-30_00, 90_00)).toEqual(['amount']);
  });
});
