import type { Kind } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type LoadedRecord, loadedId } from '../loaded-record.ts';
import type { Market } from './market.ts';

/** What every part of the generator needs: the market, today, and how ids are made. */
export interface BookContext {
  readonly seed: number;
  readonly today: CalendarDate;
  readonly market: Market;
  readonly idOf: (kind: Kind, key: string) => RecordId;
}

/** Ids of the sample book: the same for the same seed and scope (a book's id, or ''). */
export const sampleIds =
  (seed: number, scope: string) =>
  (kind: Kind, key: string): RecordId =>
    loadedId('sample', `${scope}/${seed}`, kind, key);

/** The day `offset` days from today. */
export const dayAt = (context: BookContext, offset: number): CalendarDate =>
  addDays(context.today, offset);

/** Minor units of an amount that is written in major units; all four currencies have two decimals. */
export const minor = (amount: number): number => Math.round(amount * 100);

export type Records = readonly LoadedRecord[];
