import type { Profile, ProfileFactor } from '#shared/domain/advice/profile.ts';
import { countOf, formatMoney } from '../../../components/formats.ts';
import { OBJECTIVE_WORDS } from '../words.ts';

/** What the profile holds of `factor` as a value that rules compare, in words; `null` when it is not set. */
export function factorValue(profile: Profile, factor: ProfileFactor): string | null {
  const { objective, riskTolerance, horizonYears, cashNeeded } = profile;
  switch (factor) {
    case 'objectives':
      return objective === 'unknown' ? null : OBJECTIVE_WORDS[objective];
    case 'riskTolerance':
      return riskTolerance === null ? null : `Risk class up to ${riskTolerance} of 7`;
    case 'timeHorizon':
      return typeof horizonYears === 'number' ? countOf(horizonYears, 'year', 'years') : null;
    case 'liquidityNeeds':
      return cashNeeded ? `${formatMoney(cashNeeded.amount, cashNeeded.currency)} at hand` : null;
    default:
      return null;
  }
}
