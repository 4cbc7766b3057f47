import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import type { Wording } from '../wording.ts';
import type { ProfileFactor } from './profile.ts';
import type { Recommendation } from './recommendation.ts';
import {
  SUITABILITY_RULES,
  type SuitabilityPart,
  type SuitabilityRuleId,
  type SuitabilitySettings,
} from './suitability-rules.ts';

export type Verdict = 'passes' | 'fails' | 'unknown';

/** What one rule says of a recommendation. */
export interface SuitabilityFinding {
  readonly rule: SuitabilityRuleId;
  readonly part: SuitabilityPart;
  readonly verdict: Verdict;
  /** The factor of the profile that it rests on. */
  readonly factor: ProfileFactor | null;
  /** The holding or the security to be held that it speaks of. */
  readonly holding: RecordId | null;
  /** A sentence with the figures: why it passes, fails, or cannot be judged. */
  readonly because: string;
  /** What would make it pass; empty when it does. */
  readonly remedy: string;
  readonly source: string;
}

/** What the check looks at; the file with its ledger, and with the securities that are spoken of. */
export interface SuitabilityInput {
  readonly recommendation: Recommendation;
  readonly file: ClientFile;
  readonly today: CalendarDate;
  readonly wording: Wording;
  readonly settings: SuitabilitySettings;
  /** Those of the file unless others are given. */
  readonly rates: RateLookup;
}

interface About {
  readonly factor?: ProfileFactor | undefined;
  readonly holding?: RecordId | null | undefined;
}

function finding(
  rule: SuitabilityRuleId,
  verdict: Verdict,
  because: string,
  remedy: string,
  { factor, holding }: About,
): SuitabilityFinding {
  const { part, source } = SUITABILITY_RULES[rule];
  const about = { factor: factor ?? null, holding: holding ?? null };
  return { rule, part, verdict, ...about, because, remedy, source };
}

/** The rule holds, because of what `because` says. */
export function passes(rule: SuitabilityRuleId, because: string, about: About = {}) {
  return finding(rule, 'passes', because, '', about);
}

/** The rule does not hold; `remedy` says what would make it hold. */
export function fails(rule: SuitabilityRuleId, because: string, remedy: string, about: About = {}) {
  return finding(rule, 'fails', because, remedy, about);
}

/** Nobody can say whether the rule holds; `remedy` says what has to be known. */
export function unknown(
  rule: SuitabilityRuleId,
  because: string,
  remedy: string,
  about: About = {},
) {
  return finding(rule, 'unknown', because, remedy, about);
}
