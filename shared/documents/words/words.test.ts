import { describe, expect, it } from 'vitest';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { type FigureCause, PLAIN_CAUSES, type PlainCause } from '#shared/domain/figure-cause.ts';
import { LANGUAGES, type Language, localeOfLanguage } from '#shared/domain/language.ts';
import type { ClientChange } from '#shared/domain/meeting/client-change.ts';
import { REPORT_CONTENTS } from '#shared/domain/reporting/report-schedule.ts';
import { plainWording } from '#shared/domain/wording.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import { composeBrief } from '../brief.ts';
import { textsOf } from '../count-words.ts';
import type { DocumentModel } from '../model.ts';
import { composeReport } from '../report/report.ts';
import { reportAsOf } from '../report/report-input.ts';
import { countedIn } from './counted.ts';
import { english } from './english/english.ts';
import { wordsIn } from './words.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-24');
const book = generateSampleBook({ seed: 1, today });
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** An investor in euros, one in dollars whose losses may be wash sales, and a wholesaler. */
const CLIENTS = ['Lindqvist household', 'Bluebird Charter Schools Inc.', 'Kaffeehaus Union eG'];

function report(file: ClientFile, language: Language): DocumentModel {
  const period = { from: day('2026-01-01'), to: day('2026-12-31') };
  const asOf = reportAsOf(file, period, today, plainWording);
  if (!asOf.ok) throw new Error(asOf.error.message);
  return composeReport({
    file,
    frequency: 'yearly',
    contents: REPORT_CONTENTS,
    period,
    asOf: asOf.value,
    recipients: ['Anna Lindqvist'],
    preparedBy: 'Jan Vermeer',
    preparedOn: today,
    offsetMinutes: 60,
    language,
    locale: localeOfLanguage(language, 'en-GB'),
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });
}

function clientCopy(file: ClientFile, language: Language): DocumentModel {
  const { client } = file;
  return composeBrief({
    file: { ...file, client: { ...client, data: { ...client.data, language } } },
    meetingId: file.meetings.at(-1)?.id ?? null,
    today,
    offsetMinutes: 60,
    locale: 'en-GB',
    edition: 'clientSafe',
    lastSynchronisedAt: '2026-11-24T07:12:00.000Z' as Instant,
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });
}

/** Every text of the document, also those that only a screen reader meets. */
function textsIn({ title, subtitle, sections, footer, language }: DocumentModel): string[] {
  const words = wordsIn(language);
  return [
    ...[title, subtitle, footer.asOf, footer.marking, footer.page, footer.synchronised],
    ...sections.flatMap(({ heading, blocks }) => [
      heading ?? '',
      ...blocks.flatMap((block) => [
        ...textsOf(block, words),
        'accessibleName' in block ? block.accessibleName : '',
      ]),
    ]),
  ];
}

const wordsOf = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []));

/** Names of months and of days of the week, which the locale knows. */
function namesOfDays(language: Language): readonly string[] {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options);
  const formats = [
    format({ day: 'numeric', month: 'short', year: 'numeric' }),
    format({ day: 'numeric', month: 'short', weekday: 'short' }),
    format({ month: 'short', year: 'numeric' }),
    format({ month: 'long', year: 'numeric' }),
  ];
  return Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index))).flatMap(
    (date) => formats.map((format) => format.format(date)),
  );
}

/** Every text that somebody typed or that came with the records. */
function typedIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return [...value.values()].flatMap(typedIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(typedIn) : [];
}

/** Words that mean the same in English and in the other language, or are names in both. */
const COMMON = ['xirr', 'fifo', 'lifo', 'section', 'wash', 'sales', 'dietz', 'eur', 'usd', 'min'];
const SAME: Readonly<Record<Language, readonly string[]>> = {
  en: [],
  de: ['portfolio', 'was'],
  fr: [
    ...['total', 'points', 'article', 'date', 'net', 'part', 'page', 'client'],
    ...['performance', 'gain', 'lots', 'value', 'values'],
  ],
  es: ['total'],
  it: ['all', 'per'],
  nl: ['over', 'exact', 'even', 'begin', 'was'],
};

describe.each(OTHERS)('the catalogue of %s', (language) => {
  it.each(CLIENTS)('leaves no English word in the report and the client copy for %s', (name) => {
    const file = sampleClientFile(book, name);
    const typed = [...typedIn(file), 'Anna Lindqvist', 'Jan Vermeer'];
    const known = wordsOf([...typed, ...namesOfDays(language), ...SAME[language], ...COMMON]);
    for (const compose of [report, clientCopy]) {
      const inEnglish = wordsOf(textsIn(compose(file, 'en')));
      const found = wordsOf(textsIn(compose(file, language)));
      const left = [...found].filter((word) => inEnglish.has(word) && !known.has(word));
      expect(left.join(' ')).toBe('');
    }
  });

  it('has other words than English', () => {
    const inEnglish = flat(english);
    const same = Object.entries(flat(wordsIn(language))).filter(
      ([path, text]) => inEnglish[path] === text && !SAME[language].includes(text.toLowerCase()),
    );
    expect(same).toEqual([]);
  });

  it('says why a figure is not known', () => {
    const { reasons } = wordsIn(language);
    for (const cause of CAUSES) {
      const said = reasons.cause(cause, plainWording.date);
      expect(said).not.toBe(english.reasons.cause(cause, plainWording.date));
      if ('security' in cause) expect(said).toContain('Bond fund');
      if ('date' in cause || 'heldSince' in cause) expect(said).toContain('3 Mar 2026');
      if ('because' in cause) {
        expect(said).toMatch(/1.*3.*Tea/);
        expect(said).toContain(reasons.cause(cause.because, plainWording.date));
      }
    }
    expect(reasons.inEnglish('the account is not named')).not.toContain('account');
  });

  it('says each change that the client may read of', () => {
    const { brief } = wordsIn(language);
    for (const change of CHANGES) {
      const said = brief.change(change, plainWording);
      expect(said).not.toBe(english.brief.change(change, plainWording));
      if ('amount' in change) expect(said).toContain('1,234');
      if ('security' in change) expect(said).toContain('Bond fund');
      if ('statement' in change) expect(said).toContain('Buy 5 of it');
    }
  });

  it('names entries that are not counted', () => {
    const { reasons, names } = wordsIn(language);
    const said = reasons.refused({
      security: 'Bond fund',
      tag: 'beyondHolding',
      type: 'sell',
      day: '3 Mar 2026',
      quantities: { wanted: '5', held: '3' },
    });
    expect(said).toMatch(/Bond fund.*3 Mar 2026.*5.*3/);
    expect(said).toContain(names.transactions.sell);
  });
});

