import { expect, it } from 'vitest';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { REPORT_CONTENTS, type ReportContent } from '#shared/domain/reporting/report-schedule.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import { plainWording, wordingFor } from '#shared/domain/wording.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { textsOf } from '../count-words.ts';
import { type DocumentModel, documentSchema, type LongTable } from '../model.ts';
import { english } from '../words/english/english.ts';
import { composeReport } from './report.ts';
import { reportAsOf } from './report-input.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-24');
const book = generateSampleBook({ seed: 1, today });
const period = { from: day('2026-07-01'), to: day('2026-09-30') };

const INVESTOR = 'Lindqvist household';
const TRADER = 'Kaffeehaus Union eG';

function report(
  file: ClientFile,
  contents: readonly ReportContent[] = REPORT_CONTENTS,
  locale = 'en-GB',
): DocumentModel {
  const asOf = reportAsOf(file, period, today, plainWording);
  if (!asOf.ok) throw new Error(asOf.error.message);
  return composeReport({
    file,
    frequency: 'quarterly',
    contents,
    period,
    asOf: asOf.value,
    recipients: ['Anna Lindqvist'],
    preparedBy: 'Jan Vermeer',
    preparedOn: today,
    offsetMinutes: 60,
    language: 'en',
    locale,
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });
}

const tablesOf = ({ sections }: DocumentModel): readonly LongTable[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'longTable'));
const idsOf = ({ sections }: DocumentModel) => sections.map(({ id }) => id.replace(/-.*/, ''));

it('says nothing of service requests, which are for us alone', () => {
  const file = sampleClientFile(book, INVESTOR);
  const texts = { subject: 'CANARY', description: 'CANARY', handedTo: 'CANARY' };
  const complaint = newServiceRequest({
    ...{ clientId: file.client.id, sort: 'complaint', raisedOn: day('2026-09-01'), ...texts },
    ...{ status: 'resolved', statusSince: day('2026-09-20'), resolution: 'CANARY' },
  });
  const serviceRequests = [entryNamed('complaint', complaint)];
  expect(report({ ...file, serviceRequests })).toEqual(report(file));
});

it('has the parts its contents ask for, and only those with data', () => {
  const file = sampleClientFile(book, INVESTOR);
  expect(idsOf(report(file))).toEqual([
    'cover',
    'contents',
    'summary',
    'performance',
    'allocation',
    'appraisal',
    'activity',
    'tax',
    'planning',
    'disclosures',
  ]);
  expect(idsOf(report(file, ['tax']))).toEqual(['cover', 'contents', 'tax', 'disclosures']);
  expect(idsOf(report(sampleClientFile(book, TRADER)))).toEqual([
    'cover',
    'contents',
    'summary',
    'sales',
    'orders',
    'suppliers',
    'planning',
    'disclosures',
  ]);
});

it('says why there is none with days as who asks writes them', () => {
  const file = sampleClientFile(book, INVESTOR);
  const next = { from: day('2027-01-01'), to: day('2027-03-31') };
  const refused = reportAsOf(file, next, today, wordingFor('fr-FR'));
  expect(refused.ok ? null : refused.error.message).toBe('its period begins only on 1 janv. 2027');
});

it('is the same when it is composed again', () => {
  for (const name of [INVESTOR, TRADER]) {
    const file = sampleClientFile(book, name);
    expect(report(file)).toEqual(report(structuredClone(file)));
    expect(documentSchema.parse(report(file))).toEqual(report(file));
  }
});

it('adds the weights of what is held up to 100 % and its values to the value of the accounts', () => {
  const model = report(sampleClientFile(book, INVESTOR));
  const holdings = tablesOf(model).find(({ caption }) => caption.startsWith('Holdings'));
  const rows = holdings?.rows ?? [];
  const items = rows.filter(({ role }) => role === 'item');
  const total = rows.at(-1);
  const sum = (column: number) =>
    items.reduce((all, { cells }) => all + Math.round(Number(cells[column]?.plain) * 100), 0);
  expect(total?.role).toBe('total');
  expect(sum(8)).toBe(10_000);
  expect(sum(4)).toBe(Math.round(Number(total?.cells[4]?.plain) * 100));
  const money = tablesOf(model).find(({ caption }) => caption.startsWith('The money'));
  expect(money?.rows[0]?.cells.at(-1)?.plain).toBe(total?.cells[4]?.plain);
});

it('explains every row of the money table to the cent', () => {
  const money = tablesOf(report(sampleClientFile(book, INVESTOR))).find(({ caption }) =>
    caption.startsWith('The money'),
  );
  for (const { cells } of money?.rows ?? []) {
    const [opening, flow, gain, fees, closing] = cells
      .slice(1)
      .map(({ plain }) => Math.round(Number(plain) * 100));
    expect((opening ?? 0) + (flow ?? 0) + (gain ?? 0) + (fees ?? 0)).toBe(closing);
  }
  expect(money?.rows.length).toBeGreaterThan(3);
});

it('names no other client and nothing that is only for us', () => {
  const file = sampleClientFile(book, INVESTOR);
  const text = report(file)
    .sections.flatMap(({ blocks }) => blocks.flatMap((block) => textsOf(block, english)))
    .join(' ');
  for (const { data } of file.notes) expect(text).not.toContain(data.body.slice(0, 40));
  expect(text).not.toContain(file.client.data.summary);
  expect(text).not.toContain(TRADER);
});
