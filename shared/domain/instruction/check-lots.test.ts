import { describe, expect, it } from 'vitest';
import type { ClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newSecurity } from '../portfolio/portfolio-builders.ts';
import {
  depot,
  draftOf,
  entry,
  file,
  findingsOf,
  january,
  of,
  open,
  own,
  sell,
  share,
  shop,
  units,
} from './check-fixture.ts';
import { canBeGiven } from './check-instruction.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';

const other = entryNamed('other', newSecurity({ name: 'Other' }));
const bought = (name: string, day: number, count: number, securityId = share.id) =>
  entry(name, {
    ...{ ...own, type: 'buy', date: january(day), amount: -count * 10_00, securityId },
    quantity: units(count),
  });
const early = bought('early', 2, 60);
const late = bought('late', 4, 40);
const foreign = bought('foreign', 5, 10, other.id);
const choosing = {
  ...depot,
  data: { ...depot.data, costBasisMethod: 'specificLot' as const },
};
const parts = {
  accounts: [choosing, shop],
  securities: byId([share, other]),
  // The fixture's own purchase is divided into two lots.
  transactions: [
    ...file.transactions.filter(({ data }) => data.type !== 'buy'),
    early,
    late,
    foreign,
  ],
} satisfies Partial<ClientFile>;

const lot = ({ id, data }: typeof early, count: number) => ({
  ...{ purchaseId: id, acquiredOn: data.date, quantity: units(count) },
});
const selling = (count: number, ...namedLots: ReturnType<typeof lot>[]): InstructionDetails => ({
  ...(sell(count) as DetailsOf<'sell'>),
  namedLots,
});
const found = (details: InstructionDetails, more: Partial<ClientFile> = {}, isWhole = true) =>
  findingsOf(draftOf(details), { ...parts, ...more }, isWhole);
const blocking = (...args: Parameters<typeof found>) => of('blocks', found(...args));

describe('the lots that an order to sell names', () => {
  it('pass when they are held and are all of what is ordered', () => {
    const findings = found(selling(45, lot(late, 40), lot(early, 5)));
    expect(canBeGiven(findings)).toBe(true);
    expect(of('passes', findings)).toContainEqual(['lots', 'The lots named are held']);
  });

  it('may be left out: then the oldest are sold', () => {
    expect(of('passes', found(sell(1)))).toContainEqual([
      ...['lots', 'No lots are named: the oldest are sold first'],
    ]);
    expect(of('passes', found(selling(1)))).toEqual(of('passes', found(sell(1))));
    // Where lots are not chosen nothing is said of them.
    const findings = findingsOf(draftOf(sell(1)));
    expect(findings.map(({ rule }) => rule)).not.toContain('lots');
  });

  it('must have as many units as are named', () => {
    expect(blocking(selling(41, lot(late, 41)))).toEqual([
      ['lots', 'The lot of 4 Jan 2026 has 40; 41 is more than what is free'],
    ]);
  });

  it('must be of the same holding', () => {
    expect(blocking(selling(5, lot(foreign, 5)))).toEqual([
      ['lots', 'The lot of 5 Jan 2026 is of Other, not of Share'],
    ]);
    const gone = { ...lot(late, 5), purchaseId: entryNamed('gone', null).id };
    expect(blocking(selling(5, gone))).toEqual([
      ['lots', 'Depot holds no lot of 4 Jan 2026 of Share'],
    ]);
  });

  it('must be of the day that they have by now', () => {
    const then = { ...lot(late, 5), acquiredOn: january(3) };
    expect(blocking(selling(5, then))).toEqual([
      ['lots', 'The lot of 3 Jan 2026 is of 4 Jan 2026 by now: its purchase was corrected'],
    ]);
  });

  it('must be all of what is ordered, in units', () => {
    expect(blocking(selling(6, lot(late, 4)))).toEqual([
      ['lots', 'The lots named come to 4, but the order is of 6'],
    ]);
    const byAmount = { ...selling(4, lot(late, 4)), quantity: null, amount: 10_00 };
    expect(blocking(byAmount as InstructionDetails)).toEqual([
      ['lots', 'An order for an amount of money cannot name lots'],
    ]);
  });

  it('make sense by themselves: each once, each with a quantity', () => {
    expect(blocking(selling(2, lot(late, 1), lot(late, 1)))).toEqual([
      ['content', 'Must name every lot once'],
    ]);
    expect(blocking(selling(0, lot(late, 0)))).not.toEqual([]);
    const text = [{ ...lot(late, 1), quantity: 'one' }] as unknown as ReturnType<typeof lot>[];
    expect(blocking(selling(1, ...text))).toEqual([
      ['content', expect.stringMatching(/^The lots: /)],
    ]);
  });

  it('are none where the account takes lots by another method', () => {
    expect(blocking(selling(4, lot(late, 4)), { accounts: [depot, shop] })).toEqual([
      ['lots', 'Depot takes lots by another method than by name'],
    ]);
  });

  it('must not be promised in another open instruction', () => {
    const first = open('first', selling(30, lot(late, 30)));
    const instructions = [first];
    expect(blocking(selling(10, lot(late, 10)), { instructions })).toEqual([]);
    expect(blocking(selling(11, lot(late, 11)), { instructions })).toEqual([
      [
        'lots',
        'The lot of 4 Jan 2026 has 40, 30 of it in other open instructions; 11 is more than what is free',
      ],
    ]);
    const replacing = draftOf(selling(11, lot(late, 11)), { replacesId: first.id });
    expect(of('blocks', findingsOf(replacing, { ...parts, instructions }))).toEqual([]);
    const unnamed = { instructions: [open('unnamed', sell(1))] };
    expect(of('warns', found(selling(5, lot(early, 5)), unnamed))).toEqual([
      ['lots', expect.stringContaining('the oldest, which it takes, may be among these')],
    ]);
  });

  it('are not taken unnamed from what another open instruction names, without a warning', () => {
    const promised = (count: number, more: readonly ReturnType<typeof open>[] = []) => ({
      instructions: [open('first', selling(count, lot(early, count))), ...more],
    });
    const warned = (...args: Parameters<typeof found>) =>
      of('warns', found(...args)).filter(([rule]) => rule === 'lots');
    expect(warned(sell(40), promised(20))).toEqual([]);
    const crossing =
      'No lots are named: the oldest are sold first, and the lot of 2 Jan 2026 is promised in another open instruction';
    expect(warned(sell(41), promised(20))).toEqual([['lots', crossing]]);
    // What was ordered before without names takes the oldest before it.
    expect(warned(sell(20), promised(20, [open('unnamed', sell(21))]))).toEqual([
      ['lots', crossing],
    ]);
    const mayBe = ['lots', expect.stringContaining('some of them may be promised')];
    const worth = { ...sell(1), quantity: null, amount: 10_00 } as InstructionDetails;
    expect(warned(worth, promised(20))).toEqual([mayBe]);
    expect(warned(sell(1), promised(20), false)).toEqual([mayBe]);
  });

  it('cannot be checked without every transaction, and that is said', () => {
    const findings = found(selling(41, lot(late, 41)), {}, false);
    expect(canBeGiven(findings)).toBe(true);
    expect(of('warns', findings).map(([rule]) => rule)).toContain('lots');
  });
});
