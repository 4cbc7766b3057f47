import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from '../formats.ts';
import { courseRows } from './course-rows.ts';

const date = '2026-01-31' as CalendarDate;

it('has the numbers of each day, and of the benchmark where there is one', () => {
  const point = { date, value: 105, benchmark: 101 };
  expect(courseRows([point], true)).toEqual([[formatDate(date), '105.00', '101.00']]);
  expect(courseRows([point], false)).toEqual([[formatDate(date), '105.00']]);
});

it('says why a number of the benchmark is not known', () => {
  const [[, , unknown] = []] = courseRows([{ date, value: 105, benchmark: null }], true);
  expect(unknown).toEqual({ reason: expect.stringContaining('price or rate of the benchmark') });
});
