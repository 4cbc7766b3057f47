import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import { benchmarkGrowth, benchmarkOf, benchmarkReturn } from './benchmark.ts';
import {
  gainBeforeFees,
  type PeriodKey,
  periodPerformance,
  STANDARD_PERIODS,
  shownPeriod,
  standardPerformance,
  standardPeriod,
} from './period-performance.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number): Quantity => (count * 1e6) as Quantity;
const EUR = 'EUR' as CurrencyCode;
const client = entryNamed('client', newClient({ name: 'Client', reportingCurrency: EUR }));
const depot = entryNamed('Depot', newAccount({ clientId: client.id, name: 'Depot' }));
const second = entryNamed('Second', newAccount({ clientId: client.id, name: 'Second' }));
const share = entryNamed('share', newSecurity({ name: 'Share' }));
const bond = entryNamed('bond', newSecurity({ name: 'Bond' }));
const dollarIndex = entryNamed(
  'dollars',
  newSecurity({ name: 'Dollar index', currency: 'USD' as CurrencyCode }),
);

type Row = Pick<Transaction, 'type'> & Partial<Transaction> & { on: string };

function file(rows: readonly Row[], prices: readonly [typeof share, string, number][]): ClientFile {
  return {
    ...emptyClientFile(client),
    accounts: [depot, second],
    transactions: rows.map(({ on, ...row }, index) =>
      entryNamed(
        `row ${index}`,
        newTransaction({ clientId: client.id, accountId: depot.id, date: day(on), ...row }),
      ),
    ),
    securities: byId([share, bond, dollarIndex]),
    prices: priceSeries(
      prices.map(([{ id }, date, value]) => ({
        securityId: id,
        date: day(date),
        price: Math.round(value * 1e6) as UnitPrice,
      })),
    ),
  };
}

function known<Value>(figure: Figure<Value>): Value {
  if (!figure.available) throw new Error(figure.reason);
  return figure.value;
}

const noBenchmark = unavailable('no benchmark is set');

function performanceOf(
  records: ClientFile,
  from: string,
  to: string,
  options: { accounts?: ClientFile['accounts']; key?: PeriodKey } = {},
) {
  const { accounts = records.accounts, key = 'own' } = options;
  const scope = portfolioScope(records, EUR, { accounts });
  return periodPerformance(scope, key, { from: day(from), to: day(to) }, noBenchmark);
}

describe('standard periods', () => {
  it('end with the day and begin with its quarter, its year, years before, or the first entry', () => {
    const periods = STANDARD_PERIODS.map((key) =>
      standardPeriod(key, day('2026-11-24'), day('2019-03-04')),
    );
    expect(periods.map((period) => period?.from)).toEqual([
      '2026-10-01',
      '2026-01-01',
      '2025-11-25',
      '2023-11-25',
      '2021-11-25',
      '2019-03-04',
    ]);
    expect(new Set(periods.map((period) => period?.to))).toEqual(new Set(['2026-11-24']));
  });

  it('end well on the last day of February', () => {
    expect(standardPeriod('oneYear', day('2024-02-29'), null)?.from).toBe('2023-03-01');
  });

  it('of whole years are unavailable when the record is shorter, and say since when it is', () => {
    const records = file([{ type: 'deposit', on: '2026-05-04', amount: 100_00 }], []);
    const scope = portfolioScope(records, EUR);
    const rows = standardPerformance(scope, day('2026-11-24'), noBenchmark);
    const net = new Map(rows.map((row) => [row.key, row.net]));
    expect(net.get('oneYear')).toEqual({
      available: false,
      reason: 'the records begin on 4 May 2026, within the period',
      cause: { tag: 'recordTooShort', beginsOn: '2026-05-04' },
    });
    expect(net.get('yearToDate')?.available).toBe(true);
    expect(net.get('sinceInception')?.available).toBe(true);
  });

  it('of a client without records are all unavailable, none is 0 %', () => {
    const rows = standardPerformance(
      portfolioScope(file([], []), EUR),
      day('2026-11-24'),
      noBenchmark,
    );
    expect(rows.map(({ key }) => key)).toEqual([...STANDARD_PERIODS]);
    for (const row of rows) {
      expect(row.net).toMatchObject({ available: false, reason: 'no transaction is recorded' });
      expect(row.gain.available).toBe(false);
    }
  });
});

