import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { APPLICATION_LANGUAGE } from '#shared/domain/language.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { type Wording, wordingFor } from '#shared/domain/wording.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { briefFooter, composeBrief, NAME_WORDS } from './brief.ts';
import type { BriefInput } from './brief-input.ts';
import { localTime } from './local-time.ts';
import type { Block, DocumentModel, DocumentPack } from './model.ts';
import { clipped, plain, strong } from './text.ts';
import { wordsIn } from './words/words.ts';

/** A visit of the day: the meeting and the file of its client. */
export interface Visit {
  readonly file: ClientFile;
  readonly meetingId: RecordId;
}

interface KnownVisit extends Visit {
  readonly meeting: Entry<Meeting>;
}

/** What a pack is composed from: the visits of `day`, with figures as of `today`. */
export interface PackInput extends Omit<BriefInput, 'file' | 'meetingId'> {
  readonly day: CalendarDate;
  readonly visits: readonly Visit[];
}

/**
 * The briefs of a day in visiting order, with a page that lists them before, which is for whoever
 * carries them and is in the language of the application. Visits whose meeting is
 * not in its file are left out.
 */
export function composeDayPack(input: PackInput): DocumentPack {
  const visits = input.visits.flatMap(knownVisit).toSorted(compareVisits);
  const { visits: _visits, day: _day, ...shared } = input;
  const documents = visits.map(({ file, meetingId }) =>
    composeBrief({ ...shared, file, meetingId }),
  );
  return { cover: coverOf(input, visits, documents), documents };
}

function knownVisit(visit: Visit): readonly KnownVisit[] {
  const meeting = visit.file.meetings.find(({ id }) => id === visit.meetingId);
  return meeting ? [{ ...visit, meeting }] : [];
}

function compareVisits(a: KnownVisit, b: KnownVisit): number {
  const [first, second] = [a.meeting.data.startsAt, b.meeting.data.startsAt];
  if (first !== second) return first < second ? -1 : 1;
  return a.meetingId < b.meetingId ? -1 : 1;
}

function coverOf(
  input: PackInput,
  visits: readonly KnownVisit[],
  documents: readonly DocumentModel[],
): DocumentModel {
  const wording = wordingFor(input.locale);
  const day = wording.date(input.day);
  const count = visits.length === 1 ? '1 meeting' : `${visits.length} meetings`;
  return {
    kind: 'dayPack',
    sourceIds: documents.flatMap(({ sourceIds }) => sourceIds),
    language: APPLICATION_LANGUAGE,
    locale: input.locale,
    edition: input.edition,
    title: day,
    subtitle: count,
    sections: [
      {
        id: 'contents',
        heading: 'In visiting order',
        column: 'full',
        blocks: visits.length > 0 ? [visitTable(visits, input)] : [],
      },
    ],
    footer: footerOf(input, wording, documents),
    composedAt: input.composedAt,
  };
}

/** One line stands at the foot of all pages: in the language of the briefs when they have one. */
function footerOf(
  input: PackInput,
  wording: Wording,
  documents: readonly DocumentModel[],
): DocumentModel['footer'] {
  const [first] = documents;
  return first && documents.every(({ language }) => language === first.language)
    ? first.footer
    : briefFooter({ ...input, wording, words: wordsIn(APPLICATION_LANGUAGE) });
}

function visitTable(
  visits: readonly KnownVisit[],
  { offsetMinutes, locale }: Pick<BriefInput, 'offsetMinutes' | 'locale'>,
): Block {
  return {
    type: 'table',
    // The heading above says it already.
    caption: '',
    columns: [
      { label: '', align: 'end' },
      { label: 'Time', align: 'start' },
      { label: 'Client', align: 'start' },
      { label: 'Place', align: 'start' },
      { label: 'Purpose', align: 'start' },
    ],
    rows: visits.map(({ file, meeting: { data } }, index) => {
      const start = localTime(data.startsAt, offsetMinutes, locale);
      const address = [file.client.data.street, file.client.data.city].filter(Boolean).join(', ');
      return [
        [plain(String(index + 1))],
        [plain(`${start} (${data.durationInMinutes} min)`)],
        [strong(clipped(file.client.data.name, NAME_WORDS))],
        [plain(clipped(data.place || address, 10))],
        [plain(clipped(data.purpose, 16))],
      ];
    }),
  };
}
