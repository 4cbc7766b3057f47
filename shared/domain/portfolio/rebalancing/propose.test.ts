import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { checkedRecord } from '../../check-record.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import { type Transaction, transactionKind } from '../transaction.ts';
import type { Proposal } from './proposal.ts';
import type { Fixture, Position } from './proposal-fixture.ts';
import { proposed, TODAY } from './proposal-fixture.ts';

const LIMITS = { positionLimit: 10_000, fundLimit: 10_000 };
const HALF = {
  targets: [
    { id: 'equity' as const, weight: 5000 },
    { id: 'bond' as const, weight: 5000 },
  ],
  minimumTrade: 0,
  ...LIMITS,
};

const equity = (
  name: string,
  units: number,
  cents: number,
  daysAgo: number,
  fields: Partial<Position> = {},
): Position => ({
  name,
  assetClass: 'equity',
  cents: 100_00,
  bought: [{ units, cents, daysAgo }],
  ...fields,
});
const bond = (units: number, fields: Partial<Position> = {}): Position => ({
  name: 'Bond',
  assetClass: 'bond',
  cents: 100_00,
  bought: [{ units, cents: 100_00, daysAgo: 800 }],
  ...fields,
});
const fixture = (positions: readonly Position[], fields: Partial<Fixture> = {}): Fixture => ({
  positions,
  money: [0],
  policy: HALF,
  ...fields,
});

const told = ({ trades }: Proposal) =>
  trades.map(({ side, name, quantity, saleReasons }) => [
    side,
    name,
    quantity / 1e6,
    ...saleReasons,
  ]);
const causesOf = ({ shortfalls }: Proposal) =>
  shortfalls.map(({ assetClass, causes }) => [assetClass, ...causes.map(({ tag }) => tag)]);

