import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { ASSET_CLASSES, type AssetClass } from './account.ts';
import { allocationOn } from './allocation.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';

const clientId = entryNamed('client', null).id;
const EUR = 'EUR' as CurrencyCode;
const today = '2026-11-24' as CalendarDate;

/** An account that holds the given cents of each class, and the targets in hundredths of a percent. */
function scopeOf(cents: Partial<Record<AssetClass, number>>, targets: [AssetClass, number][] = []) {
  const account = entryNamed(
    'depot',
    newAccount({ clientId, name: 'D', targets: targets.map(([id, weight]) => ({ id, weight })) }),
  );
  const fields = { clientId, accountId: account.id, date: today };
  const securities = ASSET_CLASSES.map((assetClass) =>
    entryNamed(assetClass, newSecurity({ name: assetClass, assetClass })),
  );
  const held = securities.filter(({ data }) => (cents[data.assetClass] ?? 0) > 0);
  const transactions = held.flatMap(({ id, data }) => {
    const amount = cents[data.assetClass] ?? 0;
    const quantity = (amount * 1e4) as Quantity;
    return [
      entryNamed(`in ${id}`, newTransaction({ ...fields, type: 'deposit', amount })),
      entryNamed(
        `buy ${id}`,
        newTransaction({ ...fields, type: 'buy', amount: -amount, securityId: id, quantity }),
      ),
    ];
  });
  return portfolioScope(
    {
      accounts: [account],
      transactions,
      securities: byId(securities),
      prices: priceSeries(
        securities.map(({ id }) => ({ securityId: id, date: today, price: 1e6 as UnitPrice })),
      ),
    },
    EUR,
  );
}

describe('allocation', () => {
  it('shows drift from the targets in points, and flags it from the band on', () => {
    const scope = scopeOf({ equity: 65_00, bond: 35_00 }, [
      ['equity', 6000],
      ['bond', 4000],
    ]);
    const allocation = allocationOn(scope, today);
    if (!allocation.available) throw new Error(allocation.reason);
    expect(
      allocation.value.slices.map(({ assetClass, weight, drift, isBreach }) => [
        assetClass,
        weight,
        drift,
        isBreach,
      ]),
    ).toEqual([
      ['equity', 6500, 500, true],
      ['bond', 3500, -500, true],
    ]);
    const wider = allocationOn(scope, today, {
      band: { rule: 'points', points: 501, share: 2500 },
    });
    expect(wider.available && wider.value.slices.some(({ isBreach }) => isBreach)).toBe(false);
  });

  it('misses a class that has a target and no value', () => {
    const allocation = allocationOn(scopeOf({ equity: 10_00 }, [['bond', 10_000]]), today);
    if (!allocation.available) throw new Error(allocation.reason);
    expect(allocation.value.slices.map(({ assetClass, drift }) => [assetClass, drift])).toEqual([
      ['equity', 10_000],
      ['bond', -10_000],
    ]);
  });

  it('has weights that add up to 100 % and values that add up to the total', () => {
    const values = fc.record(
      Object.fromEntries(
        ASSET_CLASSES.map((assetClass) => [assetClass, fc.integer({ min: 0, max: 1_000_000 })]),
      ),
    );
    fc.assert(
      fc.property(values, (cents) => {
        const allocation = allocationOn(scopeOf(cents), today);
        const total = Object.values(cents).reduce((sum, each) => sum + each, 0);
        expect(allocation.available).toBe(total > 0);
        if (!allocation.available) return;
        const { slices } = allocation.value;
        expect(slices.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
        expect(slices.reduce((sum, { value }) => sum + value.amount, 0)).toBe(total);
      }),
      { numRuns: 60 },
    );
  });
});
