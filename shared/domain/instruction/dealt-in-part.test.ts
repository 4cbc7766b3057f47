import { expect, it } from 'vitest';
import { buy, pay, sell, units } from './check-fixture.ts';
import { dealtInPart } from './dealt-in-part.ts';
import type { InstructionDetails } from './instruction-details.ts';

it('says how many units were dealt where they are fewer than ordered', () => {
  expect(dealtInPart(sell(6), [{ quantity: units(-2) }, { quantity: units(-3) }])).toBe(units(5));
  expect(dealtInPart(buy(6), [{ quantity: units(1) }])).toBe(units(1));
});

it('says nothing where all was dealt, or no units were ordered', () => {
  expect(dealtInPart(sell(6), [{ quantity: units(-6) }])).toBeNull();
  const worth = { ...sell(0), quantity: null, amount: 30_00 } as InstructionDetails;
  expect(dealtInPart(worth, [{ quantity: units(-1) }])).toBeNull();
  expect(dealtInPart(pay(10_00), [{}])).toBeNull();
});
