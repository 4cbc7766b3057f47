import { describe, expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Transaction } from './transaction.ts';
import {
  account,
  count,
  disallowed,
  inAccount,
  lotsOf,
  read,
  trade,
} from './wash-sales-builder.ts';

describe('a wash sale', () => {
  it('reaches 30 days back and 30 days on, and not a day further', () => {
    const washed = (bought: string) =>
      disallowed(
        read([
          ['2024-01-05', 10, 1000],
          ...([[bought, 10, 500]] as const),
          ['2025-03-31', -10, 600],
        ]),
      )[0];
    expect(washed('2025-02-28')).toBe(0);
    expect(washed('2025-03-01')).toBe(400);
    expect(washed('2025-03-31')).toBe(400);
    expect(washed('2025-04-30')).toBe(400);
    expect(washed('2025-05-01')).toBe(0);
  });

  it('finds the replacement in another account of the client, whichever trades first', () => {
    const accounts = [account(), account('Other')];
    const sold = [trade(['2024-01-05', 10, 1000]), trade(['2025-03-31', -10, 600])];
    for (const date of ['2025-03-15', '2025-04-15']) {
      const figures = count(
        [...sold, trade([date, 4, 240], inAccount('Other'))].sort((a, b) =>
          a.data.date < b.data.date ? -1 : 1,
        ),
        accounts,
      );
      expect(disallowed(figures)).toEqual([160]);
      expect(lotsOf(figures).map(([pieces, cost]) => [pieces, cost])).toEqual([[4, 400]]);
    }
  });

  it('leaves accounts in another currency and the UK pool alone, and gains', () => {
    const sold = [trade(['2024-01-05', 10, 1000]), trade(['2025-03-31', -10, 600])];
    const replacement = trade(['2025-04-15', 10, 600], inAccount('Other'));
    const inEuros = account('Other', { currency: 'EUR' as CurrencyCode });
    const inPool = account('Other', { costBasisMethod: 'pooledAverage' });
    for (const other of [inEuros, inPool]) {
      expect(disallowed(count([...sold, replacement], [account(), other]))).toEqual([0]);
    }
    expect(
      disallowed(
        read([
          ['2024-01-05', 10, 1000],
          ['2025-03-31', -10, 1600],
          ['2025-04-15', 10, 600],
        ]),
      ),
    ).toEqual([0]);
  });

  // Rev. Rul. 56-602: a sale that reduces what was bought in one lot.
  it('is none when a part of one purchase is sold, or everything at once', () => {
    const part = read([
      ['2025-03-01', 200, 10_000],
      ['2025-03-20', -100, 4000],
    ]);
    expect(disallowed(part)).toEqual([0]);
    const everything = read([
      ['2025-03-01', 100, 5000],
      ['2025-03-10', 100, 5000],
      ['2025-03-20', -200, 8000],
    ]);
    expect(disallowed(everything)).toEqual([0, 0]);
  });

  it('uses a purchase for one loss only, the earlier sale first', () => {
    const figures = read([
      ['2024-01-05', 20, 2000],
      ['2025-03-10', -10, 600],
      ['2025-03-20', -10, 500],
      ['2025-03-25', 15, 900],
    ]);
    expect(disallowed(figures)).toEqual([400, 250]);
    expect(lotsOf(figures).map(([pieces, cost]) => [pieces, cost])).toEqual([
      [10, 600 + 400],
      [5, 300 + 250],
    ]);
  });

  it('carries on: a replacement sold at a loss is replaced with all that it carried', () => {
    const figures = read([
      ['2024-01-05', 10, 1000],
      ['2025-03-10', -10, 600],
      ['2025-03-20', 10, 600],
      ['2025-04-10', -10, 500],
      ['2025-04-20', 10, 550],
    ]);
    expect(disallowed(figures)).toEqual([400, 500]);
    // Held for 430 days, then 21, then from 20 April 2025.
    expect(lotsOf(figures)).toEqual([[10, 1050, '2024-01-25']]);
  });

  it('comes back when the replacement is sold for good, long term by the days it carried', () => {
    const figures = read([
      ['2024-01-05', 10, 1000],
      ['2025-03-10', -10, 600],
      ['2025-03-20', 10, 600],
      ['2025-06-20', -10, 900],
    ]);
    expect(figures.realisedGains.at(-1)).toMatchObject({
      cost: 1000_00,
      gain: -100_00,
      disallowed: 0,
      acquiredOn: '2025-03-20',
      heldFrom: '2024-01-15',
    });
  });

  it('adds to the cost of all units under average cost', () => {
    const { realisedGains } = read(
      [
        ['2024-01-05', 10, 1000],
        ['2025-03-10', -10, 600],
        ['2025-03-20', 30, 1800],
        ['2025-06-20', -15, 900],
      ],
      [account('Depot', { costBasisMethod: 'average' })],
    );
    const sold = realisedGains.filter(({ soldOn }) => soldOn === '2025-06-20');
    // Half of the 1,800 that were paid and of the 400 that were carried on.
    expect(sold.reduce((sum, { cost }) => sum + (cost ?? Number.NaN), 0)).toBe(1100_00);
    expect(sold.map(({ heldFrom }) => heldFrom)).toEqual(['2024-01-15', '2025-03-20']);
  });

  it('finds a purchase that moved to another account, and its loss moves along', () => {
    const accounts = [account(), account('Other')];
    const move = (date: string, from: string, to: string, amount: number) => [
      trade([date, amount, 0], {
        ...inAccount(from),
        type: 'transferOut',
        transferAccountId: inAccount(to).accountId,
      }),
      trade([date, amount, 0], {
        ...inAccount(to),
        type: 'transferIn',
        transferAccountId: inAccount(from).accountId,
      }),
    ];
    const figures = count(
      [
        trade(['2024-01-05', 10, 1000]),
        trade(['2025-03-05', 10, 700], inAccount('Other')),
        ...move('2025-03-10', 'Other', 'Depot', 10),
        trade(['2025-03-20', -10, 600]),
        ...move('2025-03-25', 'Depot', 'Other', 4),
      ],
      accounts,
    );
    expect(disallowed(figures)).toEqual([400]);
    expect(lotsOf(figures)).toEqual([
      [6, 420 + 240, '2023-12-21'],
      [4, 280 + 160, '2023-12-21'],
    ]);
    expect(
      figures.holdings.flatMap(({ lots }) => lots.map(({ carried }) => carried?.loss)),
    ).toEqual([240_00, 160_00]);
  });

  it('counts what was sold in the units after a split', () => {
    const figures = count([
      trade(['2024-01-05', 20, 2000]),
      trade(['2025-03-10', -10, 600]),
      trade(['2025-03-15', 10, 0], { type: 'split' }),
      trade(['2025-03-20', 10, 350]),
    ]);
    // Ten were sold, twenty after the split: ten new ones replace half of them.
    expect(disallowed(figures)).toEqual([200]);
  });

  it('counts in them, too, what was sold by an account that has none left to be split', () => {
    const others = ['Other', 'Third'].map(inAccount);
    const figures = count(
      [
        trade(['2024-01-05', 10, 1000]),
        ...others.map((other) => trade(['2024-01-05', 10, 1000], other)),
        trade(['2025-03-10', -10, 600]),
        ...others.map((other) => trade(['2025-03-15', 10, 0], { type: 'split', ...other })),
        trade(['2025-03-20', 10, 350], others[0]),
      ],
      [account(), account('Other'), account('Third')],
    );
    expect(disallowed(figures)).toEqual([200]);
  });

  it('leaves a loss open whose cost is not known, and the term unknown where a day is not', () => {
    const arrival = (fields: Partial<Transaction>) =>
      trade(['2024-01-05', 10, 0], { type: 'transferIn', amount: 0, ...fields });
    const rest = () => [trade(['2025-03-10', -10, 600]), trade(['2025-03-20', 10, 600])];
    expect(disallowed(count([arrival({}), ...rest()]))).toEqual([0]);
    const withCost = count([arrival({ costBasis: 1000_00 }), ...rest()]);
    expect(disallowed(withCost)).toEqual([400]);
    expect(lotsOf(withCost)).toEqual([[10, 1000, null]]);
  });
});
