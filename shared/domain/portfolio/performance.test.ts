import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { available } from '../figure.ts';
import { annualised, modifiedDietz, moneyWeightedReturn } from './performance.ts';
import { moneyWeighted } from './portfolio-performance.ts';
import { linkSubPeriods, type SubPeriod } from './sub-period.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const value = <T>(figure: { available: boolean; value?: T }): T | undefined => figure.value;

describe('Modified Dietz', () => {
  const month = {
    startValue: 100_000,
    endValue: 125_000,
    flows: [{ day: 10, amount: 20_000 }],
    days: 30,
  };

  it('is 4.4118 % with the flow at the end of day 10 (domain.md section 4)', () => {
    expect(value(modifiedDietz({ ...month, timing: 'end' }))).toBeCloseTo(0.044118, 6);
  });

  it('is 4.3860 % with the flow at the start of day 10 (domain.md section 4)', () => {
    expect(value(modifiedDietz({ ...month, timing: 'start' }))).toBeCloseTo(0.04386, 6);
  });

  it('is unavailable without capital', () => {
    expect(
      modifiedDietz({ startValue: 0, endValue: 5, flows: [], days: 30, timing: 'end' }),
    ).toMatchObject({ available: false, reason: 'the average capital is not positive' });
  });
});

describe('money-weighted return', () => {
  // Microsoft, XIRR function, its example.
  const example = [
    { date: day('2008-01-01'), amount: -10_000 },
    { date: day('2008-03-01'), amount: 2_750 },
    { date: day('2008-10-30'), amount: 4_250 },
    { date: day('2009-02-15'), amount: 3_250 },
    { date: day('2009-04-01'), amount: 2_750 },
  ];

  it("is 37.3363 % for the example of Microsoft's documentation", () => {
    expect(value(moneyWeightedReturn(example))).toBeCloseTo(0.373362535, 7);
  });

  it('needs a positive and a negative flow', () => {
    expect(moneyWeightedReturn(example.slice(1)).available).toBe(false);
  });

  it('finds the rate of one deposit exactly, gains and losses', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.95, max: 20, noNaN: true }),
        fc.integer({ min: 30, max: 9000 }),
        (rate, days) => {
          const end = 1e6 * (1 + rate) ** (days / 365);
          fc.pre(end > 1e-3 && end < 1e15);
          const found = value(
            moneyWeightedReturn([
              { date: day('2000-01-01'), amount: -1e6 },
              { date: addDays(day('2000-01-01'), days), amount: end },
            ]),
          );
          expect(found).toBeDefined();
          expect(Math.abs((found ?? 0) - rate) / (1 + rate)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('is the gain of a period under a year without flows, from a day on, a loss of half as well', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000 }),
        fc.integer({ min: 1, max: 364 }),
        (end, days) => {
          const period = { from: day('2026-01-01'), to: addDays(day('2025-12-31'), days) };
          const start = 300_000;
          const found = moneyWeighted(period, available([]), available(start), available(end));
          expect(value(found)?.isAnnual).toBe(false);
          expect(value(found)?.rate).toBeCloseTo(end / start - 1, 9);
        },
      ),
    );
  });

  it('balances the flows at the rate it finds', () => {
    const amount = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 20 }), (amounts) => {
        const flows = amounts.map((each, index) => ({
          date: addDays(day('2020-01-01'), index * 40),
          amount: each,
        }));
        const found = moneyWeightedReturn(flows);
        // So close to a total loss, 1 + rate has too few digits left to check with.
        if (!found.available || found.value < -0.999) return;
        const present = flows.map(
          (flow, index) => flow.amount / (1 + found.value) ** ((index * 40) / 365),
        );
        const size = present.reduce((sum, each) => sum + Math.abs(each), 0);
        expect(Math.abs(present.reduce((sum, each) => sum + each, 0))).toBeLessThan(1e-6 * size);
      }),
    );
  });
});

