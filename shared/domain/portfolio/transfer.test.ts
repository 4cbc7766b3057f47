import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { externalFlows } from './external-flows.ts';
import { holdingsOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioPerformance } from './portfolio-performance.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';
import { isHalf, otherEntryOf, planTransfer, type TransferDraft } from './transfer.ts';
import { transferBreaches } from './transfer-breaches.ts';
import { valueOn } from './valuation.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number): Quantity => (count * 1e6) as Quantity;
const [EUR, USD] = ['EUR' as CurrencyCode, 'USD' as CurrencyCode];
const clientId = entryNamed('client', null).id;
const depot = entryNamed('Depot', newAccount({ clientId, name: 'Depot' }));
const savings = entryNamed('Savings', newAccount({ clientId, name: 'Savings' }));
const dollars = entryNamed('Dollars', newAccount({ clientId, name: 'Dollars', currency: USD }));
const accounts = [depot, savings, dollars];
const share = entryNamed('Share', newSecurity({ name: 'Share' }));
const idOf = (name: string): RecordId => entryNamed(name, null).id;

const entry = (name: string, fields: Pick<Transaction, 'type'> & Partial<Transaction>) =>
  entryNamed(
    name,
    newTransaction({ clientId, accountId: depot.id, date: day('2026-03-02'), ...fields }),
  );

const out = (fields: Partial<TransferDraft> = {}): TransferDraft => ({
  ...newTransaction({
    clientId,
    accountId: depot.id,
    type: 'transferOut',
    date: day('2026-05-04'),
  }),
  ...{ amount: -400_00, transferAccountId: savings.id },
  ...fields,
});
const units = (count: number): Partial<TransferDraft> => ({
  ...{ amount: 0, securityId: share.id, quantity: pieces(-count) },
});

/** The ledger once `draft` is saved, under `id` when it stands there already. */
function saved(
  draft: TransferDraft,
  transactions: readonly LedgerEntry[] = [],
  id: RecordId | null = null,
): readonly LedgerEntry[] {
  const { own, other } = planTransfer({ draft, id, accounts, transactions });
  const ownId = id ?? idOf(`own ${transactions.length}`);
  const otherId = other?.id ?? idOf(`other ${transactions.length}`);
  const kept = transactions.filter((each) => each.id !== ownId && each.id !== otherId);
  const arrived = other?.data ? [{ ...entryNamed('', other.data), id: otherId }] : [];
  return [...kept, { ...entryNamed('', own), id: ownId }, ...arrived];
}

const dataOf = (ledger: readonly LedgerEntry[]) => ledger.map(({ data }) => data);
const ids = (ledger: readonly LedgerEntry[]) => ledger.map(({ id }) => id).toSorted();

