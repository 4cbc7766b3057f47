import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { newInstruction } from '../instruction/instruction-builders.ts';
import { newSecurity } from '../portfolio/portfolio-builders.ts';
import {
  at,
  changes,
  clientId,
  day,
  depot,
  entry,
  flat,
  share,
  told,
  trade,
  units,
} from './changed-accounts-fixture.ts';
import { newNote } from './meeting-builders.ts';

describe('what changed in the accounts since last time', () => {
  it('is told by its share of the wealth, holdings with what they cost and brought', () => {
    const old = entryNamed('old', newSecurity({ name: 'Old' }));
    const found = changes({
      securities: byId([share, old]),
      prices: priceSeries([
        at(share.id, '2026-08-01', 10),
        at(share.id, '2026-11-01', 12),
        at(old.id, '2026-08-01', 10),
      ]),
      transactions: [
        entry('deposit', '2026-01-01', { amount: 100_00 }),
        trade('2026-01-02', 10, -100_00, old.id),
        trade('2026-10-02', -10, 100_00, old.id),
        trade('2026-10-03', 10, -100_00),
        entry('deposit', '2026-10-05', { amount: 30_00 }),
      ],
    });
    expect(found.map(({ date, text }) => [date, text.replaceAll('\u00a0', ' ')])).toEqual([
      ['2026-10-03', 'New holding: Share, 10 for EUR 100.00'],
      ['2026-10-02', 'No longer held: Old, sold 10 for EUR 100.00'],
      ['2026-11-24', 'Value rose by EUR 50 to EUR 150, EUR 20 of it gain'],
      ['2026-10-05', 'EUR 30 came in'],
    ]);
  });

  it('puts a payment of half of the wealth before a small new product, and a trifle last', () => {
    const product = entryNamed('card', newProduct({ name: 'Card' }));
    const currency = 'EUR' as CurrencyCode;
    const held = { clientId, productId: product.id, heldSince: day('2026-11-20') };
    const notedAt = '2026-10-04T08:00:00.000Z' as Instant;
    expect(
      told({
        products: byId([product]),
        entitlements: [entryNamed('e', newEntitlement({ ...held, amount: 50_00, currency }))],
        notes: [entryNamed('n', newNote({ clientId, title: 'Call', notedAt }))],
        transactions: [
          entry('deposit', '2026-01-01', { amount: 100_000_00 }),
          entry('withdrawal', '2026-10-01', { amount: -50_000_00, counterparty: 'Notary' }),
          entry('withdrawal', '2026-10-02', { amount: -20_00 }),
        ],
      }),
    ).toEqual([
      'Value fell by EUR 50,020 to EUR 49,980',
      'EUR 50,000 was taken out: Notary',
      'New: Card',
      'Noted: Call',
      'EUR 20 was taken out besides',
    ]);
  });

  it('sums payments that are usual for the client, however large', () => {
    const salary = (date: string) => entry('deposit', date, { amount: 400_00 });
    const rent = (date: string) => entry('withdrawal', date, { amount: -350_00 });
    const months = ['05', '06', '07', '08', '09', '10', '11'];
    const transactions = months.flatMap((month) => [
      ...[salary(`2026-${month}-03`), rent(`2026-${month}-05`)],
    ]);
    expect(told({ transactions })).toEqual(['Value rose by EUR 150 to EUR 350', 'EUR 150 came in']);
  });

  it('tells a sale of a part and an addition by themselves, each with its last entry', () => {
    const [sale, purchase] = [trade('2026-10-01', -40, 4_000_00), trade('2026-11-02', 5, -500_00)];
    const found = changes({
      prices: flat,
      transactions: [
        entry('deposit', '2026-01-01', { amount: 20_000_00 }),
        ...[trade('2026-01-02', 120, -12_000_00), sale, purchase],
      ],
    });
    expect(found.map(({ text, source }) => [text.replaceAll('\u00a0', ' '), source?.id])).toEqual([
      ['Sold 40 of 120 Share, EUR 4,000.00', sale.id],
      ['Bought 5 Share on top of 80, EUR 500.00', purchase.id],
    ]);
  });

  it('sums several sales of one security', () => {
    expect(
      told({
        prices: flat,
        transactions: [
          entry('deposit', '2026-01-01', { amount: 20_000_00 }),
          trade('2026-01-02', 120, -12_000_00),
          ...[trade('2026-10-01', -40, 4_000_00), trade('2026-10-02', -10, 1_000_00)],
        ],
      }),
    ).toEqual(['Sold 50 of 120 Share in 2 sales, EUR 5,000.00']);
  });

  it('tells what was sold again of a new holding', () => {
    expect(
      told({
        prices: flat,
        transactions: [
          entry('deposit', '2026-01-01', { amount: 20_000_00 }),
          ...[trade('2026-10-01', 100, -10_000_00), trade('2026-11-02', -90, 9_000_00)],
        ],
      }),
    ).toEqual(['New holding: Share, 100 for EUR 10,000.00', 'Sold 90 of 100 Share, EUR 9,000.00']);
  });

  it('compares no units from before a split with those from after it', () => {
    const securityId = share.id;
    expect(
      told({
        prices: flat,
        transactions: [
          entry('deposit', '2026-01-01', { amount: 20_000_00 }),
          trade('2026-01-02', 100, -10_000_00),
          trade('2026-10-01', -40, 4_000_00),
          entry('split', '2026-10-02', { securityId, quantity: units(60) }),
          trade('2026-10-03', -20, 1_000_00),
        ],
      }).filter((text) => text.includes('Sold')),
    ).toEqual(['Sold a part of Share in 2 sales, EUR 5,000.00']);
  });

  const opened = entry('deposit', '2026-01-01', { amount: 99_000_00 });
  const transferred = (type: 'transferIn' | 'transferOut', date: string, pieces = 10) =>
    entry(type, date, {
      ...{ securityId: share.id, quantity: units(type === 'transferIn' ? pieces : -pieces) },
    });
  const rankOf = (parts: Partial<ClientFile>, start: string) =>
    changes(parts).find(({ text }) => text.includes(start))?.rank;

  it('weighs transfers of securities by what they were worth on their day, or else by their sort', () => {
    const came = [opened, transferred('transferIn', '2026-10-01')];
    const went = [
      opened,
      transferred('transferIn', '2026-02-01'),
      transferred('transferOut', '2026-10-01'),
    ];
    expect(rankOf({ prices: flat, transactions: came }, 'New')).toBe(50);
    expect(rankOf({ prices: flat, transactions: went }, 'No longer')).toBe(50);
    const later = priceSeries([at(share.id, '2026-11-01', 100)]);
    expect(rankOf({ prices: later, transactions: came }, 'New')).toBe(65);
  });

  it('weighs what was transferred and came back only once', () => {
    const [there, back, again] = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;
    const held = transferred('transferIn', '2026-02-01');
    const rankFor = (start: string, transactions: ClientFile['transactions']) =>
      rankOf({ prices: flat, transactions: [opened, ...transactions] }, start);
    expect(
      rankFor('New', [
        transferred('transferIn', there),
        transferred('transferOut', back),
        transferred('transferIn', again),
      ]),
    ).toBe(50);
    expect(
      rankFor('No longer', [
        held,
        transferred('transferOut', there),
        transferred('transferIn', back),
        transferred('transferOut', again),
      ]),
    ).toBe(50);
  });

  describe('by a merger or spin-off', () => {
    const target = entryNamed('target', newSecurity({ name: 'Target' }));
    const merger = (pieces: number) =>
      entry('merger', '2026-10-02', {
        ...{ securityId: share.id, quantity: units(pieces), newSecurityId: target.id },
        newQuantity: units(pieces),
      });
    const ranked = (start: string, parts: Partial<ClientFile>) =>
      rankOf({ securities: byId([share, target]), ...parts }, start);
    const held = transferred('transferIn', '2026-02-01');
    const merged = [opened, held, merger(10)];

    it('is weighed by what was given up and received, at the prices of the day', () => {
      // 1,000 of 100,000.
      const shares = at(share.id, '2026-01-01', 100);
      const targets = at(target.id, '2026-10-02', 100);
      const prices = priceSeries([shares, targets]);
      expect(ranked('No longer held: Share', { prices, transactions: merged })).toBe(50);
      expect(ranked('New holding: Target', { prices, transactions: merged })).toBe(50);
    });

    it('is worth on both sides what the one of known price is', () => {
      const ofTarget = priceSeries([at(target.id, '2026-10-02', 100)]);
      const known = { prices: ofTarget, transactions: merged };
      expect(ranked('No longer held: Share', known)).toBe(ranked('New holding: Target', known));
      expect(ranked('New holding: Target', known)).toBeLessThan(65);
    });

    it('counts for what was spun off only at a price of its own', () => {
      const spun = entry('spinOff', '2026-10-02', {
        ...{ securityId: share.id, newSecurityId: target.id, newQuantity: units(10) },
        costShare: 100_000,
      });
      const transactions = [opened, held, spun];
      const shares = at(share.id, '2026-01-01', 100);
      const targets = at(target.id, '2026-10-02', 10);
      const whole = { prices: priceSeries([shares, targets]), transactions };
      expect(ranked('New holding: Target', whole)).toBe(25);
      const part = { prices: priceSeries([shares]), transactions };
      expect(ranked('New holding: Target', part)).toBe(65);
    });

    it('is ranked by sort without a price, however little was transferred or traded besides', () => {
      const transactions = [
        opened,
        transferred('transferIn', '2026-02-01', 1_000),
        transferred('transferOut', '2026-10-01', 1),
        merger(999),
        trade('2026-10-03', 1, -1_00, target.id),
      ];
      expect(ranked('No longer held: Share', { transactions })).toBe(70);
      expect(ranked('New holding: Target', { transactions })).toBe(65);
    });
  });

  it('ranks by sort while no wealth is known', () => {
    const transactions = [
      entry('deposit', '2026-01-01', { amount: 1_00 }),
      trade('2026-01-02', 10, -1_00),
      ...[trade('2026-10-01', -4, 1_00), entry('deposit', '2026-10-02', { amount: 9_000_00 })],
    ];
    const ranks = changes({ transactions }).map(({ text, rank }) => [text.slice(0, 4), rank]);
    expect(ranks).toEqual([
      ['Sold', 66],
      ['EUR\u00a0', 60],
    ]);
  });

  it('weighs an order to pay by what is paid', () => {
    const id = entryNamed('i', null).id;
    const pay = newInstruction(id, {
      clientId,
      details: {
        ...{ type: 'pay', accountId: depot.id, payee: 'Notary', payeeAccount: '1', reference: '' },
        ...{ payment: { amount: 600_00, currency: 'EUR' as CurrencyCode }, payOn: null },
      },
      givenBy: { as: 'signatory', name: 'Ann', contactId: id, authorityId: null },
      givenAt: '2026-10-02T08:00:00.000Z' as Instant,
      statement: 'Pay the notary',
    });
    const transactions = [entry('deposit', '2026-01-01', { amount: 1_200_00 })];
    const instructions = [{ ...entryNamed('i', pay), id }];
    expect(changes({ transactions, instructions })).toMatchObject([
      { text: 'Ordered: Pay the notary', rank: 92 },
    ]);
  });
});
