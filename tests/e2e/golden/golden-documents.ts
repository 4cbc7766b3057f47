import { composeBrief } from '#shared/documents/brief.ts';
import type { BriefEdition } from '#shared/documents/brief-input.ts';
import { composeDayPack } from '#shared/documents/day-pack.ts';
import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import { composeReport } from '#shared/documents/report/report.ts';
import { reportAsOf } from '#shared/documents/report/report-input.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { Language } from '#shared/domain/language.ts';
import { dayPlan } from '#shared/domain/meeting/day-plan.ts';
import type { Period } from '#shared/domain/period.ts';
import { REPORT_CONTENTS, type ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { plainWording } from '#shared/domain/wording.ts';
import {
  generateSampleBook,
  SAMPLE_SEED,
} from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';

/*
 * The documents of the golden set: few, and each hard on paper in its own way. They are of the sample
 * book on a fixed day, so that what is printed changes only when a document or its layout does.
 */
export interface GoldenDocument {
  /** Name of its files. */
  readonly name: string;
  /** What is hard about it, for who reviews it. */
  readonly about: string;
  readonly paper: Paper;
  readonly model: DocumentModel | DocumentPack;
}

const today = '2026-11-24' as CalendarDate;
const at = {
  today,
  offsetMinutes: 60,
  lastSynchronisedAt: '2026-11-24T06:12:00.000Z' as Instant,
  composedAt: '2026-11-24T08:00:00.000Z' as Instant,
};
const book = generateSampleBook({ seed: SAMPLE_SEED, today });

const HOUSEHOLD = 'Lindqvist household';
const TRUST = 'Whitaker Family Trust';
const COMPANY =
  'Vereinigte Süddeutsche Werkstätten für Feinmechanik, Optik und Medizintechnik Beteiligungsgesellschaft mbH & Co. KG';
const COUPLE =
  'Dr. Maria-Antonia von Hohenfels-Lichtenberg und Prof. Dr. Karl-Theodor von Hohenfels-Lichtenberg';
const NEWCOMER = 'Sørensen Bådeværft A/S';
const TRADER = 'Kaffeehaus Union eG';

export function goldenDocuments(): readonly GoldenDocument[] {
  const crowded = manyAccounts();
  return [
    {
      name: 'brief-internal-a4',
      about: 'An investor with everything a brief can say.',
      paper: 'A4',
      model: brief(fileOf(HOUSEHOLD), 'internal'),
    },
    {
      name: 'brief-client-copy-letter',
      about: 'The copy that stays with the client, in dollars.',
      paper: 'Letter',
      model: brief(fileOf(TRUST), 'clientSafe', 'en-US'),
    },
    {
      name: 'brief-many-accounts-letter',
      about: 'Two long names, nine accounts in three currencies, on the shorter paper.',
      paper: 'Letter',
      model: brief(crowded, 'internal', 'en-US'),
    },
    {
      name: 'brief-client-copy-german-a4',
      about: 'A company with a name of three lines, in its language.',
      paper: 'A4',
      model: brief(speaking(fileOf(COMPANY), 'de'), 'clientSafe'),
    },
    {
      name: 'brief-no-history-a4',
      about: 'A first meeting: no account, no figures, nothing promised.',
      paper: 'A4',
      model: brief(fileOf(NEWCOMER), 'internal'),
    },
    {
      name: 'brief-trading-a4',
      about: 'A client who orders goods.',
      paper: 'A4',
      model: brief(fileOf(TRADER), 'internal'),
    },
    {
      name: 'day-pack-a4',
      about: 'The briefs of a day after their contents.',
      paper: 'A4',
      model: dayPack(),
    },
    {
      name: 'report-investor-english-a4',
      about: 'A full report: every part that an investor can have.',
      paper: 'A4',
      model: report(fileOf(HOUSEHOLD), YEAR),
    },
    {
      name: 'report-investor-french-letter',
      about: 'The same in a language of longer words, on the shorter paper.',
      paper: 'Letter',
      model: report(fileOf(HOUSEHOLD), { ...YEAR, language: 'fr', locale: 'fr-FR' }),
    },
    {
      name: 'report-trading-german-a4',
      about: 'Orders, products and suppliers instead of holdings.',
      paper: 'A4',
      model: report(fileOf(TRADER), { ...QUARTER, language: 'de', locale: 'de-DE' }),
    },
    {
      name: 'report-tax-letter',
      about: 'Gains and income of a tax year, of nine accounts in three currencies.',
      paper: 'Letter',
      model: report(crowded, { ...TAX_YEAR, locale: 'en-US' }),
    },
  ];
}

interface ReportChoice {
  readonly period: Period;
  readonly frequency: ReportSchedule['frequency'];
  readonly contents: ReportSchedule['contents'];
  readonly language: Language;
  readonly locale: string;
}

const days = (from: string, to: string): Period => ({
  from: from as CalendarDate,
  to: to as CalendarDate,
});
const YEAR: ReportChoice = {
  period: days('2026-01-01', '2026-12-31'),
  frequency: 'yearly',
  contents: [...REPORT_CONTENTS],
  language: 'en',
  locale: 'en-GB',
};
const QUARTER: ReportChoice = {
  ...YEAR,
  period: days('2026-07-01', '2026-09-30'),
  frequency: 'quarterly',
};
const TAX_YEAR: ReportChoice = {
  ...YEAR,
  period: days('2025-01-01', '2025-12-31'),
  contents: ['tax'],
};

const fileOf = (name: string): ClientFile => sampleClientFile(book, name);

function speaking(file: ClientFile, language: Language): ClientFile {
  return { ...file, client: { ...file.client, data: { ...file.client.data, language } } };
}

/** The couple with the accounts of four other clients besides their own: the sample has none with so many. */
function manyAccounts(): ClientFile {
  const own = fileOf(COUPLE);
  const clientId = own.client.id;
  const files = [
    own,
    ...[HOUSEHOLD, TRUST, 'Ashworth & daughters', 'Pieter van der Berg'].map(fileOf),
  ];
  return {
    ...own,
    accounts: files.flatMap(({ client, accounts }) =>
      accounts.map((account) => ({
        ...account,
        data: { ...account.data, clientId, name: `${account.data.name}, ${client.data.name}` },
      })),
    ),
    transactions: files.flatMap(({ transactions }) =>
      transactions.map((entry) => ({ ...entry, data: { ...entry.data, clientId } })),
    ),
  };
}

/** The brief of the client's next meeting. */
function brief(file: ClientFile, edition: BriefEdition, locale = 'en-GB'): DocumentModel {
  const meeting = file.meetings.find(({ data }) => data.status === 'planned');
  return composeBrief({ ...at, file, meetingId: meeting?.id ?? null, locale, edition });
}

function dayPack(): DocumentPack {
  const files = book.flatMap((record) =>
    record.kind === 'client' ? [fileOf(record.data.name)] : [],
  );
  const visits = files.flatMap((file) =>
    dayPlan(file.meetings, today, at.offsetMinutes).today.map(({ meeting }) => ({
      file,
      meetingId: meeting.id,
    })),
  );
  return composeDayPack({ ...at, visits, day: today, locale: 'en-GB', edition: 'internal' });
}

function report(file: ClientFile, { period, ...choice }: ReportChoice): DocumentModel {
  const asOf = reportAsOf(file, period, today, plainWording);
  if (!asOf.ok) throw new Error(asOf.error.message);
  return composeReport({
    ...choice,
    file,
    period,
    asOf: asOf.value,
    recipients: file.contacts.map(({ data }) => data.name),
    preparedBy: 'Dana Demo',
    preparedOn: today,
    offsetMinutes: at.offsetMinutes,
    composedAt: at.composedAt,
  });
}
