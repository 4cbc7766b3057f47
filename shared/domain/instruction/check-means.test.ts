import { describe, expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newAccount, newSecurity } from '../portfolio/portfolio-builders.ts';
import {
  buy,
  clientId,
  depot,
  draftOf,
  entry,
  file,
  findingsOf,
  january,
  of,
  open,
  own,
  pay,
  price,
  sell,
  share,
  shop,
  takeBack,
  units,
} from './check-fixture.ts';
import { canBeGiven } from './check-instruction.ts';
import type { InstructionDetails } from './instruction-details.ts';

describe('what the order takes', () => {
  it('must be held', () => {
    expect(of('blocks', findingsOf(draftOf(sell(100))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(sell(101))))).toEqual([
      ['holdings', 'The account holds 100 of Share; 101 is more than what is free'],
    ]);
  });

  it('must not be promised in another open instruction, unless it replaces that', () => {
    const openSale = open('open sale', sell(60));
    const parts = { instructions: [openSale] };
    expect(of('blocks', findingsOf(draftOf(sell(41)), parts))).toHaveLength(1);
    const replacing = draftOf(sell(41), { replacesId: openSale.id });
    expect(of('blocks', findingsOf(replacing, parts))).toEqual([]);
  });

  it('is not known of other open instructions without a price, and that is said', () => {
    const other = entryNamed('other', newSecurity({ name: 'Other' }));
    const parts = {
      securities: byId([share, other]),
      instructions: [
        open('by amount', { ...sell(1), securityId: other.id, quantity: null, amount: 1_00 }),
        open('bought', { ...buy(1), securityId: other.id } as InstructionDetails),
      ] as ClientFile['instructions'],
      transactions: [
        ...file.transactions,
        entry('4', {
          ...{ ...own, type: 'buy', date: january(4), amount: -1_00, quantity: units(10) },
          securityId: other.id,
        }),
      ],
    };
    const selling = { ...sell(1), securityId: other.id } as InstructionDetails;
    expect(of('warns', findingsOf(draftOf(selling), parts))).toEqual([
      [
        'holdings',
        'The account holds 10 of Other; what 1 other open instruction takes of it is not known',
      ],
    ]);
    expect(of('warns', findingsOf(draftOf(buy(1)), parts))).toEqual([
      [
        'cash',
        'The balance is EUR\u00a02,999.00; what 1 other open instruction takes of it is not known',
      ],
    ]);
  });

  it('is not counted in units at a price of another currency', () => {
    const dollars = { ...share, data: { ...share.data, currency: 'USD' as CurrencyCode } };
    const byAmount = { ...sell(1), quantity: null, amount: 10_00 } as InstructionDetails;
    const parts = { securities: byId([dollars]) };
    expect(of('warns', findingsOf(draftOf(byAmount), parts))).toEqual([
      [
        'holdings',
        'The price is not known in the account’s currency: whether enough is held cannot be checked',
      ],
    ]);
  });

  it('must be paid for from the balance, at the limit or else at the last price', () => {
    expect(of('blocks', findingsOf(draftOf(buy(150))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(buy(150, price(20.01)))))).toEqual([
      ['cash', 'The balance is EUR\u00a03,000.00; EUR\u00a03,001.50 is more than what is free'],
    ]);
    expect(of('blocks', findingsOf(draftOf(pay(3_000_01))))).toHaveLength(1);
  });

  it('is not checked against a balance where the account is a credit or a loan', () => {
    const credit = entryNamed(
      'credit',
      newAccount({ clientId, name: 'Credit line', accountType: 'credit' }),
    );
    const drawn: InstructionDetails = { ...pay(1_00), accountId: credit.id } as InstructionDetails;
    const findings = findingsOf(draftOf(drawn), { accounts: [depot, shop, credit] });
    expect(canBeGiven(findings)).toBe(true);
    expect(of('warns', findings)).toContainEqual([
      ...['cash', 'What may still be drawn of a credit or a loan is not recorded'],
    ]);
  });

  it('cannot be checked without every transaction, and that is said', () => {
    const findings = findingsOf(draftOf(sell(101)), {}, false);
    expect(of('warns', findings).map(([rule]) => rule)).toEqual(['holdings']);
    expect(canBeGiven(findings)).toBe(true);
  });

  it('must have been bought to be returned', () => {
    expect(of('blocks', findingsOf(draftOf(takeBack(5))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(takeBack(6))))).toEqual([
      ['goods', '6 × Pump is more than the 5 that were bought and kept'],
    ]);
    const [line] = takeBack(3).lines;
    const twice = { ...takeBack(3), lines: [line, { ...line, id: '2' }] } as InstructionDetails;
    expect(of('blocks', findingsOf(draftOf(twice)))).toHaveLength(1);
  });

  it('is not returned twice: what other open returns take back is no longer there', () => {
    const instructions = [open('first', takeBack(3))];
    expect(of('blocks', findingsOf(draftOf(takeBack(2)), { instructions }))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(takeBack(3)), { instructions }))).toEqual([
      [
        'goods',
        '3 × Pump is more than the 5 that were bought and kept, 3 of them in other open returns',
      ],
    ]);
  });
});
