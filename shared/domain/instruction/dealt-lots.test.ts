import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { lotKey, type NamedLot, namedQuantity, unitsByLot } from '../portfolio/named-lots.ts';
import { type DealtLot, dealtLots } from './dealt-lots.ts';

const units = (count: number) => (count * 1e6) as Quantity;
const id = (name: string) => uuidFromText(name) as RecordId;
const MARCH = '2025-03-03' as CalendarDate;
const APRIL = '2025-04-04' as CalendarDate;
const lot = (name: string | null, acquiredOn: CalendarDate | null, count: number): NamedLot => ({
  ...{ purchaseId: name === null ? null : id(name), acquiredOn, quantity: units(count) },
});
const said = (name: DealtLot['lot'], count: number): DealtLot => ({
  ...{ lot: name, quantity: units(count) },
});
const ordered = [lot('a', APRIL, 4), lot('b', MARCH, 2), lot('c', MARCH, 3), lot(null, null, 1)];
const refusal = (quantity: number, ...lots: readonly DealtLot[]) => {
  const dealt = dealtLots(ordered, units(quantity), lots);
  return dealt.ok ? null : dealt.error;
};

describe('which of the lots ordered a part took', () => {
  it('is the first of them, in the order of the order and not of their days', () => {
    expect(dealtLots(ordered, units(5), [])).toEqual({
      ok: true,
      value: [lot('a', APRIL, 4), lot('b', MARCH, 1)],
    });
  });

  it('never is more of a lot than was ordered, and always all of what was dealt', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (each, share) => {
        const lots = each.map((quantity, index) => ({
          ...lot(String(index), MARCH, 0),
          quantity: quantity as Quantity,
        }));
        const quantity = Math.max(1, Math.floor(namedQuantity(lots) * share)) as Quantity;
        const dealt = dealtLots(lots, quantity, []);
        if (!dealt.ok) throw new Error(dealt.error);
        expect(namedQuantity(dealt.value)).toBe(quantity);
        const most = unitsByLot(lots);
        for (const { purchaseId, acquiredOn, quantity: taken } of dealt.value) {
          expect(taken).toBeGreaterThan(0);
          expect(taken).toBeLessThanOrEqual(most.get(lotKey(purchaseId, acquiredOn)) ?? 0);
        }
      }),
    );
  });

  it('is what the back office says, by the purchase or by a day that only one lot has', () => {
    const dealt = dealtLots(ordered, units(5), [said(id('c'), 3), said(APRIL, 2)]);
    expect(dealt).toEqual({ ok: true, value: [lot('c', MARCH, 3), lot('a', APRIL, 2)] });
  });

  it('is no lot that was not ordered, nor more of one, nor another sum', () => {
    expect(refusal(1, said(id('d'), 1))).toBe(`the order names no lot ${id('d')}`);
    expect(refusal(1, said(MARCH, 1))).toContain('several lots of 2025-03-03: say their purchases');
    expect(refusal(5, said(APRIL, 5))).toBe('5 of the lot 2025-04-04 is more than the 4 ordered');
    expect(refusal(2, said(APRIL, 1), said(id('a'), 1))).toContain('is said twice');
    expect(refusal(1, said(APRIL, 2), said(id('b'), -1))).toContain('a quantity above 0');
    expect(refusal(3, said(APRIL, 2))).toContain('have 2 units together, but it is of 3');
  });
});
