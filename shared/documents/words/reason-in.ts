import type { Unavailable } from '#shared/domain/figure.ts';
import type { DocumentWords } from './words.ts';

/** Why there is no figure, in the words of a document: a clause that stands after a colon. */
export function reasonIn(
  { reason, cause }: Unavailable,
  { words: { reasons }, wording }: DocumentWords,
): string {
  return cause ? reasons.cause(cause, wording.date) : reasons.inEnglish(reason);
}
