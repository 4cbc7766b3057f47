import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { rateLookup } from '../portfolio/exchange-rates.ts';
import { plainWording } from '../wording.ts';
import type { SuitabilityRecord } from './recommendation.ts';
import { basisFindings } from './suitability-basis.ts';
import type { SuitabilityFinding, SuitabilityInput, Verdict } from './suitability-finding.ts';
import { holdingsFindings } from './suitability-holdings.ts';
import { profileFindings } from './suitability-profile.ts';
import { suitabilitySettings } from './suitability-settings.ts';
import { tradingFindings } from './suitability-trading.ts';

/** What the check of suitability says of a recommendation as a whole, and rule by rule. */
export interface SuitabilityReport {
  readonly verdict: Verdict;
  readonly findings: readonly SuitabilityFinding[];
}

/**
 * Checks a recommendation by reasonable basis, against the client's profile, and by the series of
 * trades it would join (FINRA Rule 2111 and 2111.05), by the figures that the client's book sets. It fails when one rule fails; it cannot be
 * judged when none fails but one cannot be judged.
 */
export function suitabilityOf(
  input: Pick<SuitabilityInput, 'recommendation' | 'file' | 'today'> & Partial<SuitabilityInput>,
): SuitabilityReport {
  const complete: SuitabilityInput = {
    ...input,
    wording: input.wording ?? plainWording,
    settings: input.settings ?? suitabilitySettings(input.file.vigilance),
    rates: input.rates ?? rateLookup(input.file.exchangeRates),
  };
  const findings = [
    ...basisFindings(complete),
    ...profileFindings(complete),
    ...holdingsFindings(complete),
    ...tradingFindings(complete),
  ];
  return { verdict: verdictOf(findings), findings };
}

function verdictOf(findings: readonly SuitabilityFinding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === 'fails')) return 'fails';
  return findings.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'passes';
}

/** `report` as it is kept with the recommendation: what failed first, then what could not be judged. */
export function suitabilityRecordOf(
  report: SuitabilityReport,
  checkedOn: CalendarDate,
  proceedsBecause: string,
): SuitabilityRecord {
  const of = (verdict: Verdict) =>
    report.findings.filter((each) => each.verdict === verdict).map(({ because }) => because);
  return {
    checkedOn,
    verdict: report.verdict,
    findings: [...of('fails'), ...of('unknown')].map((text) => text.slice(0, 500)),
    proceedsBecause,
  };
}
