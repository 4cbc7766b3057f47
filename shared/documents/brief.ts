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
import type { BriefInput, BriefMaterial } from './brief-input.ts';
import { type BriefLimits, GENEROUS_LIMITS, TIGHTER_LIMITS } from './brief-limits.ts';
import { peoplePart, promisesPart, purposePart } from './brief-people.ts';
import { revenueChart, valueChart } from './charts.ts';
import { countWords } from './count-words.ts';
import { localDateTime } from './local-time.ts';
import type { Chart, DocumentModel } from './model.ts';
import { clipped } from './text.ts';

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
  const { file, today, offsetMinutes, locale, rates } = input;
  const wording = wordingFor(locale);
  const period = lastTwelveMonths(figuresDay(file, today));
  const figures = clientFigures(file, period, rates);
  const meeting = file.meetings.find(({ id }) => id === input.meetingId) ?? null;
  const lastTime = lastTimeBefore(input, meeting);
  const changes = { file, after: lastTime, to: today, offsetMinutes, wording };
  return {
    ...input,
    wording,
    meeting,
    period,
    figures,
    flags: attentionFlags({ file, today, offsetMinutes, wording, rates }),
    health: clientHealth({ file, figures, today, offsetMinutes, wording }),
    lastTime,
    changes: sinceLastTime({ ...changes, rates }),
    ideas: whiteSpace(file, today),
    charts: chartsOf(input, figures),
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

function chartsOf(input: BriefInput, figures: ClientFigures): readonly Chart[] {
  const { file, rates } = input;
  const wording = wordingFor(input.locale);
  const charts = [
    figures.portfolio ? valueChart(file, figures.period, wording, rates) : null,
    figures.sales ? revenueChart(file, figures.period, figures.sales.currency, wording) : null,
  ];
  return charts.filter((chart) => chart !== null).slice(0, 1);
}

function laidOut(gathered: BriefMaterial, limits: BriefLimits): DocumentModel {
  const material = { ...gathered, limits };
  const { file, edition, wording, today } = material;
  return {
    kind: 'brief',
    sourceIds: material.meeting ? [file.client.id, material.meeting.id] : [file.client.id],
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
      ...notesPart(),
    ],
    footer: {
      asOf: `As of ${wording.date(today)}`,
      synchronised: synchronisedText(material),
      marking: edition === 'internal' ? 'Internal' : 'Client copy',
    },
    composedAt: material.composedAt,
  };
}

function subtitleOf({ meeting, offsetMinutes, locale, wording, today }: BriefMaterial): string {
  if (!meeting) return wording.date(today);
  const { startsAt, durationInMinutes, place } = meeting.data;
  const when = localDateTime(startsAt, offsetMinutes, locale);
  const where = place ? ` · ${clipped(place, 8)}` : '';
  return `${when} · ${durationInMinutes} min${where}`;
}

function synchronisedText({ lastSynchronisedAt, offsetMinutes, locale }: BriefMaterial): string {
  if (!lastSynchronisedAt) return 'Not synchronised yet';
  return `Last synchronised ${localDateTime(lastSynchronisedAt, offsetMinutes, locale)}`;
}
