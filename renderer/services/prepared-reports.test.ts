import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newReportSchedule } from '#shared/domain/reporting/reporting-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { keepPrepared, preparedFor } from './prepared-reports.ts';
import { reportWriting } from './report-writing.ts';

const { id } = entryNamed('schedule', null);
const schedule = newReportSchedule({
  clientId: entryNamed('client', null).id,
  nextDueOn: '2026-10-15' as CalendarDate,
  contents: ['summary', 'tax'],
});
const prepared = {
  scheduleId: id,
  title: 'Quarterly report, Q3 2026',
  schedule,
  pdf: new Uint8Array([1]),
  contentHash: 'a'.repeat(64),
  byteCount: 1,
  fileName: 'Report.pdf',
  asOf: '2026-09-30' as CalendarDate,
  locale: reportWriting(schedule, null).locale,
};

it('finds the document of the report as it is agreed', () => {
  keepPrepared(prepared);
  expect(preparedFor(id, schedule, null)).toBe(prepared);
  expect(preparedFor(id, { ...schedule, contents: ['tax', 'summary'] }, null)).toBe(prepared);
  expect(preparedFor(id, { ...schedule, lastSentOn: schedule.nextDueOn }, null)).toBe(prepared);
});

it.each([
  ['another day', { nextDueOn: '2027-01-15' as CalendarDate }],
  ['another period', { frequency: 'monthly' as const }],
  ['other contents', { contents: ['summary' as const] }],
  ['other people', { recipient: 'The bank' }],
  ['another language', { language: 'de' as const }],
])('finds none when it was agreed for %s since', (_, change) => {
  keepPrepared(prepared);
  expect(preparedFor(id, { ...schedule, ...change }, null)).toBeNull();
});

it('finds none in the language that the client had before, unless that was agreed for the report', () => {
  const client = { language: 'de' as const };
  const german = { ...prepared, locale: reportWriting(schedule, client).locale };
  keepPrepared(german);
  expect(preparedFor(id, schedule, client)).toBe(german);
  expect(preparedFor(id, schedule, { language: 'fr' })).toBeNull();
  expect(preparedFor(id, { ...schedule, language: 'de' }, { language: 'fr' })).toBe(german);
});