describe('the performance of a period', () => {
  const bought: readonly Row[] = [
    { type: 'deposit', on: '2025-12-31', amount: 1000_00 },
    {
      type: 'buy',
      on: '2025-12-31',
      amount: -1000_00,
      securityId: share.id,
      quantity: pieces(100),
    },
  ];

  it('is made yearly above one year only', () => {
    const records = file(
      [
        { type: 'deposit', on: '2023-12-31', amount: 1000_00 },
        { type: 'interest', on: '2025-12-30', amount: 210_00 },
      ],
      [],
    );
    const two = known(performanceOf(records, '2024-01-01', '2025-12-30').net);
    expect(two.rate).toBeCloseTo(0.21, 12);
    expect(two.annual).toEqual({ rate: expect.closeTo(0.1, 9), isAnnual: true });
    const half = known(performanceOf(records, '2025-07-01', '2025-12-30').net);
    expect(half.annual).toEqual({ rate: half.rate, isAnnual: false });
  });

  it('is an estimate by Modified Dietz where a price is missing, and names day and security', () => {
    const records = file(
      [...bought, { type: 'deposit', on: '2026-01-15', amount: 100_00 }],
      [
        [share, '2025-12-31', 10],
        [share, '2026-01-31', 11],
      ],
    );
    const { net, gain } = performanceOf(records, '2026-01-01', '2026-01-31');
    expect(known(gain)).toBe(100_00);
    expect(known(net).isEstimate).toBe(true);
    // 100 came on day 15 of 31 and was there for 17 days, that day included.
    expect(known(net).rate).toBeCloseTo(100 / (1000 + (100 * 17) / 31), 12);
    expect(known(net).chain.steps).toMatchObject([
      {
        opensOn: '2025-12-31',
        closesOn: '2026-01-31',
        estimatedBecause: {
          tag: 'priceMissing',
          security: 'Share',
          date: '2026-01-14',
          lastPriceOn: '2025-12-31',
        },
      },
    ]);
  });

  it('is exact where every day with a flow has a value, and estimates end with the month', () => {
    const prices: [typeof share, string, number][] = [
      [share, '2025-12-31', 10],
      [share, '2026-01-31', 11],
      [share, '2026-02-19', 12],
      [share, '2026-03-31', 12],
    ];
    const records = file(
      [
        ...bought,
        { type: 'deposit', on: '2026-01-15', amount: 100_00 },
        { type: 'deposit', on: '2026-02-20', amount: 100_00 },
      ],
      prices,
    );
    const { chain } = known(performanceOf(records, '2026-01-01', '2026-03-31').net);
    expect(
      chain.steps.map(({ closesOn, estimatedBecause }) => [closesOn, estimatedBecause?.tag]),
    ).toEqual([
      ['2026-01-31', 'priceMissing'],
      ['2026-02-19', undefined],
      ['2026-02-20', undefined],
      ['2026-03-31', undefined],
    ]);
  });

  it('is unavailable without a price at its beginning, and names day and security', () => {
    const records = file(bought, [[share, '2026-06-30', 11]]);
    const { net, gain, moneyWeighted } = performanceOf(records, '2026-02-01', '2026-12-31');
    for (const figure of [net, gain, moneyWeighted]) {
      expect(figure).toMatchObject({
        available: false,
        reason: 'no price of Share on 31 Jan 2026 or before',
        cause: { tag: 'priceMissing', securityId: share.id, date: '2026-01-31' },
      });
    }
  });

  it('is net of fees, and gross of them with the fees as money taken out', () => {
    const records = file(
      [
        { type: 'deposit', on: '2025-12-31', amount: 1000_00 },
        { type: 'interest', on: '2026-03-31', amount: 100_00 },
        { type: 'fee', on: '2026-04-01', amount: -11_00 },
        { type: 'tax', on: '2026-04-02', amount: -9_00 },
      ],
      [],
    );
    const figures = performanceOf(records, '2026-01-01', '2026-12-31');
    expect(known(figures.net).rate).toBeCloseTo(0.08, 12);
    // 1,100 before and after the fee, then 1,089 less 9 of tax.
    expect(known(figures.gross).rate).toBeCloseTo((1100 / 1000) * (1080 / 1089) - 1, 12);
    expect([known(figures.gain), known(figures.fees), known(gainBeforeFees(figures))]).toEqual([
      80_00, 11_00, 91_00,
    ]);
  });

  it('counts a transfer between own accounts for each account, and not for the client', () => {
    const records = file(
      [
        { type: 'deposit', on: '2025-12-31', amount: 1000_00 },
        { type: 'transferOut', on: '2026-05-01', amount: -400_00, transferAccountId: second.id },
        {
          ...{ type: 'transferIn', on: '2026-05-01', amount: 400_00 },
          ...{ accountId: second.id, transferAccountId: depot.id },
        },
      ],
      [],
    );
    const flowOf = (accounts: ClientFile['accounts']) =>
      known(performanceOf(records, '2026-01-01', '2026-12-31', { accounts }).netFlow);
    expect([flowOf([depot, second]), flowOf([depot]), flowOf([second])]).toEqual([
      0, -400_00, 400_00,
    ]);
  });

  it('is unavailable for days in the wrong order or before the first entry', () => {
    const records = file(bought, [[share, '2025-12-31', 10]]);
    expect(performanceOf(records, '2026-02-01', '2026-01-01').net).toMatchObject({
      reason: 'the period ends before it begins',
    });
    expect(performanceOf(records, '2024-01-01', '2024-12-31').net).toMatchObject({
      reason: 'no transaction is recorded up to 31 Dec 2024',
    });
  });
});

