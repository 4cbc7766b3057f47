import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { DEFAULT_ALLOCATION_RULES } from './allocation-policy.ts';
import { breakdownOn, DIMENSIONS } from './breakdown.ts';
import { concentrationOn, herfindahl } from './concentration.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Security } from './security.ts';

const clientId = entryNamed('client', null).id;
const EUR = 'EUR' as CurrencyCode;
const today = '2026-11-24' as CalendarDate;

interface Held {
  readonly units: number;
  readonly security: Partial<Security> & { readonly name: string };
}

/** Two accounts; what is held is worth one euro a unit, the rest of the money stays. */
function scopeOf(held: readonly Held[], cents: number, names = ['First', 'Second']) {
  const accounts = names.map((name, index) =>
    entryNamed(`account ${index}`, newAccount({ clientId, name })),
  );
  const [first, second] = accounts.map(({ id }) => ({ clientId, accountId: id, date: today }));
  if (!first || !second) throw new Error('two accounts');
  const keyOf = ({ name, isin }: Held['security']) => `${name} ${isin}`;
  const securities = held.map(({ security }) => entryNamed(keyOf(security), newSecurity(security)));
  const transactions = [
    entryNamed('cash', newTransaction({ ...second, type: 'deposit', amount: cents })),
    ...held.flatMap(({ units, security }, index) => {
      const fields = index % 2 === 0 ? first : second;
      const amount = units * 100;
      return [
        entryNamed(`in ${index}`, newTransaction({ ...fields, type: 'deposit', amount })),
        entryNamed(
          `buy ${index}`,
          newTransaction({
            ...fields,
            type: 'buy',
            amount: -amount,
            securityId: entryNamed(keyOf(security), null).id,
            quantity: (units * 1e6) as Quantity,
          }),
        ),
      ];
    }),
  ];
  const prices = priceSeries(
    securities.map(({ id }) => ({ securityId: id, date: today, price: 1e6 as UnitPrice })),
  );
  return portfolioScope({ accounts, transactions, securities: byId(securities), prices }, EUR);
}

const share = (name: string, units: number, fields: Partial<Security> = {}): Held => ({
  units,
  security: { name, ...fields },
});

describe('a division', () => {
  it('has one cash: the money and what is of the class cash, by class, sector and issuer', () => {
    const scope = scopeOf(
      [
        share('Share', 50, { sector: 'Energy', issuer: 'Firm' }),
        share('Money market', 30, { assetClass: 'cash', sector: 'Money', issuer: 'Bank' }),
      ],
      20_00,
    );
    for (const dimension of ['assetClass', 'sector', 'issuer'] as const) {
      const figure = breakdownOn(scope, today, dimension);
      if (!figure.available) throw new Error(figure.reason);
      const cash = figure.value.slices.find(({ name }) => name === 'Cash');
      expect([dimension, cash?.value.amount, cash?.weight]).toEqual([dimension, 50_00, 5000]);
    }
  });

  it('keeps accounts and securities apart that have one name', () => {
    const held = [share('Share', 60, { isin: 'A' }), share('Share', 40, { isin: 'B' })];
    const scope = scopeOf(held, 0, ['Depot', 'Depot']);
    const accounts = breakdownOn(scope, today, 'account');
    if (!accounts.available) throw new Error(accounts.reason);
    expect(accounts.value.slices.map(({ name, weight }) => [name, weight])).toEqual([
      ['Depot', 6000],
      ['Depot', 4000],
    ]);
    const concentration = concentrationOn(scope, today, DEFAULT_ALLOCATION_RULES.limits);
    if (!concentration.available) throw new Error(concentration.reason);
    const amounts = concentration.value.measures.map(({ measure, amount }) => [measure, amount]);
    expect(Object.fromEntries(amounts)).toMatchObject({ position: 6000, index: 5200 });
  });

  it('says where the records name no sector', () => {
    const figure = breakdownOn(scopeOf([share('Share', 10)], 0), today, 'sector');
    expect(figure.available && figure.value.slices[0]?.name).toBe('Not recorded');
  });

  it('is unavailable, with the day and security, without a price', () => {
    const scope = scopeOf([share('Share', 10)], 0);
    const figure = breakdownOn({ ...scope, prices: new Map() }, today, 'currency');
    expect(figure.available ? '' : figure.reason).toContain('no price of Share');
  });

  it('adds up to 100 % and to the same total by whatever it is divided', () => {
    const units = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 1_000_000 }), (each, cents) => {
        const held = each.map((amount, index) =>
          share(`S${index}`, amount, {
            sector: `Sector ${index % 3}`,
            issuer: `Firm ${index % 2}`,
          }),
        );
        const scope = scopeOf(held, cents);
        const total = each.reduce((sum, amount) => sum + amount * 100, cents);
        for (const dimension of DIMENSIONS) {
          const figure = breakdownOn(scope, today, dimension);
          if (!figure.available) throw new Error(figure.reason);
          const { slices } = figure.value;
          expect(slices.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
          expect(slices.reduce((sum, { value }) => sum + value.amount, 0)).toBe(total);
          for (const { value, parts } of slices) {
            expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value.amount);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('concentration', () => {
  it('computes the index of the US Department of Justice', () => {
    // "four firms with shares of 30, 30, 20, and 20 percent, the HHI is 2,600"
    expect(herfindahl([30, 30, 20, 20])).toBe(2600);
    expect(herfindahl([7])).toBe(10_000);
    expect(herfindahl([])).toBe(0);
  });

  it('flags one security, its issuer and the five largest beyond their limits, and funds apart', () => {
    const scope = scopeOf(
      [
        share('Share', 30, { issuer: 'Firm' }),
        share('Bond', 10, { assetClass: 'bond', issuer: 'Firm' }),
        share('Fund', 20, { assetClass: 'fund', issuer: 'Firm' }),
      ],
      40_00,
    );
    const figure = concentrationOn(scope, today, DEFAULT_ALLOCATION_RULES.limits);
    if (!figure.available) throw new Error(figure.reason);
    const seen = figure.value.measures.map(({ measure, amount, isBeyond }) => [
      measure,
      amount,
      isBeyond,
    ]);
    expect(seen).toEqual([
      ['position', 3000, true],
      ['fund', 2000, false],
      ['issuer', 4000, true],
      ['topFive', 6000, false],
      ['index', 3889, true],
    ]);
  });
});
