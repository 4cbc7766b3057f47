import { describe, expect, it } from 'vitest';
import { clientKind } from '../client/client.ts';
import { newClient } from '../client/client-builders.ts';
import { allocationRules, bandWidth } from './allocation-policy.ts';

describe('the band of a class', () => {
  it('is the lesser of five points and a quarter of the target under 5/25', () => {
    const rule = { rule: 'fiveTwentyFive', points: 500, share: 2500 } as const;
    // From 20 % on a quarter of the target is five points or more.
    expect([6000, 2000, 1000, 400].map((target) => bandWidth(target, rule))).toEqual([
      500, 500, 250, 100,
    ]);
    expect(bandWidth(0, rule)).toBe(500);
  });

  it('is the same for every class under points', () => {
    const rule = { rule: 'points', points: 300, share: 2500 } as const;
    expect([6000, 400, 0].map((target) => bandWidth(target, rule))).toEqual([300, 300, 300]);
  });
});

it('has a value for everything a policy leaves open', () => {
  const rules = allocationRules({ bandPoints: 300, targets: [] });
  expect(rules.targets).toBeNull();
  expect(rules.band).toEqual({ rule: 'points', points: 300, share: 2500 });
  expect(rules.limits.position).toBe(1000);
});

it('refuses targets that do not add up', () => {
  const client = newClient({
    name: 'Client',
    allocationPolicy: { targets: [{ id: 'equity', weight: 6000 }] },
  });
  expect(clientKind.breaches(client)).toEqual([
    { field: 'allocationPolicy', message: 'target weights must add up to 100 %' },
  ]);
});
