import { reasonWords, type Unavailable } from '#shared/domain/figure.ts';
import { formatDate } from './formats.ts';

/** Why there is no figure, with days as the person writes them. */
export function reasonOf(figure: Unavailable): string {
  return reasonWords(figure, formatDate);
}
