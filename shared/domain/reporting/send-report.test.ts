import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { reportRecipients } from './report-recipients.ts';
import { newReportSchedule } from './reporting-builders.ts';
import { sendReport } from './send-report.ts';
import { sentReportKind } from './sent-report.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const clientId = entryNamed('client', null).id;
const schedule = newReportSchedule({ clientId, nextDueOn: day('2026-10-15'), delivery: 'post' });
const sending = {
  scheduleId: entryNamed('schedule', null).id,
  schedule,
  recipients: ['Anna Lindqvist'],
  sentOn: day('2026-10-14'),
  sentBy: entryNamed('person', null).id as string as PersonId,
  title: 'Quarterly report, Q3 2026',
};

it('keeps what was sent under its own title, and moves the schedule by one interval', () => {
  const document = {
    title: 'Quartalsbericht, 3. Quartal 2026',
    contentHash: 'a'.repeat(64),
    byteCount: 12_345,
    fileName: 'Report.pdf',
    asOf: day('2026-09-28'),
    locale: 'de-AT',
  };
  const sent = sendReport({ ...sending, document });
  expect(sentReportKind.schema.parse(sent.report)).toEqual(sent.report);
  expect(sentReportKind.breaches(sent.report)).toEqual([]);
  expect(sent.report).toMatchObject({
    title: 'Quartalsbericht, 3. Quartal 2026',
    periodFrom: '2026-07-01',
    periodTo: '2026-09-30',
    asOf: '2026-09-28',
    delivery: 'post',
    contentHash: document.contentHash,
    locale: 'de-AT',
  });
  expect(sent.schedule).toMatchObject({ nextDueOn: '2027-01-15', lastSentOn: '2026-10-14' });
});

it('says when the document was made elsewhere', () => {
  const { report } = sendReport({ ...sending, document: null });
  expect(report.title).toBe('Quarterly report, Q3 2026');
  expect(report).toMatchObject({ contentHash: null, byteCount: null, asOf: '2026-09-30' });
  expect(report.locale).toBeUndefined();
  expect(sentReportKind.breaches(report)).toEqual([]);
  expect(sentReportKind.breaches({ ...report, byteCount: 1 })).toHaveLength(1);
});

it('names the chosen contacts that are still there, then the others', () => {
  const anna = entryNamed('anna', { name: 'Anna Lindqvist' });
  const recipientIds = [anna.id, entryNamed('gone', null).id];
  expect(reportRecipients({ recipientIds, recipient: 'The bank; Anna Lindqvist' }, [anna])).toEqual(
    ['Anna Lindqvist', 'The bank'],
  );
  expect(reportRecipients({ recipient: '' }, [anna])).toEqual([]);
});