/** Texts of a catalogue by where they stand; those made by functions are met in documents. */
function flat(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (value === null || typeof value !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, part]) => flat(part, path ? `${path}.${key}` : key)),
  );
}

const CAUSES: readonly FigureCause[] = [
  {
    tag: 'priceMissing',
    securityId: uuidFromText('bond') as never,
    security: 'Bond fund',
    date: day('2026-03-03'),
    lastPriceOn: day('2026-03-01'),
  },
  { tag: 'rateMissing', from: 'USD' as never, to: 'EUR' as never, date: day('2026-03-03') },
  { tag: 'capitalNotPositive', date: day('2026-03-03') },
  { tag: 'recordTooShort', beginsOn: day('2026-03-03') },
  { tag: 'capitalCameLater', date: day('2026-03-03') },
  { tag: 'capitalLeft', date: day('2026-03-03') },
  { tag: 'nothingRecorded', until: day('2026-03-03') },
  { tag: 'noOrderBefore', beginsOn: day('2026-03-03') },
  { tag: 'conversionTooLarge', from: 'USD' as never, to: 'EUR' as never, date: day('2026-03-03') },
  { tag: 'noPaymentYet', heldSince: day('2026-03-03') },
  { tag: 'costMissing', security: 'Bond fund' },
  { tag: 'fewOrderDays', days: 2, needed: 4 },
  {
    tag: 'profitUnknown',
    ...{ unknown: 1, of: 3, product: 'Tea' },
    because: { tag: 'unitCostMissing' },
  },
  ...(Object.keys(PLAIN_CAUSES) as PlainCause[]).map((tag) => ({ tag })),
];

const SUM = money(1234_00, 'EUR' as CurrencyCode);
const CHANGES: readonly ClientChange[] = [
  ...[true, false].flatMap((isRise): readonly ClientChange[] => [
    { tag: 'value', isRise, by: SUM, to: SUM, gain: isRise ? SUM : null },
    { tag: 'flow', isInflow: isRise, amount: SUM, what: null, isRest: isRise },
    { tag: 'price', security: 'Bond fund', isRise, fraction: 0.1, effect: SUM },
  ]),
  { tag: 'newHolding', security: 'Bond fund', trade: null },
  { tag: 'noLongerHeld', security: 'Bond fund', trade: { quantity: 5e6, amount: SUM } },
  ...(['sold', 'bought'] as const).flatMap((tag): readonly ClientChange[] => [
    { tag, security: 'Bond fund', held: 9e6, trade: { quantity: 5e6, amount: SUM }, count: 2 },
    { tag, security: 'Bond fund', held: 9e6, trade: { quantity: null, amount: null }, count: 1 },
  ]),
  { tag: 'order', count: 2, amount: SUM, usual: SUM },
  { tag: 'return', count: 1, amount: SUM, usual: null },
  { tag: 'productBegan', product: null },
  { tag: 'productEnded', product: 'Loan' },
  { tag: 'promiseKept', by: 'us', undertaking: 'Call' },
  { tag: 'promiseKept', by: 'client', undertaking: 'Call' },
  ...(['ordered', 'executed', 'executedInPart', 'refused', 'cancelled', 'replaced'] as const).map(
    (step) => ({ tag: 'instruction', step, statement: 'Buy 5 of it' }) as const,
  ),
  { tag: 'becameClient' },
  { tag: 'reportSent' },
];

it('writes the names of calendar periods, amounts and days as the language does', () => {
  const file = sampleClientFile(book, CLIENTS[0] ?? '');
  expect(report(file, 'de')).toMatchObject({ language: 'de', locale: 'de-DE' });
  expect(report(file, 'de').subtitle).toBe('Jahresbericht, 2026');
  expect(wordsIn('fr').names.calendarPeriods.quarter(1, '2026')).toBe('1er trimestre 2026');
  expect(textsIn(report(file, 'de')).some((text) => /\d\.\d{3},\d\d/.test(text))).toBe(true);
});

it('counts in the way of each language', () => {
  const lot = { one: 'lot', other: 'lots' };
  expect([0, 1, 2].map((count) => countedIn('en')(count, lot))).toEqual([
    '0 lots',
    '1 lot',
    '2 lots',
  ]);
  expect([0, 1, 2].map((count) => countedIn('fr')(count, lot))).toEqual([
    '0 lot',
    '1 lot',
    '2 lots',
  ]);
});

it('is the same document when it is composed again', () => {
  const file = sampleClientFile(book, CLIENTS[0] ?? '');
  for (const language of LANGUAGES) {
    expect(report(structuredClone(file), language)).toEqual(report(file, language));
  }
});
