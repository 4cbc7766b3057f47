import { z } from 'zod';
import { recordIdField } from '#shared/domain/fields.ts';
import { bookIdField, counterField, epochField, laneField, wireRecord } from './record.ts';

export const MAX_RECORDS_PER_PAGE = 2_000;

export const pullRequest = z.object({
  bookId: bookIdField,
  lane: laneField,
  /** The last seq this device has applied in this book and lane; 0 at first. */
  cursor: counterField,
  limit: z.int().min(1).max(MAX_RECORDS_PER_PAGE),
  /**
   * What the page before said remains: the server takes this page from it. Without it, on the first
   * page of a reading, the server counts.
   */
  remaining: counterField.optional(),
});
export type PullRequest = z.output<typeof pullRequest>;

/** A client left this book (F5); its records are purged unless a higher move number is known. */
export const wireDeparture = z.object({
  clientId: recordIdField,
  moveNumber: counterField,
  seq: counterField,
});
export type WireDeparture = z.output<typeof wireDeparture>;

/**
 * One page of a book's feed, in the order of `seq`, each record once at its latest. `cursor` is what
 * to ask for next. On the last page (`more: false`) `digest` is the lane's digest in the snapshot the
 * page was read from, and `count` how many live records it covers (F8).
 */
export const pullAnswer = z.object({
  bookId: bookIdField,
  lane: laneField,
  epoch: epochField,
  /** The request's cursor, so that a repeated or reordered answer is known for what it is (F3). */
  from: counterField,
  cursor: counterField,
  /** The last seq of the book in the snapshot; for progress and to notice a server that lost writes. */
  head: counterField,
  more: z.boolean(),
  /** Records of this lane that remain after this page, for progress; above 0 exactly when `more`. */
  remaining: counterField,
  records: z.array(wireRecord),
  departures: z.array(wireDeparture),
  digest: z.string().nullable(),
  count: counterField.nullable(),
});
export type PullAnswer = z.output<typeof pullAnswer>;

/** A server-sent event: there is something new in this book (F10). */
export const poke = z.object({ bookId: bookIdField, head: counterField });
export type Poke = z.output<typeof poke>;
