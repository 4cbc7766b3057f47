import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Wording } from '../wording.ts';
import type { RefusedEntry } from './holding.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  sell: 'sale',
  transferOut: 'transfer out',
  split: 'split',
  returnOfCapital: 'return of capital',
  spinOff: 'spin-off',
};

/** Which entry is left out and why, as an English clause with days and quantities as `wording` has them. */
export function refusedWords(
  entry: RefusedEntry,
  wording: Pick<Wording, 'date' | 'quantity'>,
): string {
  const { type, date } = entry;
  return `the ${TYPE_WORDS[type] ?? type} of ${wording.date(date)} ${whyRefused(entry, wording)}`;
}

function whyRefused(
  { type, quantities, lots }: RefusedEntry,
  { date, quantity }: Pick<Wording, 'date' | 'quantity'>,
): string {
  if (quantities) {
    return `is of ${quantity(quantities.wanted)} units, but ${quantity(quantities.held)} were held`;
  }
  if (lots?.tag === 'breach') return `cannot be counted: ${lots.message}`;
  if (lots) {
    const lot = lotWords(lots.acquiredOn, date);
    return `names ${quantity(lots.wanted)} units of the lot ${lot}, of which ${quantity(lots.held)} were held`;
  }
  if (type === 'split') return 'finds nothing to split';
  if (type === 'returnOfCapital') return 'finds no holding whose cost it could lower';
  return 'finds no holding that it could come from';
}

const lotWords = (day: CalendarDate | null, date: Wording['date']): string =>
  day ? `acquired on ${date(day)}` : 'without a day of acquisition';
