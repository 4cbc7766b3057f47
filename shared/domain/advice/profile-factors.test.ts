import { expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { newClient } from '../client/client-builders.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newAccount } from '../portfolio/portfolio-builders.ts';
import { account, adviceFile, day, profileOf, TODAY } from './advice-file-builder.ts';
import { askedFactors, factorHistory, factorStates } from './profile-factors.ts';
import { BUYER_FACTORS, INVESTOR_FACTORS } from './suitability-rules.ts';

const clientId = account.data.clientId;

it('tells each of the nine factors apart: current, stale, and never stated', () => {
  const statement = { statement: 'Retired', source: 'Anna' };
  const profile = profileOf({
    factors: [
      { id: 'age', ...statement, statedOn: day('2025-11-24') },
      { id: 'taxStatus', ...statement, statedOn: day('2025-11-23') },
      { id: 'assortment', ...statement, statedOn: TODAY },
    ],
  });
  const states = factorStates(adviceFile({ profile }), TODAY);
  expect(states.map(({ factor }) => factor)).toEqual([...INVESTOR_FACTORS, 'assortment']);
  const of = (name: string) => states.find(({ factor }) => factor === name);
  expect(of('age')).toMatchObject({ state: 'current', ageInDays: 365, source: 'Anna' });
  expect(of('taxStatus')).toMatchObject({ state: 'stale', ageInDays: 366 });
  expect(of('experience')).toMatchObject({ state: 'missing', statedOn: null });
});

it('asks a trading client for the buyer’s factors, and one who does both for all', () => {
  const shop = entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }));
  const trader = entryNamed('client', newClient({ name: 'Shop', clientType: 'wholesaler' }));
  expect(askedFactors(adviceFile())).toEqual(INVESTOR_FACTORS);
  expect(askedFactors(adviceFile({ client: trader, accounts: [shop] }))).toEqual(BUYER_FACTORS);
  const both = adviceFile({ client: trader, accounts: [shop, account] });
  expect(askedFactors(both)).toEqual([...INVESTOR_FACTORS, ...BUYER_FACTORS]);
});

it('lists what a factor once said, newest first and each once, from versions in any order', () => {
  const version = (at: string | null, statement: string, statedOn: string) => ({
    at: at as Instant | null,
    by: 'Dana',
    data: profileOf({
      factors: [{ id: 'age', statement, statedOn: day(statedOn), source: '' }],
    }).data,
  });
  const versions = [
    version('2026-03-01T10:00:00.000Z', '59', '2026-02-27'),
    version(null, '57', '2024-05-05'),
    version(null, '58', '2026-01-01'),
    version('2026-01-01T10:00:00.000Z', '58', '2026-01-01'),
    version('2026-02-01T10:00:00.000Z', '58', '2026-01-01'),
  ];
  const history = factorHistory(versions, 'age');
  expect(history.map(({ statement, writtenAt }) => [statement, writtenAt])).toEqual([
    ['59', '2026-03-01T10:00:00.000Z'],
    ['58', '2026-01-01T10:00:00.000Z'],
    ['57', null],
  ]);
  expect(factorHistory(versions, 'experience')).toEqual([]);
});
