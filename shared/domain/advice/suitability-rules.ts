import type { Profile, ProfileFactor } from './profile.ts';

/*
 * The rules of the check of suitability as configuration: what each is called, which obligation it
 * belongs to, and where it comes from. The figures are defaults that a book may set otherwise; where no
 * regulator names one, the source says so.
 */

/** The three obligations of FINRA Rule 2111.05. */
export type SuitabilityPart = 'reasonableBasis' | 'customerSpecific' | 'quantitative';

export type SuitabilityRuleId =
  | 'reasonsRecorded'
  | 'conflictsDisclosed'
  | 'securityKnown'
  | 'supplierDiffers'
  | 'factorCurrent'
  | 'riskTolerance'
  | 'objective'
  | 'timeHorizon'
  | 'liquidity'
  | 'cashAvailable'
  | 'positionHeld'
  | 'concentration'
  | 'needMatched'
  | 'turnover'
  | 'costToEquity'
  | 'inAndOut';

export interface SuitabilityRule {
  readonly part: SuitabilityPart;
  readonly name: string;
  readonly source: string;
}

const HOUSE = 'the figure is the firm’s own; no regulator names one';

export const SUITABILITY_RULES: Readonly<Record<SuitabilityRuleId, SuitabilityRule>> = {
  reasonsRecorded: {
    part: 'reasonableBasis',
    name: 'Rationale, cost, risks and alternatives',
    source: 'FINRA 2111.05(a); US Regulation Best Interest, 17 CFR 240.15l-1(a)(2)(ii)',
  },
  conflictsDisclosed: {
    part: 'reasonableBasis',
    name: 'Conflicts of interest disclosed',
    source: 'US Regulation Best Interest, 17 CFR 240.15l-1(a)(2)(i) and (iii)',
  },
  securityKnown: {
    part: 'reasonableBasis',
    name: 'Security understood',
    source:
      'FINRA 2111.05(a): reasonable diligence on the security; risk indicator of PRIIPs, Annex II',
  },
  supplierDiffers: {
    part: 'reasonableBasis',
    name: 'Another supplier',
    source: 'The firm’s own rule',
  },
  factorCurrent: {
    part: 'customerSpecific',
    name: 'Profile current',
    source: `FINRA 2111(a), the customer’s investment profile; for how long a statement holds, ${HOUSE}`,
  },
  riskTolerance: {
    part: 'customerSpecific',
    name: 'Risk tolerance',
    source: 'FINRA 2111(a) and 2111.05(b); risk indicator of PRIIPs, Annex II',
  },
  objective: {
    part: 'customerSpecific',
    name: 'Objective',
    source: `FINRA 2111(a) and 2111.05(b); ${HOUSE}`,
  },
  timeHorizon: {
    part: 'customerSpecific',
    name: 'Time horizon',
    source: `FINRA 2111(a) and 2111.05(b); ${HOUSE}`,
  },
  liquidity: {
    part: 'customerSpecific',
    name: 'Liquidity needs',
    source: 'FINRA 2111(a) and 2111.05(b); the sum is what the client stated',
  },
  cashAvailable: {
    part: 'customerSpecific',
    name: 'Money in the account',
    source:
      'FINRA 2111.06: financial ability to meet the commitment (there of institutions); the ledger',
  },
  positionHeld: {
    part: 'customerSpecific',
    name: 'Position held',
    source: 'The ledger; short positions are not recommended here',
  },
  concentration: {
    part: 'customerSpecific',
    name: 'Concentration',
    source: `FINRA 2111.05(b), other investments; ${HOUSE}`,
  },
  needMatched: {
    part: 'customerSpecific',
    name: 'Need of the client',
    source: 'The firm’s own rule',
  },
  turnover: {
    part: 'quantitative',
    name: 'Turnover',
    source: 'FINRA 2111.05(c); an annual rate above 6 is customary as excessive',
  },
  costToEquity: {
    part: 'quantitative',
    name: 'Cost to equity',
    source: 'FINRA 2111.05(c); above 20 % a year is customary as excessive',
  },
  inAndOut: {
    part: 'quantitative',
    name: 'In-and-out trading',
    source: `FINRA 2111.05(c), in-and-out trading; for the days, ${HOUSE}`,
  },
};

/** What the rules compare with; a book may set other figures, see `suitability-settings.ts`. */
export interface SuitabilitySettings {
  /** Days for which what a client stated counts as current. */
  readonly profileStaleDays: number;
  /** The largest part of the portfolio in one security, and in one fund; hundredths of a percent. */
  readonly concentrationLimit: number;
  readonly fundLimit: number;
  /** The highest summary risk indicator that fits an objective. */
  readonly riskForObjective: Readonly<Record<Profile['objective'], number>>;
  /** Years for which money should be able to stay, by summary risk indicator from 1 to 7. */
  readonly yearsForRisk: readonly number[];
  /** Purchases of a year by average equity, in hundredths. */
  readonly turnoverLimit: number;
  /** Costs of a year by average equity, in hundredths of a percent. */
  readonly costToEquityLimit: number;
  /** Days within which selling what was bought, or buying back, is in-and-out trading. */
  readonly inAndOutDays: number;
}

/** The nine factors of FINRA Rule 2111(a); the tenth, anything else disclosed, cannot be missing. */
export const INVESTOR_FACTORS: readonly ProfileFactor[] = [
  'age',
  'otherInvestments',
  'financialSituation',
  'taxStatus',
  'objectives',
  'experience',
  'timeHorizon',
  'liquidityNeeds',
  'riskTolerance',
];

/** What matters of a client who buys goods. */
export const BUYER_FACTORS: readonly ProfileFactor[] = [
  'assortment',
  'paymentTerms',
  'priceSensitivity',
  'deliveryNeeds',
  'decisionProcess',
];
