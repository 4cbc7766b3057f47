import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import type { Figure } from '../figure.ts';
import { benchmarkReturn } from './benchmark.ts';
import { contributions } from './contributions.ts';
import { annualised, modifiedDietz, moneyWeightedReturn } from './performance.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import { linkSubPeriods, type SubPeriod } from './sub-period.ts';
import type { Transaction } from './transaction.ts';

/* Worked examples that others have published, each with its source. */

const day = (text: string): CalendarDate => text as CalendarDate;
const price = (value: number): UnitPrice => Math.round(value * 1e6) as UnitPrice;
const EUR = 'EUR' as CurrencyCode;
const client = entryNamed('client', newClient({ name: 'Client', reportingCurrency: EUR }));
const account = entryNamed('Depot', newAccount({ clientId: client.id, name: 'Depot' }));
const share = entryNamed('share', newSecurity({ name: 'Share' }));
const bond = entryNamed('bond', newSecurity({ name: 'Bond' }));

function known<Value>(figure: Figure<Value>): Value {
  if (!figure.available) throw new Error(figure.reason);
  return figure.value;
}

type Row = Pick<Transaction, 'type' | 'amount'> & { date: string; pieces?: number };

function scopeOf(rows: readonly Row[], prices: readonly [typeof share, string, number][]) {
  const transactions = rows.map(({ type, amount, date, pieces }, index) =>
    entryNamed(
      `row ${index}`,
      newTransaction({
        clientId: client.id,
        accountId: account.id,
        type,
        amount,
        date: day(date),
        ...(pieces ? { securityId: share.id, quantity: (pieces * 1e6) as Quantity } : {}),
      }),
    ),
  );
  const file: ClientFile = {
    ...emptyClientFile(client),
    accounts: [account],
    transactions,
    securities: byId([share, bond]),
    prices: priceSeries(
      prices.map(([security, date, value]) => ({
        securityId: security.id,
        date: day(date),
        price: price(value),
      })),
    ),
  };
  return portfolioScope(file, EUR);
}

describe('Modified Dietz', () => {
  it('is 2.45 % for a composite with four flows (CFA level 3, GIPS; bloombergprep.com, question bac110)', () => {
    const rate = modifiedDietz({
      startValue: 585.6,
      endValue: 602.34,
      flows: [
        { day: 5, amount: -15.05 },
        { day: 9, amount: 19.82 },
        { day: 15, amount: 16.42 },
        { day: 24, amount: -18.96 },
      ],
      days: 31,
      timing: 'end',
    });
    expect(known(rate)).toBeCloseTo(0.0245, 4);
  });

  it('is 120 % for 100 that become 300 with 50 more half-way (Wikipedia, "Modified Dietz method", example)', () => {
    const flows = [{ day: 365, amount: 50 }];
    const rate = modifiedDietz({ startValue: 100, endValue: 300, flows, days: 730, timing: 'end' });
    expect(known(rate)).toBeCloseTo(1.2, 12);
  });

  it('is unavailable, not −900 %, when most was taken out early (Wikipedia, "Modified Dietz method", issues)', () => {
    // 10 shares of 100 sold down: 80 × 15 taken out after 5 of 40 days, 20 × 12.50 left.
    const flows = [{ day: 5, amount: -1200 }];
    const rate = modifiedDietz({ startValue: 1000, endValue: 250, flows, days: 40, timing: 'end' });
    expect(rate.available).toBe(false);
  });
});

