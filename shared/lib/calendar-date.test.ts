import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  daysBetween,
  type Instant,
  isCalendarDate,
  localDate,
} from './calendar-date.ts';

const date = (text: string) => text as CalendarDate;

describe('calendar dates', () => {
  it('accepts days that exist and no others', () => {
    expect(['2024-02-29', '2026-12-31', '0001-01-01'].every(isCalendarDate)).toBe(true);
    expect(
      ['2026-02-29', '2026-13-01', '2026-04-31', '26-1-1', '2026-11-24T00:00', ''].some(
        isCalendarDate,
      ),
    ).toBe(false);
  });

  it('counts days across leap years and centuries', () => {
    expect(daysBetween(date('2000-02-28'), date('2000-03-01'))).toBe(2);
    expect(daysBetween(date('1900-02-28'), date('1900-03-01'))).toBe(1);
    fc.assert(
      fc.property(
        fc.integer({ min: -700_000, max: 2_000_000 }),
        fc.integer({ min: -5_000, max: 5_000 }),
        (day, days) => {
          const from = dayFromNumber(day);
          expect(daysBetween(from, addDays(from, days))).toBe(days);
        },
      ),
    );
  });

  it('counts every day as the clock of the machine does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dayFromNumber(day)).toBe(text);
        expect(dayNumber(date(text))).toBe(day);
      }),
    );
    for (const text of ['0001-01-01', '1600-02-29', '1900-03-01', '2000-02-29', '9999-12-31']) {
      expect(dayFromNumber(dayNumber(date(text)))).toBe(text);
    }
  });

  it('moves by months as the clock of the machine does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: -600, max: 600 }),
        (day, months) => {
          const from = new Date(day * 86_400_000);
          const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
          const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
          const to = new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), last)));
          expect(addMonths(dayFromNumber(day), months)).toBe(to.toISOString().slice(0, 10));
        },
      ),
    );
  });

  it('keeps the day of the month where it exists and takes the last one where not', () => {
    expect(addMonths(date('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(date('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(date('2026-03-15'), -15)).toBe('2024-12-15');
  });

  it('knows that midnight comes earlier in the east', () => {
    expect(localDate('2026-11-24T23:30:00.000Z' as Instant, 60)).toBe('2026-11-25');
    expect(localDate('2026-11-24T02:00:00.000Z' as Instant, -300)).toBe('2026-11-23');
  });
});
