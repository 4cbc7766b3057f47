import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { Language } from '#shared/domain/language.ts';
import { newMeeting } from '#shared/domain/meeting/meeting-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { BriefEdition } from './brief-input.ts';
import { composeDayPack, type Visit } from './day-pack.ts';
import { documentPackSchema } from './model.ts';

function visit(name: string, startsAt: string, place = '', language?: Language): Visit {
  const client = entryNamed(name, { ...newClient({ name, city: 'Brno' }), language });
  const meeting = entryNamed(
    `meeting ${name}`,
    newMeeting({ clientId: client.id, purpose: 'Review', startsAt: startsAt as Instant, place }),
  );
  return { file: { ...emptyClientFile(client), meetings: [meeting] }, meetingId: meeting.id };
}

const packOf = (visits: readonly Visit[], edition: BriefEdition = 'internal') =>
  composeDayPack({
    day: '2026-11-24' as CalendarDate,
    visits,
    today: '2026-11-24' as CalendarDate,
    offsetMinutes: 60,
    locale: 'en-GB',
    edition,
    lastSynchronisedAt: null,
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });

describe('the pack of a day', () => {
  it('lists the briefs in visiting order, with time and place', () => {
    const pack = packOf([
      visit('Late', '2026-11-24T13:00:00.000Z', 'Office'),
      visit('Early', '2026-11-24T07:00:00.000Z'),
    ]);
    expect(pack.documents.map(({ title }) => title)).toEqual(['Early', 'Late']);
    expect(pack.cover.subtitle).toBe('2 meetings');
    const [table] = pack.cover.sections[0]?.blocks ?? [];
    const rows = table?.type === 'table' ? table.rows : [];
    expect(rows.map((row) => row.map((cell) => cell[0]?.text))).toEqual([
      ['1', '08:00 (60 min)', 'Early', 'Brno', 'Review'],
      ['2', '14:00 (60 min)', 'Late', 'Office', 'Review'],
    ]);
    expect(documentPackSchema.parse(pack)).toEqual(pack);
  });

  it('has each client’s copy in the client’s language, and one foot for all pages', () => {
    const german = visit('Haus', '2026-11-24T07:00:00.000Z', '', 'de');
    const french = visit('Maison', '2026-11-24T09:00:00.000Z', '', 'fr');
    const mixed = packOf([german, french], 'clientSafe');
    expect(mixed.documents.map(({ language, locale }) => [language, locale])).toEqual([
      ['de', 'de-DE'],
      ['fr', 'fr-FR'],
    ]);
    expect(mixed.cover).toMatchObject({
      language: 'en',
      footer: { asOf: 'As of 24 Nov 2026', marking: 'Client copy', page: 'Page' },
    });
    expect(packOf([german], 'clientSafe').cover.footer).toMatchObject({
      asOf: 'Stand 24. Nov. 2026',
      page: 'Seite',
    });
    expect(packOf([german, french]).documents.map(({ language }) => language)).toEqual([
      'en',
      'en',
    ]);
  });

  it('leaves out a visit whose meeting is gone, and may be empty', () => {
    const gone = {
      ...visit('Gone', '2026-11-24T07:00:00.000Z'),
      meetingId: uuidFromText('x') as RecordId,
    };
    const pack = packOf([gone]);
    expect(pack.documents).toEqual([]);
    expect(pack.cover.subtitle).toBe('0 meetings');
    expect(documentPackSchema.parse(pack)).toEqual(pack);
  });
});