describe('time-weighted return', () => {
  it('is 9.79 % for two sub-periods of 16.25 % and −5.56 % (Investopedia, "Time-Weighted Rate of Return", Investor 1)', () => {
    // 1,000,000 grow to 1,162,484 on 15 August; 100,000 come in; 1,192,328 are left at the year's end.
    const scope = scopeOf(
      [
        { type: 'deposit', amount: 1_000_000_00, date: '2022-12-31' },
        { type: 'buy', amount: -1_000_000_00, date: '2022-12-31', pieces: 1_000_000 },
        { type: 'interest', amount: 162_484_00, date: '2023-08-14' },
        { type: 'deposit', amount: 100_000_00, date: '2023-08-15' },
        { type: 'tax', amount: -70_156_00, date: '2023-12-31' },
      ],
      [
        [share, '2022-12-31', 1],
        [share, '2023-08-14', 1],
        [share, '2023-08-15', 1],
      ],
    );
    const period = { from: day('2023-01-01'), to: day('2023-12-31') };
    const { timeWeighted, gain } = portfolioPerformance(scope, period);
    expect(known(timeWeighted).rate).toBeCloseTo(0.0979, 4);
    expect(known(gain)).toBe(92_328_00);
  });

  it('is 15.84472 % a year for two years with income taken out (R package FinCal, twrr)', () => {
    // twrr(ev = c(120, 260), bv = c(100, 240), cfr = c(2, 4))
    const year = (
      opensOn: string,
      opening: number,
      closing: number,
      outflow: number,
    ): SubPeriod => ({
      opensOn: day(opensOn),
      closesOn: addDays(day(opensOn), 365),
      opening,
      closing,
      flows: [{ date: addDays(day(opensOn), 365), inflow: 0, outflow }],
      estimatedBecause: null,
    });
    const first = year('2021-01-01', 100, 120, 2);
    const second = year('2022-01-01', 240, 260, 4);
    const chain = known(linkSubPeriods(day('2021-01-01'), [first, second]));
    expect(annualised(chain.rate, day('2021-01-01'), day('2023-01-01')).rate).toBeCloseTo(
      0.1584472,
      7,
    );
  });

  it('is 15.5 % whether 2,000 were added or 100 taken between 10 % and 5 % (Cindicator, "My returns are wrong")', () => {
    const rateWith = (flow: number): number => {
      const after = 1100_00 + flow;
      const scope = scopeOf(
        [
          { type: 'deposit', amount: 1000_00, date: '2022-12-31' },
          { type: 'interest', amount: 100_00, date: '2023-01-31' },
          { type: flow > 0 ? 'deposit' : 'withdrawal', amount: flow, date: '2023-02-01' },
          { type: 'interest', amount: after * 0.05, date: '2023-02-28' },
        ],
        [],
      );
      const period = { from: day('2023-01-01'), to: day('2023-02-28') };
      return known(portfolioPerformance(scope, period).timeWeighted).rate;
    };
    expect(rateWith(2000_00)).toBeCloseTo(0.155, 12);
    expect(rateWith(-100_00)).toBeCloseTo(0.155, 12);
  });

  it('is 32.12 % for years of 4, 9, 5 and 11 % (Wikipedia, "Time-weighted return", linked returns)', () => {
    let opensOn = day('2020-12-31');
    const steps = [1.04, 1.09, 1.05, 1.11].map((factor): SubPeriod => {
      const closesOn = addDays(opensOn, 365);
      const step = { opensOn, closesOn, opening: 100, closing: 100 * factor };
      opensOn = closesOn;
      return { ...step, flows: [], estimatedBecause: null };
    });
    expect(known(linkSubPeriods(day('2020-12-31'), steps)).rate).toBeCloseTo(0.3212, 4);
  });
});

describe('money-weighted return', () => {
  const flows = (...rows: readonly [string, number][]) =>
    rows.map(([date, amount]) => ({ date: day(date), amount }));

  it('is 10.004608 % for five yearly payments of 100 (Rust crate financial 1.1.5, xirr)', () => {
    const paid = ['2017', '2018', '2019', '2020', '2021'].map((year): [string, number] => [
      `${year}-07-08`,
      100,
    ]);
    const rate = moneyWeightedReturn(flows(['2016-07-08', -379], ...paid));
    expect(known(rate)).toBeCloseTo(0.10004608364, 7);
  });

  it('is 1.0061264 % over fourteen months (Stack Overflow, question 8919718)', () => {
    const rate = moneyWeightedReturn(
      flows(['2010-12-29', -10_000], ['2012-01-25', 20], ['2012-03-08', 10_100]),
    );
    expect(known(rate)).toBeCloseTo(0.0100612640381, 7);
  });
});

describe('contributions', () => {
  it('are 8 % of shares and 1 % of money in a return of 9 % (Wikipedia, "Modified Dietz method", contributions)', () => {
    // 10,000 in money; 8,000 of it buy shares for the last quarter; 800 from shares, 100 interest.
    const scope = scopeOf(
      [
        { type: 'deposit', amount: 10_000_00, date: '2022-12-31' },
        { type: 'buy', amount: -8000_00, date: '2023-10-01', pieces: 80 },
        { type: 'interest', amount: 100_00, date: '2023-12-31' },
      ],
      [
        [share, '2023-10-01', 100],
        [share, '2023-12-31', 110],
      ],
    );
    const period = { from: day('2023-01-01'), to: day('2023-12-31') };
    const { timeWeighted } = portfolioPerformance(scope, period);
    const { parts, points, timing, total } = known(contributions(scope, period, timeWeighted));
    expect(parts.map((part) => [part.name, part.gain, part.points])).toEqual([
      ['Share', 800_00, 800],
      ['Cash', 100_00, 100],
    ]);
    expect([known(points), known(timing), known(total)]).toEqual([900, 0, 900]);
  });
});

describe('benchmark', () => {
  it('is 6.8 % for 60 % of 10 % and 40 % of 2 % (onwealth.net, "Blended Benchmark")', () => {
    const scope = scopeOf(
      [],
      [
        [share, '2023-01-31', 100],
        [share, '2023-02-28', 110],
        [bond, '2023-01-31', 50],
        [bond, '2023-02-28', 51],
      ],
    );
    const blend = [
      { id: share.id, weight: 6000 },
      { id: bond.id, weight: 4000 },
    ];
    const february = { from: day('2023-02-01'), to: day('2023-02-28') };
    expect(known(benchmarkReturn(scope, blend, february))).toMatchObject({
      name: '60 % Share, 40 % Bond',
    });
    expect(known(benchmarkReturn(scope, blend, february)).rate).toBeCloseTo(0.068, 12);
  });
});
