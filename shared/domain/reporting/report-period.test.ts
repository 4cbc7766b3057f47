import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { recordReportSent } from './report-due.ts';
import { periodName, reportPeriod } from './report-period.ts';
import { newReportSchedule } from './reporting-builders.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const clientId = entryNamed('client', null).id;

it.each([
  ['monthly', '2026-12-02', '2026-11-01', '2026-11-30', 'November 2026'],
  ['monthly', '2026-03-31', '2026-02-01', '2026-02-28', 'February 2026'],
  ['quarterly', '2026-10-15', '2026-07-01', '2026-09-30', 'Q3 2026'],
  ['quarterly', '2026-01-01', '2025-10-01', '2025-12-31', 'Q4 2025'],
  ['halfYearly', '2026-07-20', '2026-01-01', '2026-06-30', 'H1 2026'],
  ['yearly', '2026-02-28', '2025-01-01', '2025-12-31', '2025'],
] as const)('%s, due on %s: %s to %s', (frequency, due, from, to, name) => {
  const schedule = { frequency, nextDueOn: day(due) };
  const period = reportPeriod(schedule);
  expect(period).toEqual({ from, to });
  expect(periodName(schedule, period, 'en-GB')).toBe(name);
});

it('covers each day once, however late each report is sent', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('monthly', 'quarterly', 'halfYearly', 'yearly' as const),
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 800 }),
      (frequency, offset, daysLate) => {
        let schedule = newReportSchedule({
          clientId,
          frequency,
          nextDueOn: addDays(day('2020-01-01'), offset),
        });
        for (let sent = 0; sent < 8; sent += 1) {
          const covered = reportPeriod(schedule);
          expect(covered.to < schedule.nextDueOn).toBe(true);
          schedule = recordReportSent(schedule, addDays(schedule.nextDueOn, daysLate));
          expect(reportPeriod(schedule).from).toBe(addDays(covered.to, 1));
        }
      },
    ),
  );
});
