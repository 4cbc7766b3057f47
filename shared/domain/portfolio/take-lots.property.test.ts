import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import {
  addLot,
  divideLot,
  emptyLots,
  type LotPart,
  type LotQueue,
  lotsWithKey,
  remainingLots,
  splitLots,
  takeFrom,
} from './lots.ts';
import { lotKey, type NamedLot } from './named-lots.ts';
import { takeLots } from './take-lots.ts';

const purchases = ['a', 'b', 'c'].map((name) => entryNamed(name, null).id);
const day = (index: number) => addDays('2026-01-01' as CalendarDate, index);

type Step =
  | { readonly does: 'add'; readonly units: number; readonly lot: number }
  | { readonly does: 'takeOldest' | 'takeDated' | 'takeNamed'; readonly parts: readonly number[] }
  | { readonly does: 'split' | 'divide'; readonly part: number };

const part = fc.integer({ min: 0, max: 10 });
const parts = fc.array(part, { minLength: 8, maxLength: 8 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('add' as const),
      units: fc.integer({ min: 1, max: 1000 }),
      lot: fc.nat(5),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('takeNamed' as const), parts }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('takeOldest' as const, 'takeDated' as const),
      parts,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('split' as const, 'divide' as const), part }),
  },
);

/** A lot of one of three purchases, or of one of three days without a purchase. */
function newLot(units: number, lot: number): LotPart {
  const purchase: RecordId | undefined = purchases[lot];
  return { quantity: units, cost: units * 7, acquiredOn: day(lot % 3), purchase };
}

/** What is held, by key: all lots are looked at. */
function heldByKey(queue: LotQueue): ReadonlyMap<string, NamedLot> {
  const held = new Map<string, NamedLot>();
  for (const { purchase, acquiredOn, quantity } of remainingLots(queue, 'specificLot')) {
    const key = lotKey(purchase, acquiredOn);
    const all = ((held.get(key)?.quantity ?? 0) + quantity) as Quantity;
    held.set(key, { purchaseId: purchase ?? null, acquiredOn, quantity: all });
  }
  return held;
}

/** Takes of each lot that is named, one after the other through the whole queue. */
function takeNaively(queue: LotQueue, named: readonly NamedLot[]): readonly LotPart[] {
  return named.flatMap(({ purchaseId, acquiredOn, quantity }) => {
    const key = lotKey(purchaseId, acquiredOn);
    let wanted: number = quantity;
    return remainingLots(queue, 'specificLot').flatMap((lot) => {
      if (lotKey(lot.purchase, lot.acquiredOn) !== key || wanted === 0) return [];
      const taken = takeFrom(lot, Math.min(wanted, lot.quantity));
      wanted -= taken.quantity;
      queue.quantity -= taken.quantity;
      return [taken];
    });
  });
}

const share = (quantity: number, tenths: number) => Math.floor((quantity * tenths) / 10);

/** What the step takes; `naive` looks through the whole queue for what is named. */
function taken(queue: LotQueue, next: Step, naive: boolean): readonly LotPart[] {
  switch (next.does) {
    case 'add':
      addLot(queue, newLot(next.units, next.lot));
      return [];
    case 'split': {
      if (queue.quantity > 0) splitLots(queue, share(queue.quantity, next.part - 4));
      return [];
    }
    case 'divide': {
      const lots = remainingLots(queue, 'specificLot');
      const lot = lots[share(lots.length, next.part)];
      const first = lot ? share(lot.quantity, next.part) : 0;
      return lot && first > 0 ? [{ ...divideLot(queue, lot, first) }] : [];
    }
    case 'takeNamed': {
      const named = [...heldByKey(queue).values()].flatMap((lot, index) => {
        const quantity = share(lot.quantity, next.parts[index] ?? 0) as Quantity;
        return quantity > 0 ? [{ ...lot, quantity }] : [];
      });
      if (naive) return takeNaively(queue, named);
      const quantity = named.reduce((sum, lot) => sum + lot.quantity, 0);
      return takeLots(queue, quantity, 'specificLot', { namedLots: named });
    }
    default: {
      const acquiredOn = next.does === 'takeDated' ? day(1) : undefined;
      const quantity = share(queue.quantity, next.parts[0] ?? 0);
      return takeLots(queue, quantity, 'specificLot', { acquiredOn });
    }
  }
}

it('finds the lots that are named as who looks through all lots, whatever came between', () => {
  let named = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const [fast, naive] = [emptyLots(), emptyLots()];
      for (const next of steps) {
        const parted = taken(fast, next, false).map((each) => ({ ...each }));
        expect(parted).toEqual(taken(naive, next, true).map((each) => ({ ...each })));
        if (next.does === 'takeNamed') named += parted.length;
        const left = remainingLots(naive, 'specificLot');
        expect(remainingLots(fast, 'specificLot')).toEqual(left);
        expect(fast.quantity).toBe(naive.quantity);
        for (const [key, { quantity }] of heldByKey(naive)) {
          const alike = lotsWithKey(fast, key);
          expect(alike.reduce((sum, lot) => sum + lot.quantity, 0)).toBe(quantity);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(named).toBeGreaterThan(150);
});
