import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { recordReportSent, reportStatus } from './report-due.ts';
import { newReportSchedule } from './reporting-builders.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const clientId = entryNamed('client', null).id;
const schedule = newReportSchedule({ clientId, nextDueOn: day('2026-09-30') });

describe('a report', () => {
  it('is due soon two weeks before its day and overdue from the day after', () => {
    expect(reportStatus(schedule, day('2026-09-15'))).toEqual({ tag: 'notDue', daysLeft: 15 });
    expect(reportStatus(schedule, day('2026-09-16'))).toEqual({ tag: 'dueSoon', daysLeft: 14 });
    expect(reportStatus(schedule, day('2026-09-30'))).toEqual({ tag: 'dueSoon', daysLeft: 0 });
    expect(reportStatus(schedule, day('2026-10-02'))).toEqual({ tag: 'overdue', daysLate: 2 });
  });

  it('is due again one interval later, however late it was sent', () => {
    expect(recordReportSent(schedule, day('2026-10-02'))).toMatchObject({
      lastSentOn: '2026-10-02',
      nextDueOn: '2026-12-30',
    });
    expect(recordReportSent(schedule, day('2027-07-01')).nextDueOn).toBe('2026-12-30');
    const monthly = { ...schedule, frequency: 'monthly' as const };
    expect(recordReportSent(monthly, day('2026-09-20')).nextDueOn).toBe('2026-10-30');
  });
});
