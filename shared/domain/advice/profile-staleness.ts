import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { ProfileFactor } from './profile.ts';
import { suitabilitySettings } from './suitability-settings.ts';

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

/** The factors of the client's profile that were stated too long before `today`, oldest first. */
export function staleFactors(
  { profile, vigilance }: Pick<ClientFile, 'profile' | 'vigilance'>,
  today: CalendarDate,
): readonly StaleFactor[] {
  const { profileStaleDays } = suitabilitySettings(vigilance);
  return (profile?.data.factors ?? [])
    .map(({ id, statedOn }) => ({
      factor: id,
      statedOn,
      ageInDays: daysBetween(statedOn, today),
    }))
    .filter(({ ageInDays }) => ageInDays > profileStaleDays)
    .toSorted((a, b) => b.ageInDays - a.ageInDays);
}
