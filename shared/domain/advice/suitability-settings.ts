import { type FigureOverride, figuresInForce, type RuleFigure } from './rule-figure.ts';
import {
  SUITABILITY_RULES,
  type SuitabilityRuleId,
  type SuitabilitySettings,
} from './suitability-rules.ts';

/** A figure of `rule`, which names its source. */
function figure(
  rule: SuitabilityRuleId,
  label: string,
  unit: RuleFigure['unit'],
  [value, least, most]: readonly [value: number, least: number, most: number],
): RuleFigure<SuitabilityRuleId> {
  return { rule, label, unit, value, least, most, source: SUITABILITY_RULES[rule].source };
}

const riskOf = (objective: string, value: number) =>
  figure('objective', `Highest risk class for the objective “${objective}”`, 'risk class', [
    value,
    1,
    7,
  ]);
const yearsOf = (riskClass: number, value: number) =>
  figure('timeHorizon', `Years the money can stay, for risk class ${riskClass}`, 'years', [
    value,
    0,
    40,
  ]);

/** Every figure of the check of suitability. A book may set others, as it does for vigilance. */
export const SUITABILITY_FIGURES = {
  profileStaleDays: figure(
    'factorCurrent',
    'Days for which a statement counts',
    'days',
    [365, 30, 3660],
  ),
  riskForPreservation: riskOf('preservation', 2),
  riskForIncome: riskOf('income', 4),
  riskForBalance: riskOf('balanced', 5),
  riskForGrowth: riskOf('growth', 7),
  yearsForRisk1: yearsOf(1, 0),
  yearsForRisk2: yearsOf(2, 1),
  yearsForRisk3: yearsOf(3, 2),
  yearsForRisk4: yearsOf(4, 3),
  yearsForRisk5: yearsOf(5, 5),
  yearsForRisk6: yearsOf(6, 7),
  yearsForRisk7: yearsOf(7, 8),
  securityShare: figure('concentration', 'Part in one security, at most', 'percent', [20, 1, 100]),
  fundShare: figure('concentration', 'Part in one fund, at most', 'percent', [40, 1, 100]),
  turnoverTimes: figure(
    'turnover',
    'Purchases of a year by equity, at most',
    'times',
    [6, 0.5, 100],
  ),
  costShare: figure(
    'costToEquity',
    'Costs of a year by equity, at most',
    'percent',
    [20, 0.5, 100],
  ),
  otherWayDays: figure(
    'inAndOut',
    'Days within which it is in-and-out trading',
    'days',
    [30, 1, 365],
  ),
} as const satisfies Record<string, RuleFigure<SuitabilityRuleId>>;

/** What the check compares with where a book sets `figures` otherwise than the defaults. */
export function suitabilitySettings(
  overrides?: { readonly figures: readonly FigureOverride[] } | null,
): SuitabilitySettings {
  const inForce = figuresInForce(SUITABILITY_FIGURES, overrides?.figures ?? []);
  const inHundredths = (value: number) => Math.round(value * 100);
  return {
    profileStaleDays: inForce.profileStaleDays,
    concentrationLimit: inHundredths(inForce.securityShare),
    fundLimit: inHundredths(inForce.fundShare),
    riskForObjective: {
      preservation: inForce.riskForPreservation,
      income: inForce.riskForIncome,
      balanced: inForce.riskForBalance,
      growth: inForce.riskForGrowth,
      unknown: 7,
    },
    yearsForRisk: [
      ...[inForce.yearsForRisk1, inForce.yearsForRisk2, inForce.yearsForRisk3],
      ...[inForce.yearsForRisk4, inForce.yearsForRisk5, inForce.yearsForRisk6],
      inForce.yearsForRisk7,
    ],
    turnoverLimit: inHundredths(inForce.turnoverTimes),
    costToEquityLimit: inHundredths(inForce.costShare),
    inAndOutDays: inForce.otherWayDays,
  };
}
