import { expect, it } from 'vitest';
import type { Period } from '#shared/domain/period.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { tradingDays } from './trading-period.tsx';

const TODAY = '2026-11-24' as CalendarDate;
const period = (from: string, to: string): Period => ({
  from: from as CalendarDate,
  to: to as CalendarDate,
});
const ownDays = (from: string, to: string) => tradingDays('own', TODAY, period(from, to));

it('are the person’s own days up to today', () => {
  expect(ownDays('2025-03-01', '2025-04-30')).toEqual({
    available: true,
    value: period('2025-03-01', '2025-04-30'),
  });
  expect(ownDays('2025-03-01', '2999-12-31')).toEqual({
    available: true,
    value: period('2025-03-01', TODAY),
  });
});

it('are none while the days that were typed are no period, as in the midst of a year', () => {
  const reasons = [
    ownDays('2025-03-01', '0202-04-30'),
    ownDays('2026-11-25', '2999-12-31'),
    ownDays('2025-02-30', '2025-04-30'),
    ownDays('20250-03-01', '2025-04-30'),
  ].map((figure) => !figure.available && figure.reason);
  expect(reasons).toEqual([
    'the period ends before it begins',
    'the period ends before it begins',
    'the period has a day that does not exist',
    'the period has a day that does not exist',
  ]);
});

it('are those of a named period whatever was typed', () => {
  const figure = tradingDays('lastYear', TODAY, period('2026-01-02', '0002-01-01'));
  expect(figure).toEqual({ available: true, value: period('2025-01-01', '2025-12-31') });
});
