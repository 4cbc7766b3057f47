import type { Unavailable } from '#shared/domain/figure.ts';
import { causeWords } from '#shared/domain/figure-cause.ts';
import { formatDate } from './formats.ts';

/** Why there is no figure, with days as the person writes them. */
export function reasonOf({ reason, cause }: Unavailable): string {
  return cause ? causeWords(cause, formatDate) : reason;
}