describe('the benchmark of a period', () => {
  const prices: [typeof share, string, number][] = [
    [share, '2025-12-31', 100],
    [share, '2026-01-31', 110],
    [share, '2026-02-28', 99],
    [bond, '2025-12-31', 50],
    [bond, '2026-01-31', 50],
    [bond, '2026-02-28', 51],
  ];
  const blend = [
    { id: share.id, weight: 5000 },
    { id: bond.id, weight: 5000 },
  ];
  const period = { from: day('2026-01-01'), to: day('2026-02-28') };
  const scope = portfolioScope(file([], prices), EUR);

  it('is brought back to its weights at the end of each month', () => {
    const rate = known(benchmarkReturn(scope, blend, period)).rate;
    expect(rate).toBeCloseTo(1.05 * (1 - 0.05 + 0.01) - 1, 12);
    // Within a month each part grows by itself.
    const days = [day('2025-12-31'), day('2026-01-31'), day('2026-02-28')];
    expect(known(benchmarkGrowth(scope, blend, days))[1]).toBeCloseTo(1.05, 12);
  });

  it('is unavailable with weights that are not 100 %, without a price or without a rate', () => {
    const reasonOf = (parts: typeof blend) => benchmarkReturn(scope, parts, period);
    expect(reasonOf(blend.slice(1))).toMatchObject({
      reason: 'the weights of the benchmark are not 100 %',
    });
    expect(reasonOf([{ id: dollarIndex.id, weight: 10_000 }])).toMatchObject({
      cause: { tag: 'priceMissing', security: 'Dollar index', date: '2025-12-31' },
    });
    const priced = file([], [[dollarIndex, '2025-12-31', 1]]);
    const dollars = [{ id: dollarIndex.id, weight: 10_000 }];
    expect(benchmarkReturn(portfolioScope(priced, EUR), dollars, period)).toMatchObject({
      cause: { tag: 'rateMissing', from: 'USD', to: 'EUR', date: '2025-12-31' },
    });
  });

  it('is the client’s choice, or the one that all accounts name', () => {
    const aimed = (id: typeof share.id) => ({
      ...depot,
      data: { ...depot.data, benchmarkSecurityId: id },
    });
    const one = { ...scope, accounts: [aimed(share.id), second] };
    const two = { ...scope, accounts: [aimed(share.id), aimed(bond.id)] };
    expect(benchmarkOf(one)).toEqual(available([{ id: share.id, weight: 10_000 }]));
    expect(benchmarkOf(one, blend)).toEqual(available(blend));
    expect(benchmarkOf(two)).toMatchObject({ reason: 'the accounts have different benchmarks' });
  });

  it('covers the days of the return, and the difference is that of the figures shown', () => {
    const records = file([{ type: 'deposit', on: '2026-02-01', amount: 100_00 }], prices);
    const performance = periodPerformance(
      portfolioScope(records, EUR),
      'own',
      period,
      available([{ id: share.id, weight: 10_000 }]),
    );
    expect(known(performance.benchmark).rate).toBeCloseTo(-0.1, 12);
    expect(known(performance.difference)).toBe(1000);
  });
});

describe('the period that is shown', () => {
  const row = (key: PeriodKey, isKnown: boolean) => {
    const figure = isKnown ? available(1) : unavailable('the record is shorter');
    return { key, net: figure, gain: figure };
  };
  const rows = [row('oneYear', true), row('fiveYears', false), row('sinceInception', true)];

  it('is the one that is preferred, and since inception where that has no figures', () => {
    expect(shownPeriod(rows, 'oneYear')?.key).toBe('oneYear');
    expect(shownPeriod(rows, 'fiveYears')?.key).toBe('sinceInception');
  });

  it('is one of the person’s own even without figures, and one year once its days are forgotten', () => {
    expect(shownPeriod([...rows, row('own', false)], 'own')?.key).toBe('own');
    expect(shownPeriod(rows, 'own')?.key).toBe('oneYear');
  });
});
