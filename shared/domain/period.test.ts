import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type CalendarDate, dayFromNumber } from '#shared/lib/calendar-date.ts';
import {
  isWithin,
  lastTwelveMonths,
  lastYear,
  laterDay,
  openingDay,
  quarterToDate,
  sameDaysBefore,
  yearBefore,
  yearToDate,
} from './period.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

describe('a period', () => {
  it('opens on the evening before its first day', () => {
    expect(openingDay(yearToDate(day('2026-11-24')))).toBe('2025-12-31');
    expect(openingDay(lastTwelveMonths(day('2026-11-24')))).toBe('2025-11-24');
  });

  it('may be the quarter so far or the same days a year before', () => {
    expect(quarterToDate(day('2026-11-24'))).toEqual({ from: '2026-10-01', to: '2026-11-24' });
    expect(quarterToDate(day('2026-03-31')).from).toBe('2026-01-01');
    expect(yearBefore(yearToDate(day('2024-02-29')))).toEqual({
      from: '2023-01-01',
      to: '2023-02-28',
    });
  });

  it('is compared with the same days of the last year in which they end before it begins', () => {
    expect(lastYear(day('2026-11-24'))).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(sameDaysBefore(lastYear(day('2026-11-24')))).toEqual(lastYear(day('2025-01-01')));
    expect(sameDaysBefore({ from: day('2025-06-01'), to: day('2026-11-24') })).toEqual({
      from: '2023-06-01',
      to: '2024-11-24',
    });
  });

  it('is compared with days that end before it, and one year less would not do', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(40_000), (start, length) => {
        const period = { from: dayFromNumber(start), to: dayFromNumber(start + length) };
        const earlier = sameDaysBefore(period);
        expect(earlier.to < period.from).toBe(true);
        const years = Number(period.to.slice(0, 4)) - Number(earlier.to.slice(0, 4));
        expect(earlier.from).toBe(addMonths(period.from, -12 * years));
        expect(years === 1 || addMonths(period.to, -12 * (years - 1)) >= period.from).toBe(true);
      }),
    );
  });

  it('includes both its days', () => {
    const period = { from: day('2026-01-01'), to: day('2026-01-31') };
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((text) =>
        isWithin(day(text), period),
      ),
    ).toEqual([false, true, true, false]);
    expect(laterDay(period.from, period.to)).toBe(period.to);
  });
});