describe('time-weighted return', () => {
  const opening = day('2025-12-31');
  const step = (
    opensOn: string,
    closesOn: string,
    amounts: { opening: number; inflow?: number; outflow?: number; closing: number },
  ): SubPeriod => {
    const { inflow = 0, outflow = 0 } = amounts;
    const hasFlow = inflow !== 0 || outflow !== 0;
    return {
      opensOn: day(opensOn),
      closesOn: day(closesOn),
      opening: amounts.opening,
      flows: hasFlow ? [{ date: day(closesOn), inflow, outflow }] : [],
      closing: amounts.closing,
      estimatedBecause: null,
    };
  };

  it('multiplies the returns between flows', () => {
    const figure = linkSubPeriods(opening, [
      step('2025-12-31', '2026-01-10', { opening: 100, closing: 110 }),
      step('2026-01-10', '2026-01-11', { opening: 110, inflow: 110, closing: 220 }),
      step('2026-01-30', '2026-01-31', { opening: 220, outflow: 22, closing: 176 }),
    ]);
    expect(value(figure)?.rate).toBeCloseTo(1.1 * 0.9 - 1, 12);
    expect(value(figure)?.since).toBe(opening);
  });

  it('counts from the day capital came when the period opens with nothing', () => {
    const figure = linkSubPeriods(opening, [
      step('2025-12-31', '2026-01-09', { opening: 0, closing: 0 }),
      step('2026-01-09', '2026-01-10', { opening: 0, inflow: 100, closing: 105 }),
    ]);
    expect(value(figure)).toMatchObject({ since: '2026-01-10', firstStep: 1 });
    expect(value(figure)?.rate).toBeCloseTo(0.05, 12);
  });

  it('begins anew after everything was taken out', () => {
    const figure = linkSubPeriods(opening, [
      step('2025-12-31', '2026-01-09', { opening: 100, outflow: 150, closing: 0 }),
      step('2026-01-09', '2026-02-09', { opening: 0, closing: 0 }),
      step('2026-02-09', '2026-02-10', { opening: 0, inflow: 100, closing: 110 }),
    ]);
    expect(value(figure)).toMatchObject({ since: '2026-02-10', firstStep: 2 });
    expect(value(figure)?.rate).toBeCloseTo(0.1, 12);
  });

  it('is unavailable when everything was taken out for good, and says since when', () => {
    const figure = linkSubPeriods(opening, [
      step('2025-12-31', '2026-01-09', { opening: 0, inflow: 100, closing: 110 }),
      step('2026-01-09', '2026-01-10', { opening: 110, outflow: 120, closing: 0 }),
      step('2026-01-10', '2026-02-10', { opening: 0, closing: 0 }),
      step('2026-02-10', '2026-03-10', { opening: 0, closing: 0 }),
    ]);
    expect(figure).toMatchObject({
      available: false,
      reason: 'nothing has been invested since 10 Jan 2026, within the period',
    });
    const nothing = linkSubPeriods(opening, [
      step('2025-12-31', '2026-03-10', { opening: 0, closing: 0 }),
    ]);
    expect(nothing).toMatchObject({ reason: 'nothing was invested in the period' });
  });

  it('is unavailable when the capital was negative, and names the day', () => {
    const figure = linkSubPeriods(opening, [
      step('2026-01-09', '2026-01-10', { opening: -5, closing: 7 }),
    ]);
    expect(figure).toEqual({
      available: false,
      reason: 'the invested capital was not positive on 10 Jan 2026',
      cause: { tag: 'capitalNotPositive', date: '2026-01-10' },
    });
  });

  it('is never made yearly under a year', () => {
    const opensOn = day('2024-12-31');
    expect(annualised(0.05, opensOn, addDays(opensOn, 364))).toEqual({
      rate: 0.05,
      isAnnual: false,
    });
    expect(annualised(0.21, opensOn, day('2026-12-31')).rate).toBeCloseTo(0.1, 12);
    expect(annualised(0.21, opensOn, addDays(opensOn, 500)).rate).toBeCloseTo(
      1.21 ** (365 / 500) - 1,
      12,
    );
  });

  it.each([
    ['2023-12-31', '2024-12-31', 1],
    ['2023-02-28', '2024-02-29', 1],
    ['2024-02-29', '2025-02-28', 1],
    ['2023-12-31', '2026-12-31', 3],
  ])('counts %s to %s as whole years, with 29 February or without', (opensOn, to, years) => {
    const { rate, isAnnual } = annualised(1.1 ** years - 1, day(opensOn), day(to));
    expect(isAnnual).toBe(true);
    expect(rate).toBeCloseTo(0.1, 12);
  });
});
