import { describe, expect, it } from 'vitest';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newSecurity } from '../portfolio/portfolio-builders.ts';
import { at, changes, entry, share, trade, units } from './changed-accounts-fixture.ts';

describe('prices that mattered since last time', () => {
  it('are told, and not those of what was split or hardly moved', () => {
    const names = ['risen', 'split', 'still'] as const;
    const securities = names.map((name) => entryNamed(name, newSecurity({ name })));
    const [risen, divided, still] = securities.map(({ id }) => id);
    if (!risen || !divided || !still) throw new Error('there are three');
    const buys = securities.map(({ id }) => trade('2026-01-02', 10, -1, id));
    const found = changes({
      securities: byId(securities),
      prices: priceSeries([
        ...[at(risen, '2026-08-01', 10), at(risen, '2026-11-01', 12)],
        ...[at(divided, '2026-08-01', 10), at(divided, '2026-11-01', 5)],
        ...[at(still, '2026-08-01', 10), at(still, '2026-11-01', 10.4)],
      ]),
      transactions: [
        ...buys,
        entry('split', '2026-10-01', { securityId: divided, quantity: units(10) }),
      ],
    }).filter(({ source }) => source?.kind === 'security');
    expect(found.map(({ text }) => text)).toEqual(['risen rose by 20.0%: EUR\u00a020 more']);
  });

  it('are those of what a merger brought more of, and not of what it gave up', () => {
    const target = entryNamed('target', newSecurity({ name: 'Target' }));
    const found = changes({
      securities: byId([share, target]),
      prices: priceSeries([
        ...[at(share.id, '2026-08-01', 10), at(share.id, '2026-11-01', 12)],
        ...[at(target.id, '2026-08-01', 10), at(target.id, '2026-11-01', 12)],
      ]),
      transactions: [
        ...[trade('2026-01-02', 10, -1), trade('2026-01-02', 10, -1, target.id)],
        entry('merger', '2026-10-01', {
          ...{ securityId: share.id, quantity: units(-4) },
          ...{ newSecurityId: target.id, newQuantity: units(4) },
        }),
      ],
    }).filter(({ source }) => source?.kind === 'security');
    expect(found.map(({ text }) => text)).toEqual(['Target rose by 20.0%: EUR\u00a020 more']);
  });
});