describe('a transfer between own accounts', () => {
  it('is two entries that name each other’s account', () => {
    const [left, arrived] = dataOf(saved(out({ description: 'To the savings' })));
    expect(left).toEqual(out({ description: 'To the savings' }));
    expect(arrived).toEqual({
      ...{ clientId, accountId: savings.id, type: 'transferIn', date: '2026-05-04' },
      ...{ amount: 400_00, currency: EUR, transferAccountId: depot.id },
      description: 'To the savings',
    });
  });

  it('is the same written from the side where it arrives', () => {
    const arrives = { type: 'transferIn', accountId: savings.id } as const;
    const [, left] = dataOf(
      saved(out({ ...arrives, amount: 400_00, transferAccountId: depot.id })),
    );
    expect(left).toEqual(out());
  });

  it('moves what is left when the costs in its amount are taken off', () => {
    const [, arrived] = dataOf(saved(out({ amount: -402_50, fee: 2_50 })));
    expect(arrived?.amount).toBe(400_00);
    expect(arrived?.fee).toBeUndefined();
  });

  it('arrives with the other amount in another currency', () => {
    const ledger = saved(out({ transferAccountId: dollars.id, otherAmount: 440_00 }));
    expect(dataOf(ledger)[0]).not.toHaveProperty('otherAmount');
    expect(dataOf(ledger)[1]).toMatchObject({ amount: 440_00, currency: USD });
    const [left] = ledger;
    const again = saved(out({ ...left?.data, amount: -500_00 }), ledger, left?.id);
    expect(dataOf(again).map(({ amount }) => amount)).toEqual([-500_00, 440_00]);
  });

  it('is changed on both sides, also to another account', () => {
    const before = saved(out());
    const after = saved(out({ amount: -300_00, date: day('2026-05-05') }), before, before[0]?.id);
    expect(ids(after)).toEqual(ids(before));
    expect(after[1]?.data).toMatchObject({ amount: 300_00, date: '2026-05-05' });
    const third = entryNamed('Third', newAccount({ clientId, name: 'Third' }));
    const plan = planTransfer({
      ...{ draft: out({ transferAccountId: third.id }), id: before[0]?.id ?? null },
      ...{ accounts: [...accounts, third], transactions: before },
    });
    expect(plan.other).toMatchObject({ id: before[1]?.id, data: { accountId: third.id } });
  });

  it('takes its other entry away when it goes to the outside, or is no transfer any more', () => {
    const before = saved(out());
    for (const draft of [out({ transferAccountId: null }), out({ type: 'withdrawal' })]) {
      const after = saved(draft, before, before[0]?.id);
      expect(ids(after)).toEqual([before[0]?.id]);
      expect(after[0]?.data).not.toHaveProperty('transferAccountId');
    }
  });

  it('joins an entry that is there already and says not where it comes from', () => {
    const loaded = entry('loaded', {
      ...{ type: 'transferIn', accountId: savings.id, date: day('2026-05-04'), amount: 400_00 },
      externalId: 'B-7',
    });
    const after = saved(out(), [loaded]);
    expect(after).toHaveLength(2);
    expect(after[1]).toMatchObject({
      id: loaded.id,
      data: { transferAccountId: depot.id, externalId: 'B-7', amount: 400_00 },
    });
  });

  it('finds its own among transfers of one day that are alike', () => {
    const first = saved(out());
    const both = saved(out(), first);
    expect(both).toHaveLength(4);
    const others = both.filter(({ data }) => data.type === 'transferOut');
    const found = others.map((each) => otherEntryOf(each, both)?.id);
    expect(new Set(found).size).toBe(2);
    expect(ids(both)).toEqual(expect.arrayContaining(found));
  });

  it('that has one side on record only stays so', () => {
    const half = entry('half', out());
    const input = { draft: out({ description: 'Moved' }), id: half.id, accounts };
    expect(isHalf({ ...input, transactions: [half] })).toBe(true);
    expect(planTransfer({ ...input, transactions: [half] }).other).toBeNull();
    const elsewhere = { ...input, draft: out({ transferAccountId: dollars.id, otherAmount: 1 }) };
    expect(planTransfer({ ...elsewhere, transactions: [half] }).other?.id).toBeNull();
  });
});

