import { MAX_RECORDS_PER_PAGE } from '#shared/protocol/pull.ts';

/** What a connection that breaks off again and again still brings home. */
export const SMALL_PAGE = 250;

/** A cut page is asked for again: at most this part of what came through since the last cut. */
const MOST_AT_RISK = 1 / 16;

/**
 * How many records to ask for next. Every reading of a lane begins with a small page, so that each
 * try gets somewhere, however short-lived the connection. A lane read from its beginning goes on
 * with the largest; one that goes on from where it was has been interrupted before, and its pages
 * grow with what came through since.
 */
export function pageSize(reading: {
  /** The cursor at which this reading began. */
  readonly began: number;
  /** Records it has read since. */
  readonly read: number;
}): number {
  if (reading.read === 0) return SMALL_PAGE;
  if (reading.began === 0) return MAX_RECORDS_PER_PAGE;
  const grown = Math.floor(reading.read * MOST_AT_RISK);
  return Math.min(MAX_RECORDS_PER_PAGE, Math.max(SMALL_PAGE, grown));
}
