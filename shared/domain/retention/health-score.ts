import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { ClientFigures } from '../portfolio/client-figures.ts';
import type { Wording } from '../wording.ts';

/** What raises or lowers the score, by how many points, and why. */
export interface HealthDriver {
  readonly name: string;
  readonly points: number;
  readonly reason: string;
}

/** A score from 0 to 100, the strongest drivers first. */
export interface HealthScore {
  readonly score: number;
  readonly drivers: readonly HealthDriver[];
}

/** What the score is made from; `figures` are those of the last twelve months. */
export interface HealthInput {
  readonly file: ClientFile;
  readonly figures: ClientFigures;
  readonly today: CalendarDate;
  readonly offsetMinutes: number;
  readonly wording: Wording;
}
