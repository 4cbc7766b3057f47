import { expect, it } from 'vitest';
import { newProfile } from '#shared/domain/advice/advice-builders.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { factorValue } from './factor-value.ts';

const clientId = uuidFromText('client') as Parameters<typeof newProfile>[0]['clientId'];

it('says the value of a factor though nobody wrote down its words', () => {
  const profile = newProfile({ clientId, objective: 'growth', riskTolerance: 5, horizonYears: 1 });
  expect(factorValue(profile, 'objectives')).toBe('Growth');
  expect(factorValue(profile, 'riskTolerance')).toBe('Risk class up to 5 of 7');
  expect(factorValue(profile, 'timeHorizon')).toBe('1 year');
  expect(factorValue(profile, 'liquidityNeeds')).toBeNull();
  expect(factorValue(profile, 'age')).toBeNull();
});
