import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { gatherMaterial, type ReportMaterial } from './report-material.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

/** What the parts of a report on the third quarter of 2026 look at (for tests of single parts). */
export function quarterMaterial(file: ClientFile): ReportMaterial {
  return gatherMaterial({
    file,
    frequency: 'quarterly',
    contents: ['summary'],
    period: { from: day('2026-07-01'), to: day('2026-09-30') },
    asOf: day('2026-09-30'),
    recipients: [],
    preparedBy: '',
    preparedOn: day('2026-11-24'),
    offsetMinutes: 0,
    language: 'en',
    locale: 'en-GB',
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });
}
