import { comingMeetings } from '#shared/domain/meeting/contact-history.ts';
import { isWithin } from '#shared/domain/period.ts';
import { localDate } from '#shared/lib/calendar-date.ts';
import { localDateTime } from '../local-time.ts';
import type { Block, Section, TextRun } from '../model.ts';
import { clipped, muted, plain, strong } from '../text.ts';
import type { ReportMaterial } from './report-material.ts';
import { BASIS_METHODS } from './report-words.ts';

/** A decision is a sentence or two; what is longer stands in the notes. */
const MOST_WORDS = 60;

/** What was decided in the period and what either side has still to do: said at the table already. */
export function planningSections(material: ReportMaterial): readonly Section[] {
  const blocks = [
    ...listed('Decided', decisions(material)),
    ...listed('We have promised', openPromises(material, 'us')),
    ...listed('You have promised', openPromises(material, 'client')),
    ...listed('Next', nextMeeting(material)),
  ];
  if (blocks.length === 0) return [];
  return [{ id: 'planning', heading: 'Planning', column: 'full', blocks }];
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

function openPromises({ file, wording }: ReportMaterial, by: 'us' | 'client') {
  return file.promises
    .filter(({ data }) => data.status === 'open' && data.promisedBy === by)
    .toSorted((a, b) => ((a.data.dueOn ?? '9') < (b.data.dueOn ?? '9') ? -1 : 1))
    .map(({ data }) => [
      plain(data.undertaking),
      ...(data.dueOn ? [muted(`, by ${wording.date(data.dueOn)}`)] : []),
    ]);
}

function nextMeeting({ file, preparedOn, offsetMinutes, locale }: ReportMaterial) {
  const [next] = comingMeetings(file.meetings, preparedOn, offsetMinutes);
  if (!next) return [];
  const { startsAt, place } = next.data;
  const where = place ? `, ${place}` : '';
  return [
    [plain('We meet on '), strong(localDateTime(startsAt, offsetMinutes, locale)), plain(where)],
  ];
}

/** How the figures were computed, what they rest on, and what they are not. */
export function disclosureSections(material: ReportMaterial): readonly Section[] {
  const { holdings, trade } = material;
  const texts = [
    ...(holdings.length > 0 ? holdingTexts(material) : []),
    ...(trade.length > 0 ? tradeTexts() : []),
    ...generalTexts(material),
  ];
  return [
    {
      id: 'disclosures',
      heading: 'How to read this report',
      column: 'full',
      blocks: texts.map(
        ([name, text]): Block => ({
          type: 'paragraph',
          runs: [strong(`${name}. `), plain(text)],
        }),
      ),
    },
  ];
}

type Disclosure = readonly [name: string, text: string];

function holdingTexts({ holdings, file }: ReportMaterial): readonly Disclosure[] {
  const methods = file.accounts
    .filter(({ data }) => data.accountType === 'investment')
    .map(({ data }) => `${data.name}: ${BASIS_METHODS[data.costBasisMethod]}`);
  const refusals = holdings.flatMap(({ scope }) => scope.refusals);
  return [
    [
      'Returns',
      'Time-weighted returns link the returns between the days on which money or securities came in or went out, so that their size and moment do not count; money-weighted returns (XIRR) are the rate at which all flows balance. Inflows count from the start of their day, outflows at its end. Both are net of all fees charged to the accounts; gross adds back fees charged by themselves, not the costs of trading. Returns over a year or more are rates of one year; shorter ones are not made yearly. Transfers between accounts in this report are no flows.',
    ],
    [
      'Values',
      'Securities are valued at the last price up to the day; cash is the sum of the entries. What is owed is negative. Values include no accrued interest.',
    ],
    ...(methods.length > 0
      ? [
          [
            'Cost',
            `Cost basis by account: ${methods.join('; ')}. Transfers keep their cost and day of purchase.`,
          ] as const,
        ]
      : []),
    ...(refusals.length > 0
      ? [['Left out', `These entries could not be counted: ${refusals.join('; ')}.`] as const]
      : []),
    [
      'Past results',
      'Past results do not say what comes. The value of investments can fall, and you may get back less than you put in.',
    ],
  ];
}

function tradeTexts(): readonly Disclosure[] {
  return [
    [
      'Purchases',
      'Amounts are those of the orders as entered, less what came back; they are not a statement of what is still to be paid.',
    ],
  ];
}

function generalTexts({ asOf, wording }: ReportMaterial): readonly Disclosure[] {
  return [
    [
      'Figures',
      `Figures are as of ${wording.date(asOf)} from our own records. Amounts are exact to the smallest unit of their currency; shares and rates are rounded half to even. Please compare with the statements of whoever keeps the accounts, and tell us what differs.`,
    ],
    [
      'Not advice',
      'This report informs. It is neither a recommendation to buy or sell nor tax or legal advice, and replaces no official tax certificate.',
    ],
  ];
}
