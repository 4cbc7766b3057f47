import { attentionFlags } from '#shared/domain/advice/attention.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import { whiteSpace } from '#shared/domain/growth/white-space.ts';
import { lastMeetingBefore } from '#shared/domain/meeting/contact-history.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { sinceLastTime } from '#shared/domain/meeting/since-last-time.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { type ClientFigures, clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { clientHealth } from '#shared/domain/retention/health.ts';
import { wordingFor } from '#shared/domain/wording.ts';
import { addMonths, type CalendarDate, localDate } from '#shared/lib/calendar-date.ts';
import { agendaPart, notesPart } from './brief-agenda.ts';
import { attentionPart, changesPart, healthPart, productsPart } from './brief-attention.ts';
import { figuresPart } from './brief-figures.ts';
import { type BriefInput, type BriefMaterial, writingOf } from './brief-input.ts';
import { type BriefLimits, GENEROUS_LIMITS, TIGHTER_LIMITS } from './brief-limits.ts';
import { peoplePart, promisesPart, purposePart } from './brief-people.ts';
import { revenueChart, valueChart } from './charts.ts';
import { countWords } from './count-words.ts';
import { localDateTime } from './local-time.ts';
import type { Chart, DocumentModel } from './model.ts';
import { clipped } from './text.ts';
import { type DocumentWords, wordsIn } from './words/words.ts';

/** Words of a client's name on paper: that of a company is long, and wraps. */
export const NAME_WORDS = 24;

/** Two minutes' reading (domain.md section 2). */
export const MOST_WORDS = 450;

/**
 * The brief of a meeting (or of a client, without one): one page, at most 450 words, in the ten
 * parts of domain.md section 2. Parts without records are left out. Where there is too much, each
 * part keeps what ranks first and says how much it leaves out. The client-safe edition leaves out
 * attention, products, health and what only we should read.
 */
export function composeBrief(input: BriefInput): DocumentModel {
  const material = gatherMaterial(input);
  let brief = laidOut(material, GENEROUS_LIMITS);
  for (const limits of TIGHTER_LIMITS) {
    if (countWords(brief) <= MOST_WORDS) break;
    brief = laidOut(material, limits);
  }
  return brief;
}

function gatherMaterial(input: BriefInput): BriefMaterial {
  const { file, today, offsetMinutes, rates } = input;
  const { language, locale } = writingOf(file.client.data, input);
  const words = wordsIn(language);
  const wording = wordingFor(locale);
  const period = lastTwelveMonths(figuresDay(file, today));
  const figures = clientFigures(file, period, rates);
  const meeting = file.meetings.find(({ id }) => id === input.meetingId) ?? null;
  const lastTime = lastTimeBefore(input, meeting);
  const changes = { file, after: lastTime, to: today, offsetMinutes, wording };
  return {
    ...input,
    language,
    locale,
    wording,
    words,
    meeting,
    period,
    figures,
    flags: attentionFlags({ file, today, offsetMinutes, wording, rates }),
    health: clientHealth({ file, figures, today, offsetMinutes, wording }),
    lastTime,
    changes: sinceLastTime({ ...changes, rates }),
    ideas: whiteSpace(file, today),
    charts: chartsOf(input, figures, { words, wording }),
    limits: GENEROUS_LIMITS,
  };
}

/** The day of the last meeting before this one; a quarter ago when none took place. */
function lastTimeBefore(input: BriefInput, meeting: Entry<Meeting> | null): CalendarDate {
  const { file, composedAt, offsetMinutes, today } = input;
  const last = lastMeetingBefore(file.meetings, meeting?.data.startsAt ?? composedAt);
  const day = last && localDate(last.data.startsAt, offsetMinutes);
  return day && day < today ? day : addMonths(today, -3);
}

function chartsOf(
  { file, rates }: BriefInput,
  figures: ClientFigures,
  document: DocumentWords,
): readonly Chart[] {
  const charts = [
    figures.portfolio ? valueChart(file, figures.period, document, rates) : null,
    figures.sales ? revenueChart(file, figures.period, figures.sales.currency, document) : null,
  ];
  return charts.filter((chart) => chart !== null).slice(0, 1);
}

function laidOut(gathered: BriefMaterial, limits: BriefLimits): DocumentModel {
  const material = { ...gathered, limits };
  const { file, edition } = material;
  return {
    kind: 'brief',
    sourceIds: material.meeting ? [file.client.id, material.meeting.id] : [file.client.id],
    language: material.language,
    locale: material.locale,
    edition,
    title: clipped(file.client.data.name, NAME_WORDS),
    subtitle: subtitleOf(material),
    sections: [
      ...purposePart(material),
      ...peoplePart(material),
      ...promisesPart(material),
      ...changesPart(material),
      ...figuresPart(material),
      ...attentionPart(material),
      ...productsPart(material),
      ...healthPart(material),
      ...agendaPart(material),
      ...notesPart(material),
    ],
    footer: briefFooter(material),
    composedAt: material.composedAt,
  };
}

function subtitleOf(material: BriefMaterial): string {
  const { meeting, offsetMinutes, locale, wording, words, today } = material;
  if (!meeting) return wording.date(today);
  const { startsAt, durationInMinutes, place } = meeting.data;
  const when = localDateTime(startsAt, offsetMinutes, locale);
  const where = place ? ` · ${clipped(place, 8)}` : '';
  return `${when} · ${words.brief.minutes(durationInMinutes)}${where}`;
}

/** What stands at the foot of a brief, and of several of them. */
export function briefFooter(about: FooterMaterial): DocumentModel['footer'] {
  const { edition, wording, words, today, lastSynchronisedAt, offsetMinutes } = about;
  const { brief, layout } = words;
  return {
    asOf: brief.asOf(wording.date(today)),
    synchronised: lastSynchronisedAt
      ? brief.synchronised(localDateTime(lastSynchronisedAt, offsetMinutes, wording.locale))
      : brief.notSynchronised,
    marking: edition === 'internal' ? 'Internal' : brief.clientCopy,
    page: layout.page,
  };
}

type FooterMaterial = Pick<
  BriefMaterial,
  'edition' | 'wording' | 'words' | 'today' | 'lastSynchronisedAt' | 'offsetMinutes'
>;
