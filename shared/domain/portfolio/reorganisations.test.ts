import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, priceSeries } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import type { Account } from './account.ts';
import { holdingsOf } from './holdings.ts';
import { portfolioScope } from './portfolio-scope.ts';
import { refusedWords } from './refused-words.ts';
import { account, buy, day, entry, fresh, old, pieces, USD } from './reorganisation-fixture.ts';
import { type Transaction, transactionKind } from './transaction.ts';
import { valueOn } from './valuation.ts';

const merger = (date: string, given: number, received: number) =>
  entry({
    ...{ type: 'merger', date: day(date), quantity: pieces(-given) },
    ...{ newSecurityId: fresh.id, newQuantity: pieces(received) },
  });
const spinOff = (date: string, received: number, costShare: number) =>
  entry({
    ...{ type: 'spinOff', date: day(date), newSecurityId: fresh.id },
    ...{ newQuantity: pieces(received), costShare },
  });
const lotsOf = (transactions: ReturnType<typeof entry>[], accounts = [account()]) =>
  holdingsOf({ accounts, transactions }).holdings.flatMap(({ securityId, lots }) =>
    lots.map(({ quantity, cost, acquiredOn }) => [
      securityId === old.id ? 'Old' : 'Fresh',
      quantity / 1e6,
      cost,
      acquiredOn,
    ]),
  );

describe('a merger', () => {
  // Two lots and their fraction as a holder worked them out, boards.fool.com, "MSTR-SZA merger" (0.85
  // for one): 136 of 4,753.47 and 110.5 of 5,228.25; half a unit for 29.13 gains 11.65.
  it('gives units of the other security for those given up, lot by lot with cost and day', () => {
    const ledger = [
      buy('1998-02-02', 160, 4753_47),
      buy('1998-03-02', 130, 5228_25),
      merger('1998-07-31', 290, 246.5),
    ];
    expect(lotsOf(ledger)).toEqual([
      ['Fresh', 136, 4753_47, '1998-02-02'],
      ['Fresh', 110.5, 5228_25, '1998-03-02'],
    ]);
    const fraction = entry({
      ...{ type: 'sell', date: day('1998-08-03'), securityId: fresh.id },
      ...{ quantity: pieces(-0.5), amount: 29_13 },
    });
    const { realisedGains } = holdingsOf({
      accounts: [account()],
      transactions: [...ledger, fraction],
    });
    expect(realisedGains).toMatchObject([{ cost: 17_48, gain: 11_65, acquiredOn: '1998-02-02' }]);
  });

  it('is refused beyond what is held, and then gives nothing', () => {
    const ledger = [buy('2025-01-10', 10, 100_00), merger('2025-02-10', 11, 5)];
    const { refused, holdings } = holdingsOf({ accounts: [account()], transactions: ledger });
    expect(refused.map((entry) => refusedWords(entry, plainWording))).toEqual([
      'the merger of 10 Feb 2025 is of 11 units, but 10 were held',
    ]);
    expect(holdings.map(({ securityId }) => securityId)).toEqual([old.id]);
  });

  it('is no purchase for the UK pool: a sale before it does not go with it', () => {
    const ledger = [
      buy('2025-01-10', 20, 200_00),
      buy('2025-01-10', 10, 900_00, { securityId: fresh.id }),
      entry({
        ...{ type: 'sell', date: day('2025-02-01'), securityId: fresh.id },
        ...{ quantity: pieces(-5), amount: 500_00 },
      }),
      merger('2025-02-10', 20, 5),
    ];
    const { realisedGains, holdings } = holdingsOf({
      accounts: [account('pooledAverage')],
      transactions: ledger,
    });
    expect(realisedGains.map(({ cost }) => cost)).toEqual([450_00]);
    expect(holdings.map(({ quantity, cost }) => [quantity / 1e6, cost])).toEqual([
      [10, 450_00 + 200_00],
    ]);
  });
});

describe('a spin-off', () => {
  // spinoffprofiles.com, "Calculating Tax Basis for Spinoff Investments": one A at 100; four B for
  // each A; A is at 80 and B at 10 afterwards: 66.67 stay, 33.33 go along.
  it('moves the part of the cost that goes by the values, and keeps the day', () => {
    expect(lotsOf([buy('2025-01-10', 1, 100_00), spinOff('2025-02-10', 4, 333_333)])).toEqual([
      ['Old', 1, 66_67, '2025-01-10'],
      ['Fresh', 4, 33_33, '2025-01-10'],
    ]);
  });

  // ConocoPhillips and Phillips 66, Form 8937 of 2012 as bivio.com quotes it: 77.09 % of the cost stay.
  it('does so lot by lot, and under average cost', () => {
    const ledger = [
      buy('2010-01-10', 60, 3000_00),
      buy('2011-01-10', 40, 2800_00),
      spinOff('2012-05-01', 50, 229_100),
    ];
    expect(lotsOf(ledger)).toEqual([
      ['Old', 60, 2312_70, '2010-01-10'],
      ['Old', 40, 2158_52, '2011-01-10'],
      ['Fresh', 30, 687_30, '2010-01-10'],
      ['Fresh', 20, 641_48, '2011-01-10'],
    ]);
    const { holdings } = holdingsOf({ accounts: [account('average')], transactions: ledger });
    expect(holdings.map(({ cost }) => cost)).toEqual([4471_22, 1328_78]);
  });

  it('is refused where nothing is held', () => {
    const { refused, holdings } = holdingsOf({
      accounts: [account()],
      transactions: [spinOff('2025-02-10', 4, 333_333)],
    });
    expect(refused.map(({ tag }) => tag)).toEqual(['nothingHeld']);
    expect(holdings).toEqual([]);
  });
});