describe('a rebalancing proposal', () => {
  it('proposes nothing while every class is in its band', () => {
    const proposal = proposed(fixture([equity('Share', 54, 50_00, 800), bond(46)]));
    expect([proposal.trades, proposal.shortfalls]).toEqual([[], []]);
  });

  it('sells what is at a loss before what is at a long-term gain, the smaller gain first', () => {
    const proposal = proposed(
      fixture([
        equity('Large gain', 30, 20_00, 800),
        equity('Loss', 10, 150_00, 100),
        equity('Small gain', 40, 90_00, 800),
        bond(20),
      ]),
    );
    expect(told(proposal)).toEqual([
      ['sell', 'Loss', 10, 'loss'],
      ['sell', 'Small gain', 20, 'longTermGain'],
      ['buy', 'Bond', 30],
    ]);
    expect(proposal.gains).toEqual({ short: -500_00, long: 200_00, unknown: 0, disallowed: 0 });
    expect(proposal.shortfalls).toEqual([]);
  });

  it('does not realise short-term gains, and says so, unless that is allowed', () => {
    const positions = [equity('New', 80, 50_00, 100), bond(20)];
    const avoided = proposed(fixture(positions));
    expect(avoided.trades).toEqual([]);
    expect(causesOf(avoided)).toEqual([
      ['equity', 'shortTermGain'],
      ['bond', 'noMoney', 'shortTermGain'],
    ]);
    const allowed = proposed(fixture(positions, { allowsShortTermGains: true }));
    expect(told(allowed)).toEqual([
      ['sell', 'New', 30, 'shortTermGain'],
      ['buy', 'Bond', 30],
    ]);
  });

  it('sells no loss that a purchase of the last 30 days would replace, by the rule of the US', () => {
    const bought = [
      { units: 40, cents: 150_00, daysAgo: 500 },
      { units: 40, cents: 101_00, daysAgo: 30 },
    ];
    const washed = proposed(fixture([equity('Share', 0, 0, 0, { bought }), bond(20)]));
    expect(washed.trades).toEqual([]);
    expect(causesOf(washed)[0]).toEqual(['equity', 'washSale']);
    const elsewhere = proposed(
      fixture([equity('Share', 0, 0, 0, { bought }), bond(20)], { washSales: false }),
    );
    expect(told(elsewhere)).toEqual([
      ['sell', 'Share', 30, 'loss'],
      ['buy', 'Bond', 30],
    ]);
    const later = bought.map((each, index) => (index === 1 ? { ...each, daysAgo: 31 } : each));
    const open = proposed(fixture([equity('Share', 0, 0, 0, { bought: later }), bond(20)]));
    expect(told(open)).toEqual([
      ['sell', 'Share', 30, 'loss'],
      ['buy', 'Bond', 30],
    ]);
    expect(open.gains.disallowed).toBe(0);
  });

  it('buys nothing back that was sold at a loss in the 30 days before', () => {
    const falling = bond(30, {
      cents: 80_00,
      bought: [{ units: 30, cents: 100_00, daysAgo: 800 }],
    });
    const other = bond(5, { name: 'Other bond' });
    const positions = [equity('Share', 80, 50_00, 800), falling, other];
    const soldBefore = { name: 'Bond', units: 5, daysAgo: 30 };
    const proposal = proposed(fixture(positions, { soldBefore }));
    expect(told(proposal).map(([side, name]) => [side, name])).toEqual([
      ['sell', 'Share'],
      ['buy', 'Other bond'],
    ]);
    const earlier = { ...soldBefore, daysAgo: 31 };
    const names = told(proposed(fixture(positions, { soldBefore: earlier }))).map(
      ([, name]) => name,
    );
    expect(names).toContain('Bond');
    const elsewhere = proposed(fixture(positions, { soldBefore, washSales: false }));
    expect(told(elsewhere).map(([, name]) => name)).toContain('Bond');
  });

  it('buys more of what a merger gave a part up of at a loss: no unit was sold', () => {
    const falling = bond(30, { cents: 80_00 });
    const merger: Partial<Transaction> = {
      ...{ type: 'merger', date: addDays(TODAY, -10), quantity: -5e6 as Quantity, amount: 100_00 },
      ...{ newValue: 100_00, newQuantity: 1e6 as Quantity },
      ...{ securityId: entryNamed('Bond', null).id, newSecurityId: entryNamed('Other', null).id },
    };
    const positions = [equity('Share', 80, 50_00, 800), falling, bond(5, { name: 'Other' })];
    const given = { methods: ['pooledAverage'], before: [merger] } as const;
    expect(told(proposed(fixture(positions, given))).map(([, name]) => name)).toContain('Bond');
  });

  it('takes the oldest lots where the account sells first in, first out, and any where they are chosen', () => {
    const bought = [
      { units: 40, cents: 10_00, daysAgo: 900 },
      { units: 40, cents: 120_00, daysAgo: 600 },
    ];
    const positions = [equity('Share', 0, 0, 0, { bought }), bond(20)];
    const oldest = proposed(fixture(positions));
    expect(oldest.trades[0]?.gains.map(({ gain }) => gain)).toEqual([2_700_00]);
    const chosen = proposed(fixture(positions, { methods: ['specificLot'] }));
    expect(chosen.trades[0]?.namedLots).toMatchObject([{ acquiredOn: '2025-04-03' }]);
    expect(chosen.trades[0]?.gains.map(({ gain }) => gain)).toEqual([-600_00]);
  });

  it('sells and buys as much of what costs less than a cent as of anything else', () => {
    const pennyShare = { units: 2_000_000, cents: 0.2, daysAgo: 800 };
    const sold = proposed(
      fixture([equity('Penny share', 0, 0, 0, { cents: 0.4, bought: [pennyShare] }), bond(20)]),
    );
    const amounts = ({ trades }: Proposal) => trades.map(({ side, amount }) => [side, amount]);
    const both = [
      ['sell', 3_000_00],
      ['buy', 3_000_00],
    ];
    expect(amounts(sold)).toEqual(both);
    const pennyBond = { units: 500_000, cents: 0.4, daysAgo: 800 };
    const bought = proposed(
      fixture([equity('Share', 80, 50_00, 800), bond(0, { cents: 0.4, bought: [pennyBond] })]),
    );
    expect(amounts(bought)).toEqual(both);
  });

  it('goes just into the band, with less to trade, when that is wanted', () => {
    const positions = [equity('Share', 80, 50_00, 800), bond(20)];
    const policy = { ...HALF, rebalanceTo: 'band' as const };
    const [sale] = proposed(fixture(positions, { policy })).trades;
    expect((sale?.quantity ?? 0) / 1e6).toBe(26);
  });

  it('keeps the cash that is to be kept, and says when that leaves a class short', () => {
    const policy = { ...HALF, cashKept: 2_000_00 };
    const positions = [equity('Share', 50, 100_00, 20), bond(20)];
    const proposal = proposed(fixture(positions, { money: [3_000_00], policy }));
    const cash = proposal.after.slices.find(({ assetClass }) => assetClass === 'cash');
    expect(cash?.value.amount).toBe(2_000_00);
    expect(causesOf(proposal)).toContainEqual(['bond', 'noMoney', 'cashKept']);
  });

  it('names a class of which nothing is held to buy more of', () => {
    const proposal = proposed(fixture([equity('Share', 50, 50_00, 800)], { money: [5_000_00] }));
    expect(causesOf(proposal)).toContainEqual(['bond', 'nothingToBuy']);
  });

  it('raises no money for what cannot be bought, and brings what is left where there is room', () => {
    const policy = {
      ...{ ...LIMITS, minimumTrade: 0 },
      targets: [
        { id: 'equity' as const, weight: 6000 },
        { id: 'bond' as const, weight: 1000 },
        { id: 'fund' as const, weight: 2500 },
        { id: 'cash' as const, weight: 500 },
      ],
    };
    const maturesOn = '2026-12-22' as CalendarDate;
    const positions = [
      equity('Share', 651, 80_00, 800),
      bond(41, { fields: { maturesOn } }),
      bond(236, { name: 'Fund', assetClass: 'fund' }),
    ];
    const proposal = proposed(fixture(positions, { money: [7_200_00], policy }));
    expect(causesOf(proposal)).toEqual([['bond', 'maturesSoon']]);
    expect(told(proposal).map(([side, name]) => [side, name])).toEqual([
      ['sell', 'Share'],
      ['buy', 'Fund'],
    ]);
  });

  it('moves no money between accounts, and says where it lies', () => {
    const proposal = proposed(
      fixture([equity('Share', 50, 50_00, 800), bond(10)], { money: [0, 4_000_00] }),
    );
    expect(causesOf(proposal)).toContainEqual(['bond', 'moneyElsewhere']);
  });

  it('keeps a security that two accounts hold within the limit for one position', () => {
    const policy = { ...HALF, positionLimit: 3000 };
    const bought = [
      { account: 0, units: 10, cents: 100_00, daysAgo: 800 },
      { account: 1, units: 10, cents: 100_00, daysAgo: 800 },
    ];
    const positions = [equity('Share', 50, 50_00, 800), bond(0, { bought })];
    const proposal = proposed(fixture(positions, { money: [1_500_00, 1_500_00], policy }));
    const purchases = proposal.trades.filter(({ side }) => side === 'buy');
    expect(purchases.reduce((sum, { amount }) => sum + amount, 0)).toBe(1_000_00);
    expect(causesOf(proposal)).toContainEqual(['bond', 'atLimit']);
  });

  it('sells what is invested of the cash class for what the money does not pay', () => {
    const position: Position = {
      name: 'Money market',
      assetClass: 'cash',
      cents: 100_00,
      bought: [{ units: 50, cents: 100_00, daysAgo: 800 }],
    };
    const positions = [equity('Share', 20, 100_00, 800), bond(20), position];
    expect(told(proposed(fixture(positions, { money: [1_000_00] })))).toEqual([
      ['sell', 'Money market', 50, 'noGain'],
      ['buy', 'Share', 30],
      ['buy', 'Bond', 30],
    ]);
  });

  it('counts what a deal costs in the money that is left', () => {
    const policy = { ...HALF, dealingCost: 100 };
    const proposal = proposed(fixture([equity('Share', 80, 50_00, 800), bond(20)], { policy }));
    expect(proposal.cost).toBe(proposal.trades.reduce((sum, { amount }) => sum + amount / 100, 0));
    expect(proposal.after.total.amount).toBe(10_000_00 - proposal.cost);
  });

  it('divides a sale out of more lots than an entry may name into several that can be made', () => {
    const bought = Array.from({ length: 2600 }, (_, index) => ({
      ...{ units: 1, cents: 80_00 + index, daysAgo: 800 },
    }));
    const positions = [equity('Share', 0, 0, 0, { bought }), bond(200)];
    const policy = { ...HALF, dealingCost: 13 };
    const { trades, entries, cost, after } = proposed(
      fixture(positions, { policy, methods: ['specificLot'] }),
    );
    const sales = trades.filter(({ side }) => side === 'sell');
    expect(sales.map(({ namedLots }) => namedLots.length)).toEqual([1000, 202]);
    expect(sales.map(({ quantity, amount }) => [quantity, amount])).toEqual([
      [1000e6, 100_000_00],
      [202e6, 20_200_00],
    ]);
    expect(sales.map((sale) => sale.cost)).toEqual([130_00, 26_26]);
    for (const { data } of entries) {
      expect(checkedRecord(transactionKind, data)).toMatchObject({ ok: true });
    }
    expect(sales.flatMap(({ gains }) => gains)).toHaveLength(1202);
    expect(after.total.amount).toBe(280_000_00 - cost);
  });
});