describe('what a form makes of a transfer', () => {
  const bought = [
    entry('paid in', { type: 'deposit', amount: 1_000_00 }),
    entry('first', { type: 'buy', securityId: share.id, quantity: pieces(4), amount: -400_00 }),
    entry('later', {
      ...{ type: 'buy', securityId: share.id, quantity: pieces(2), amount: -260_00 },
      date: day('2026-04-01'),
    }),
  ];
  const scopeOf = (transactions: readonly LedgerEntry[], of = accounts) =>
    portfolioScope(
      {
        ...{ accounts, transactions, securities: byId([share]) },
        prices: priceSeries([
          { securityId: share.id, date: day('2026-03-02'), price: 100e6 as UnitPrice },
          { securityId: share.id, date: day('2026-05-29'), price: 150e6 as UnitPrice },
        ]),
      },
      EUR,
      { accounts: of },
    );
  const year = { from: day('2026-01-01'), to: day('2026-12-31') };
  const flowsOf = (transactions: readonly LedgerEntry[], of = accounts) => {
    const flows = externalFlows(scopeOf(transactions, of), year);
    return (
      flows.available && flows.value.map(({ date, inflow, outflow }) => [date, inflow - outflow])
    );
  };
  const rateOf = (transactions: readonly LedgerEntry[]) => {
    const { timeWeighted } = portfolioPerformance(scopeOf(transactions, [depot, savings]), year);
    return timeWeighted;
  };

  it('keeps days and cost of every lot, and leaves value, flows and return of the client as they were', () => {
    const after = saved(out(units(5)), bought);
    const { holdings, refused } = holdingsOf({ accounts, transactions: after });
    expect(refused).toEqual([]);
    expect(holdings.map(({ accountId, lots }) => [accountId, lots])).toMatchObject([
      [depot.id, [{ quantity: pieces(1), cost: 130_00, acquiredOn: '2026-04-01' }]],
      [
        savings.id,
        [
          { quantity: pieces(4), cost: 400_00, acquiredOn: '2026-03-02' },
          { quantity: pieces(1), cost: 130_00, acquiredOn: '2026-04-01' },
        ],
      ],
    ]);
    const to = year.to;
    expect(valueOn(scopeOf(after, [depot, savings]), to)).toEqual(
      valueOn(scopeOf(bought, [depot, savings]), to),
    );
    expect(flowsOf(after)).toEqual([['2026-03-02', 1_000_00]]);
    expect(rateOf(after)).toEqual(rateOf(bought));
  });

  it('is no flow of the client when money moves, but one of each account', () => {
    const after = saved(out({ amount: -100_00 }), bought);
    expect(flowsOf(after)).toEqual(flowsOf(bought));
    expect(flowsOf(after, [savings])).toEqual([['2026-05-04', 100_00]]);
    expect(rateOf(after)).toEqual(rateOf(bought));
  });

  it('comes from the outside with a day and a cost', () => {
    const arrives = out({
      ...{ type: 'transferIn', transferAccountId: null, ...units(3), quantity: pieces(3) },
      ...{ acquiredOn: day('2019-02-01'), costBasis: 90_00 },
    });
    const { holdings } = holdingsOf({ accounts, transactions: saved(arrives) });
    expect(holdings[0]?.lots).toMatchObject([
      { quantity: pieces(3), cost: 90_00, acquiredOn: '2019-02-01' },
    ]);
    expect(flowsOf(saved(arrives))).toEqual([['2026-05-04', 300_00]]);
  });

  it.each<[string, TransferDraft, string, string]>([
    [
      'the same account',
      out({ transferAccountId: depot.id }),
      'transferAccountId',
      'another account',
    ],
    ['no amount', out({ amount: 0 }), 'amount', 'how much'],
    ['what goes out without a minus', out({ amount: 400_00 }), 'amount', 'with a minus'],
    ['another currency alone', out({ transferAccountId: dollars.id }), 'otherAmount', 'is in USD'],
    ['a security without units', out({ ...units(1), quantity: undefined }), 'quantity', 'how many'],
    ['more than is held', out(units(7)), 'quantity', 'Depot holds only 6 of it'],
    [
      'what is held elsewhere',
      out({
        ...{ type: 'transferIn', ...units(1), quantity: pieces(1) },
        ...{ accountId: depot.id, transferAccountId: savings.id },
      }),
      'quantity',
      'Savings holds nothing',
    ],
  ])('refuses %s, at its field', (_what, draft, field, words) => {
    const breaches = transferBreaches(
      { draft, id: null, accounts, transactions: bought },
      plainWording,
    );
    expect(breaches).toMatchObject([{ field, message: expect.stringContaining(words) }]);
  });

  it('objects to nothing that fits, new or changed, nor to what has no other account', () => {
    const after = saved(out(units(6)), bought);
    const objections = (
      draft: TransferDraft,
      id: RecordId | null,
      transactions: readonly LedgerEntry[] = bought,
    ) => transferBreaches({ draft, id, accounts, transactions }, plainWording);
    expect(objections(out(units(6)), null)).toEqual([]);
    for (const { id, data } of after.slice(-2)) expect(objections(data, id, after)).toEqual([]);
    expect(objections(out({ transferAccountId: null, amount: 0 }), null)).toEqual([]);
    expect(objections(out({ type: 'fee', transferAccountId: depot.id }), null)).toEqual([]);
  });
});