describe('a merger or spin-off', () => {
  it('counts in the value of the account', () => {
    const records = {
      accounts: [account()],
      transactions: [buy('2025-01-10', 10, 100_00), merger('2025-02-10', 10, 4)],
      securities: byId([old, fresh]),
      prices: priceSeries([
        { securityId: old.id, date: day('2025-01-10'), price: 10_000_000 as UnitPrice },
        { securityId: fresh.id, date: day('2025-02-10'), price: 30_000_000 as UnitPrice },
      ]),
    };
    const scope = portfolioScope(records, USD);
    expect(valueOn(scope, day('2025-02-10'))).toMatchObject({ value: { amount: 20_00 } });
  });

  it('is checked for what it must say', () => {
    const fieldsOf = (data: Transaction) =>
      transactionKind.breaches(data).map(({ field }) => field);
    expect(fieldsOf(merger('2025-02-10', 10, 4).data)).toEqual([]);
    expect(fieldsOf(spinOff('2025-02-10', 4, 0).data)).toEqual([]);
    const empty = { date: day('2025-02-10'), amount: 5, securityId: null };
    expect(fieldsOf(entry({ ...empty, type: 'merger' }).data)).toEqual([
      ...['securityId', 'newSecurityId', 'newQuantity', 'quantity', 'newValue'],
    ]);
    expect(fieldsOf(entry({ ...empty, type: 'spinOff' }).data)).toEqual([
      ...['securityId', 'newSecurityId', 'newQuantity', 'costShare', 'amount'],
    ]);
    const same = { ...merger('2025-02-10', 1, 1).data, newSecurityId: old.id };
    expect(fieldsOf(same)).toEqual(['newSecurityId']);
  });

  it('keeps all money, by every method, with trades around it', () => {
    const row = fc.record({
      type: fc.constantFrom('buy', 'buy', 'buy', 'sell', 'merger', 'spinOff' as const),
      gap: fc.integer({ min: 0, max: 20 }),
      count: fc.integer({ min: 1, max: 300 }),
      units: fc.integer({ min: 1, max: 3_000_000 }),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      share: fc.integer({ min: 0, max: 1_000_000 }),
      money: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: 0 }),
      isFresh: fc.boolean(),
    });
    const methods = fc.constantFrom<Account['costBasisMethod']>(
      ...(['fifo', 'lifo', 'average', 'pooledAverage', 'specificLot'] as const),
    );
    let counted = 0;
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), methods, (rows, method) => {
        let date = day('2024-01-01');
        const transactions = rows.map(
          ({ type, gap, count, units, amount, share, money, isFresh }) => {
            date = addDays(date, gap);
            const securityId = isFresh ? fresh.id : old.id;
            if (type === 'buy') return buy(date, count, amount, { securityId });
            if (type === 'sell') {
              return entry({ type, date, securityId, quantity: pieces(-count), amount });
            }
            return entry({
              ...{ type, date, newSecurityId: fresh.id, newQuantity: units as Quantity },
              ...(type === 'merger'
                ? { quantity: pieces(-count), amount: money, newValue: amount }
                : { costShare: share }),
            });
          },
        );
        const figures = holdingsOf({ accounts: [account(method)], transactions });
        const skipped = new Set(figures.refused.map(({ transactionId }) => transactionId));
        const counting = transactions.filter(({ id }) => !skipped.has(id)).map(({ data }) => data);
        if (counting.some(({ type }) => type === 'merger' || type === 'spinOff')) counted += 1;
        const sum = (numbers: readonly (number | null)[]) =>
          numbers.reduce<number>((total, each) => total + (each ?? Number.NaN), 0);
        const paid = sum(counting.map((each) => (each.type === 'buy' ? -each.amount : 0)));
        expect(
          sum(figures.holdings.map(({ cost }) => cost)) +
            sum(figures.realisedGains.map(({ cost }) => cost)),
        ).toBe(paid);
        const came = sum(counting.map(({ amount }) => Math.max(amount, 0)));
        expect(sum(figures.realisedGains.map(({ proceeds }) => proceeds))).toBe(came);
        for (const security of [old.id, fresh.id]) {
          const moved = counting.reduce((held, each) => {
            const received = each.newSecurityId === security ? (each.newQuantity ?? 0) : 0;
            return held + received + (each.securityId === security ? (each.quantity ?? 0) : 0);
          }, 0);
          const holding = figures.holdings.find(({ securityId }) => securityId === security);
          expect(holding?.quantity ?? 0).toBe(moved);
          expect(sum(holding?.lots.map(({ quantity }) => quantity) ?? [])).toBe(moved);
        }
      }),
      { numRuns: 300 },
    );
    expect(counted).toBeGreaterThan(100);
  });
});
