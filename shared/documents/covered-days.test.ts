import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { clientSummary } from '#shared/domain/client/client-summary.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { performanceTable } from '#shared/domain/portfolio/performance-page.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { composeBrief } from './brief.ts';
import { textsOf } from './count-words.ts';
import { quarterMaterial } from './report/report-fixture.ts';
import { performanceSections } from './report/report-performance.ts';
import { english } from './words/english/english.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-09-30');
const client = entryNamed('client', newClient({ name: 'Adaeze' }));
const clientId = client.id;

/** Somebody whose money came on the days given, and earned a tenth since. */
function fileSince(...days: string[]): ClientFile {
  const entry = (date: string, type: 'deposit' | 'interest' | 'withdrawal', amount: number) =>
    entryNamed(
      `${type} ${date}`,
      newTransaction({
        clientId,
        accountId: entryNamed('depot', null).id,
        type,
        date: day(date),
        amount,
      }),
    );
  const [first = '', later] = days;
  return {
    ...emptyClientFile(client),
    accounts: [entryNamed('depot', newAccount({ clientId, name: 'Depot' }))],
    transactions: [
      entry(first, 'deposit', 1000_00),
      ...(later ? [entry(first, 'withdrawal', -1000_00), entry(later, 'deposit', 1000_00)] : []),
      entry('2026-06-01', 'interest', 100_00),
    ],
  };
}

/** What each place says of the last twelve months. */
function told(file: ClientFile) {
  const { portfolio } = clientFigures(file, lastTwelveMonths(today));
  const brief = composeBrief({
    file,
    meetingId: null,
    today,
    offsetMinutes: 0,
    locale: 'en-GB',
    edition: 'internal',
    lastSynchronisedAt: null,
    composedAt: '2026-09-30T08:00:00.000Z' as Instant,
  });
  const part = brief.sections.find(({ id }) => id === 'figures');
  const table = performanceTable(file, { scope: '', day: today, own: null });
  const report = performanceSections(quarterMaterial(file)).flatMap(({ blocks }) =>
    blocks.flatMap((block) => textsOf(block, english)),
  );
  return {
    since: [portfolio?.covered.from, portfolio?.invested.from],
    rate: portfolio?.timeWeighted.available ? portfolio.timeWeighted.value.rate : null,
    change: clientSummary({ file, today, offsetMinutes: 0 }).change,
    heading: part?.heading,
    brief: part?.blocks.flatMap((block) => textsOf(block, english)) ?? [],
    oneYear: table?.rows.find(({ key }) => key === 'oneYear')?.net,
    report: report.filter((text) => text.includes('within the period')),
  };
}

describe('the return of twelve months', () => {
  it('is the same in figures, clients table, brief, report and portfolio', () => {
    const { since, rate, change, heading, oneYear, report } = told(fileSince('2020-01-02'));
    expect(since).toEqual(['2025-10-01', '2025-10-01']);
    expect(rate).toBeCloseTo(0.1, 12);
    expect(change).toEqual({ available: true, value: rate });
    expect(oneYear).toMatchObject({ available: true, value: { rate } });
    expect(heading).toBe('Twelve months');
    expect(report.join()).not.toContain('1 year');
  });

  it('is claimed nowhere when the records begin within them', () => {
    const { since, rate, change, heading, brief, oneYear, report } = told(fileSince('2026-04-13'));
    expect(since).toEqual(['2026-04-13', '2026-04-13']);
    expect(rate).toBeCloseTo(0.1, 12);
    const cause = { tag: 'recordTooShort', beginsOn: '2026-04-13' };
    expect(change).toMatchObject({ available: false, cause });
    expect(oneYear).toMatchObject({ available: false, cause });
    expect(heading).toBe('Since 13 Apr 2026');
    expect(brief).toContain('+10.0%');
    expect(brief.join()).not.toMatch(/twelve months/i);
    expect(report.join()).toContain('the records begin on 13 Apr 2026, within the period');
  });

  it('says since when there was money when that came after the records begin', () => {
    const { since, change, heading, brief } = told(fileSince('2020-01-02', '2026-04-13'));
    expect(since).toEqual(['2025-10-01', '2026-04-13']);
    expect(change).toMatchObject({ cause: { tag: 'capitalCameLater', date: '2026-04-13' } });
    expect(heading).toBe('Twelve months');
    expect(brief).toContain('since 13 Apr');
  });
});
