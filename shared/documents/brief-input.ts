import type { AttentionFlag } from '#shared/domain/advice/attention-flag.ts';
import type { Client } from '#shared/domain/client/client.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { WhiteSpaceIdea } from '#shared/domain/growth/white-space.ts';
import {
  APPLICATION_LANGUAGE,
  chosenLanguage,
  type Language,
  localeOfLanguage,
} from '#shared/domain/language.ts';
import type { ChangeLine } from '#shared/domain/meeting/change-line.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { Period } from '#shared/domain/period.ts';
import type { ClientFigures } from '#shared/domain/portfolio/client-figures.ts';
import type { RateLookup } from '#shared/domain/portfolio/exchange-rate.ts';
import type { HealthScore } from '#shared/domain/retention/health-score.ts';
import type { Wording } from '#shared/domain/wording.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { BriefLimits } from './brief-limits.ts';
import type { Chart } from './model.ts';
import type { Words } from './words/english/english.ts';

export type BriefEdition = 'internal' | 'clientSafe';

/** What a brief is composed from; the same input gives the same brief. */
export interface BriefInput {
  readonly file: ClientFile;
  /** The meeting to prepare; `null` for the client as such. */
  readonly meetingId: RecordId | null;
  readonly today: CalendarDate;
  /** The person's time zone, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  /** How whoever prepares it writes amounts and days (BCP 47); see `writingOf` for the client's copy. */
  readonly locale: string;
  readonly edition: BriefEdition;
  readonly lastSynchronisedAt: Instant | null;
  readonly composedAt: Instant;
  readonly rates?: RateLookup | undefined;
}

/**
 * The language and locale of a brief: the client's copy is written in the language of the client, what
 * is for us alone in that of the application, with amounts and days as the person writes them.
 */
export function writingOf(
  { language: wished }: Pick<Client, 'language'>,
  { edition, locale }: Pick<BriefInput, 'edition' | 'locale'>,
): { readonly language: Language; readonly locale: string } {
  if (edition === 'internal') return { language: APPLICATION_LANGUAGE, locale };
  const language = chosenLanguage(wished);
  return { language, locale: localeOfLanguage(language, locale) };
}

/** What every part of the brief may look at, computed once. */
export interface BriefMaterial extends BriefInput {
  /** Of the words; `locale` is that of numbers and days. */
  readonly language: Language;
  readonly wording: Wording;
  readonly words: Words;
  readonly meeting: Entry<Meeting> | null;
  /** The twelve months up to today. */
  readonly period: Period;
  readonly figures: ClientFigures;
  readonly flags: readonly AttentionFlag[];
  readonly health: Figure<HealthScore>;
  /** The day of the last meeting, or a quarter ago when there was none. */
  readonly lastTime: CalendarDate;
  readonly changes: readonly ChangeLine[];
  readonly ideas: readonly WhiteSpaceIdea[];
  readonly charts: readonly Chart[];
  readonly limits: BriefLimits;
}
