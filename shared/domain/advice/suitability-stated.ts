import { daysBetween } from '#shared/lib/calendar-date.ts';
import { daysAgo } from '../wording.ts';
import { FACTOR_NAMES } from './profile-staleness.ts';
import { type ComparedFactor, factorWas, valueStated } from './profile-values.ts';
import { type SuitabilityFinding, type SuitabilityInput, unknown } from './suitability-finding.ts';

/**
 * `finding`, which compared the value of `factor`, with the day on which the client last confirmed that.
 * What would pass by a value that is too old, or of which nobody knows who gave it, cannot be judged;
 * what fails by it fails.
 */
export function byStatedValue(
  { file, today, wording, settings }: SuitabilityInput,
  factor: ComparedFactor,
  finding: SuitabilityFinding,
): SuitabilityFinding {
  const profile = file.profile?.data;
  if (!profile || finding.verdict === 'unknown') return finding;
  const { rule, holding } = finding;
  const stated = valueStated(profile, factor);
  const age = stated && daysBetween(stated.statedOn, today);
  const source = stated?.source ? ` (${stated.source})` : '';
  const when =
    stated === null || age === null
      ? 'Of the value in the profile, who said so and when is not recorded.'
      : `${factorWas(factor)} last confirmed on ${wording.date(stated.statedOn)}, ${daysAgo(age)}${source}.`;
  const because = `${finding.because} ${when}`;
  const isCurrent = age !== null && age <= settings.profileStaleDays;
  if (isCurrent || finding.verdict === 'fails') return { ...finding, because };
  const remedy = `Ask for ${FACTOR_NAMES[factor]} again, and record who said so and when.`;
  return unknown(rule, because, remedy, { factor, holding });
}
