import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { Profile, ProfileFactor } from './profile.ts';

/** Days after which what a client stated has to be asked again, unless the firm says otherwise. */
export const PROFILE_STALE_DAYS = 365;

/** A factor that was stated too long ago. */
export interface StaleFactor {
  readonly factor: ProfileFactor;
  readonly statedOn: CalendarDate;
  readonly ageInDays: number;
}

/** What a person calls each factor in a sentence. */
export const FACTOR_NAMES: Readonly<Record<ProfileFactor, string>> = {
  age: 'age',
  otherInvestments: 'other investments',
  financialSituation: 'financial situation',
  taxStatus: 'tax status',
  objectives: 'objectives',
  experience: 'experience',
  timeHorizon: 'time horizon',
  liquidityNeeds: 'liquidity needs',
  riskTolerance: 'risk tolerance',
  other: 'other facts',
  assortment: 'assortment',
  paymentTerms: 'payment terms',
  priceSensitivity: 'price sensitivity',
  deliveryNeeds: 'delivery needs',
  decisionProcess: 'decision process',
};

/** `words` as they begin a sentence. */
export const sentenceStart = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The factors of `profile` stated more than `afterDays` days before `today`, oldest first. */
export function staleFactors(
  profile: Profile,
  today: CalendarDate,
  afterDays: number = PROFILE_STALE_DAYS,
): readonly StaleFactor[] {
  return profile.factors
    .map(({ id, statedOn }) => ({
      factor: id,
      statedOn,
      ageInDays: daysBetween(statedOn, today),
    }))
    .filter(({ ageInDays }) => ageInDays > afterDays)
    .toSorted((a, b) => b.ageInDays - a.ageInDays);
}
