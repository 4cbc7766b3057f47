import { comingMeetings } from '#shared/domain/meeting/contact-history.ts';
import { isWithin } from '#shared/domain/period.ts';
import { localDate } from '#shared/lib/calendar-date.ts';
import { localDateTime } from '../local-time.ts';
import type { Block, Section, TextRun } from '../model.ts';
import { clipped, muted, plain, strong } from '../text.ts';
import type { ReportMaterial } from './report-material.ts';

/** A decision is a sentence or two; what is longer stands in the notes. */
const MOST_WORDS = 60;

/** What was decided in the period and what either side has still to do: said at the table already. */
export function planningSections(material: ReportMaterial): readonly Section[] {
  const { planning } = material.words.notes;
  const blocks = [
    ...listed(planning.decided, decisions(material)),
    ...listed(planning.byUs, openPromises(material, 'us')),
    ...listed(planning.byClient, openPromises(material, 'client')),
    ...listed(planning.next, nextMeeting(material)),
  ];
  if (blocks.length === 0) return [];
  return [{ id: 'planning', heading: planning.heading, column: 'full', blocks }];
}

function listed(heading: string, items: readonly (readonly TextRun[])[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: heading },
    {
      type: 'list',
      style: 'plain',
      items: items.map((runs) => ({ runs: [...runs] })),
      omitted: 0,
    },
  ];
}

function decisions({ file, covered, offsetMinutes, wording }: ReportMaterial) {
  return file.meetings
    .map(({ data }) => ({ data, day: localDate(data.startsAt, offsetMinutes) }))
    .filter(({ data, day }) => data.status === 'finished' && isWithin(day, covered))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap(({ data, day }) =>
      data.decisions.map(({ decision }) => [
        plain(clipped(decision, MOST_WORDS)),
        muted(`, ${wording.date(day)}`),
      ]),
    );
}

function openPromises({ file, wording, words }: ReportMaterial, by: 'us' | 'client') {
  return file.promises
    .filter(({ data }) => data.status === 'open' && data.promisedBy === by)
    .toSorted((a, b) => ((a.data.dueOn ?? '9') < (b.data.dueOn ?? '9') ? -1 : 1))
    .map(({ data }) => [
      plain(data.undertaking),
      ...(data.dueOn ? [muted(`, ${words.notes.planning.due(wording.date(data.dueOn))}`)] : []),
    ]);
}

function nextMeeting({ file, preparedOn, offsetMinutes, locale, words }: ReportMaterial) {
  const [next] = comingMeetings(file.meetings, preparedOn, offsetMinutes);
  if (!next) return [];
  const { startsAt, place } = next.data;
  const when = localDateTime(startsAt, offsetMinutes, locale);
  return [words.notes.planning.meeting(when, place)];
}

/** How the figures were computed, what they rest on, and what they are not. */
export function disclosureSections(material: ReportMaterial): readonly Section[] {
  const { holdings, trade, words } = material;
  const texts = [
    ...(holdings.length > 0 ? holdingTexts(material) : []),
    ...(trade.length > 0 ? [words.notes.reading.purchases] : []),
    ...generalTexts(material),
  ];
  return [
    {
      id: 'disclosures',
      heading: words.notes.reading.heading,
      column: 'full',
      blocks: texts.map(
        ({ name, text }): Block => ({
          type: 'paragraph',
          runs: [strong(`${name}. `), plain(text)],
        }),
      ),
    },
  ];
}

interface Disclosure {
  readonly name: string;
  readonly text: string;
}

function holdingTexts({ holdings, file, words, wording }: ReportMaterial): readonly Disclosure[] {
  const { names, layout, reasons } = words;
  const { returns, values, cost, leftOut, pastResults } = words.notes.reading;
  const methods = file.accounts
    .filter(({ data }) => data.accountType === 'investment')
    .map(({ data }) => layout.labelled(data.name, names.costBasisMethods[data.costBasisMethod]));
  const refusals = holdings.flatMap(({ scope }) =>
    scope.refused.map(({ securityId, tag, type, date, quantities }) =>
      reasons.refused({
        security: scope.securities.get(securityId)?.data.name ?? null,
        tag,
        type,
        day: wording.date(date),
        quantities: quantities && {
          wanted: wording.quantity(quantities.wanted),
          held: wording.quantity(quantities.held),
        },
      }),
    ),
  );
  return [
    returns,
    values,
    ...(methods.length > 0 ? [{ name: cost.name, text: cost.text(layout.series(methods)) }] : []),
    ...(refusals.length > 0
      ? [{ name: leftOut.name, text: leftOut.text(layout.series(refusals)) }]
      : []),
    pastResults,
  ];
}

function generalTexts({ asOf, wording, words }: ReportMaterial): readonly Disclosure[] {
  const { figures, notAdvice } = words.notes.reading;
  return [{ name: figures.name, text: figures.text(wording.date(asOf)) }, notAdvice];
}
