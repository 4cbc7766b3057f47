import { type FigureOverride, figuresInForce, type RuleFigure, within } from '../rule-figure.ts';
import type { VigilanceRule } from './alert.ts';

/** A figure of a rule, of the habit that several rules look at, or of all. */
export type VigilanceFigure = RuleFigure<VigilanceRule | 'habit' | 'all'>;

const FFIEC = 'FFIEC BSA/AML Examination Manual, Appendix F (red flags)';
const FINCEN_ELDER = 'FinCEN Advisory FIN-2022-A002 on elder financial exploitation';
const MEASURED = 'own choice, measured on published ledgers of a bank and a wholesaler';

/** Every figure of every rule. A book may set others (`vigilanceSettings`). */
export const VIGILANCE_FIGURES = {
  recentDays: {
    ...{ rule: 'all', label: 'Transactions looked at, back from today', unit: 'days' },
    ...{
      value: 90,
      least: 7,
      most: 3660,
      source: 'own choice: a quarter, as reports are at least',
    },
  },
  acceptedMargin: {
    ...{ rule: 'all', label: 'Above what was accepted and still quiet', unit: 'percent' },
    ...{ value: 10, least: 0, most: 100, source: 'own choice' },
  },
  habitEntries: {
    ...{ rule: 'habit', label: 'Earlier entries a habit is taken from, at most', unit: 'count' },
    ...{ value: 100, least: 10, most: 1000, source: 'own choice' },
  },
  habitDays: {
    ...{ rule: 'habit', label: 'How far back a habit reaches', unit: 'days' },
    ...{ value: 730, least: 90, most: 3660, source: 'own choice: two of every yearly payment' },
  },
  habitFewest: {
    ...{ rule: 'habit', label: 'Earlier entries from which there is a habit', unit: 'count' },
    ...{ value: 8, least: 3, most: 100, source: MEASURED },
  },
  habitLeastSpread: {
    ...{ rule: 'habit', label: 'Least spread of a habit (logarithm)', unit: 'times' },
    ...{ value: 0.3, least: 0.05, most: 2, source: MEASURED },
  },
  amountDeviations: {
    ...{ rule: 'unusualAmount', label: 'Deviations above the usual amount', unit: 'deviations' },
    ...{ value: 3.5, least: 2, most: 20 },
    source: 'Iglewicz and Hoaglin (1993): modified z-scores above 3.5 are outliers',
  },
  amountTimesHighest: {
    ...{ rule: 'unusualAmount', label: 'Or times the highest before, when large', unit: 'times' },
    ...{ value: 2, least: 1, most: 50, source: MEASURED },
  },
  amountSeenBefore: {
    ...{ rule: 'unusualAmount', label: 'As large before, from which it is usual', unit: 'count' },
    ...{ value: 2, least: 1, most: 20, source: MEASURED },
  },
  receiptSeenBefore: {
    ...{ rule: 'unusualAmount', label: 'Receipts as large that make one usual', unit: 'count' },
    ...{ value: 1, least: 1, most: 20, source: MEASURED },
  },
  largeDeviations: {
    ...{ rule: 'habit', label: 'Deviations from which a flow is large, with other signs' },
    ...{ unit: 'deviations', value: 2, least: 1, most: 10, source: MEASURED },
  },
  largeTimesHighest: {
    ...{ rule: 'habit', label: 'Or times the highest before, at half of these deviations' },
    ...{ unit: 'times', value: 1, least: 0.5, most: 20, source: MEASURED },
  },
  largeShare: {
    ...{ rule: 'habit', label: 'Share of what was brought in that is large, without a habit' },
    ...{ unit: 'percent', value: 10, least: 2, most: 100, source: 'own choice' },
  },
  structuringLimitUSD: {
    ...{ rule: 'structuring', label: 'Reporting limit in USD', unit: 'major units' },
    ...{ value: 10_000, least: 100, most: 10_000_000 },
    source: '31 CFR 1010.311: reports of currency above $10,000; 1010.314 forbids structuring',
  },
  structuringLimitEUR: {
    ...{ rule: 'structuring', label: 'Reporting limit in EUR', unit: 'major units' },
    ...{ value: 10_000, least: 100, most: 10_000_000 },
    source: 'Regulation (EU) 2024/1624, article 80: limit for payments in cash',
  },
  structuringLimitGBP: {
    ...{ rule: 'structuring', label: 'Reporting limit in GBP', unit: 'major units' },
    ...{ value: 10_000, least: 100, most: 10_000_000 },
    source: 'own choice: the United Kingdom has no single limit; that of its neighbours',
  },
  structuringLimitCZK: {
    ...{ rule: 'structuring', label: 'Reporting limit in CZK', unit: 'major units' },
    ...{ value: 270_000, least: 1000, most: 10_000_000 },
    source: 'Czech Act 254/2004, section 4: payments in cash up to CZK 270,000 a day',
  },
  structuringBand: {
    ...{ rule: 'structuring', label: '“Just below” begins at this part of the limit' },
    ...{ unit: 'percent', value: 80, least: 50, most: 99, source: `${FFIEC}: “just below”` },
  },
  structuringCount: {
    ...{ rule: 'structuring', label: 'Amounts just below the limit', unit: 'count' },
    ...{ value: 3, least: 2, most: 20, source: 'own choice' },
  },
  structuringDays: {
    ...{ rule: 'structuring', label: 'Days between two of them, at most', unit: 'days' },
    ...{ value: 5, least: 1, most: 31, source: 'own choice' },
  },
  payeeDays: {
    ...{ rule: 'newPayee', label: 'Days after the first payment to a payee', unit: 'days' },
    ...{ value: 30, least: 1, most: 180, source: 'own choice' },
  },
  payeeHistoryDays: {
    ...{ rule: 'newPayee', label: 'History an account needs before', unit: 'days' },
    ...{ value: 90, least: 0, most: 730, source: 'own choice: before that, every payee is new' },
  },
  payeesKnown: {
    ...{ rule: 'newPayee', label: 'Earlier payments that name their payee', unit: 'count' },
    ...{ value: 5, least: 1, most: 100, source: 'own choice' },
  },
  dormantDays: {
    ...{ rule: 'dormantAccount', label: 'Days of silence that make it dormant', unit: 'days' },
    ...{ value: 365, least: 60, most: 3660 },
    source: `own choice of a year; the sign itself: ${FFIEC}, accounts with little activity`,
  },
  dormantWakeDays: {
    ...{ rule: 'dormantAccount', label: 'Days after waking in which money leaves', unit: 'days' },
    ...{ value: 30, least: 1, most: 180, source: 'own choice' },
  },
  passThroughDays: {
    ...{ rule: 'inAndOut', label: 'Days in which it leaves again', unit: 'days' },
    ...{ value: 5, least: 0, most: 31, source: `${FFIEC}: large in and out in a short time` },
  },
  passThroughShare: {
    ...{ rule: 'inAndOut', label: 'Part of it that leaves', unit: 'percent' },
    ...{ value: 80, least: 50, most: 100, source: 'own choice' },
  },
  repeatDays: {
    ...{ rule: 'repeatedOrder', label: 'Days between identical entries, at most', unit: 'days' },
    ...{ value: 3, least: 0, most: 31, source: 'own choice' },
  },
  repeatUsual: {
    ...{ rule: 'repeatedOrder', label: 'Earlier repetitions that make it usual', unit: 'count' },
    ...{ value: 2, least: 1, most: 20, source: 'own choice' },
  },
  returnsLeast: {
    ...{ rule: 'returns', label: 'Returned part of a quarter’s orders, at least', unit: 'percent' },
    ...{ value: 15, least: 1, most: 100, source: MEASURED },
  },
  returnsTimes: {
    ...{ rule: 'returns', label: 'Times the part returned before', unit: 'times' },
    ...{ value: 3, least: 1, most: 50, source: MEASURED },
  },
  contactDays: {
    ...{ rule: 'changedContact', label: 'Days between the change and the payment', unit: 'days' },
    ...{ value: 30, least: 1, most: 180, source: `${FINCEN_ELDER}: changed contact data` },
  },
  elderAge: {
    ...{ rule: 'elderExploitation', label: 'Age from which signs count', unit: 'years' },
    ...{ value: 65, least: 18, most: 100, source: 'FINRA Rule 2165(a)(1): 65 and older' },
  },
  elderDays: {
    ...{ rule: 'elderExploitation', label: 'Days between a sign and money leaving', unit: 'days' },
    ...{ value: 90, least: 1, most: 365, source: `own choice; the signs: ${FINCEN_ELDER}` },
  },
} as const satisfies Record<string, VigilanceFigure>;

export type VigilanceFigureName = keyof typeof VIGILANCE_FIGURES;
export const VIGILANCE_FIGURE_NAMES = Object.keys(VIGILANCE_FIGURES) as VigilanceFigureName[];

/** The currencies that have a reporting limit of their own accord. */
export const LIMITED_CURRENCIES: readonly string[] = VIGILANCE_FIGURE_NAMES.flatMap(
  (name) => /^structuringLimit([A-Z]{3})$/.exec(name)?.[1] ?? [],
);

/** The figure that is the reporting limit in `currency`, whether it has a default or not. */
export const limitId = (currency: string): string => `structuringLimit${currency}`;

/** Bounds of a limit that a book sets for a currency without a default, in major units. */
export const OTHER_LIMIT = { least: 1, most: 100_000_000_000 } as const;

/** The currency for which `id` sets a limit that has no default; `null` when it is another figure. */
export function otherLimitCurrency(id: string): string | null {
  const currency = /^structuringLimit([A-Z]{3})$/.exec(id)?.[1];
  return currency && !LIMITED_CURRENCIES.includes(currency) ? currency : null;
}

/** The figures the rules compare with, and which rules are switched off. */
export type VigilanceSettings = Readonly<Record<VigilanceFigureName, number>> & {
  readonly rulesOff: ReadonlySet<VigilanceRule>;
  /** Reporting limits that the book set in currencies without a default, in major units. */
  readonly otherLimits: ReadonlyMap<string, number>;
};

/** What somebody set otherwise than the defaults, by the name of the figure or rule. */
export interface VigilanceOverrides {
  readonly figures: readonly FigureOverride[];
  readonly rulesOff: readonly string[];
}

/** The settings in force: the defaults with `overrides` on top; what is out of bounds is brought in. */
export function vigilanceSettings(overrides?: VigilanceOverrides | null): VigilanceSettings {
  const figures = overrides?.figures ?? [];
  const otherLimits = new Map<string, number>();
  for (const { id, value } of figures) {
    const currency = otherLimitCurrency(id);
    if (currency) otherLimits.set(currency, within(OTHER_LIMIT, value));
  }
  return {
    ...figuresInForce(VIGILANCE_FIGURES, figures),
    rulesOff: new Set((overrides?.rulesOff ?? []) as VigilanceRule[]),
    otherLimits,
  };
}

export const DEFAULT_VIGILANCE_SETTINGS: VigilanceSettings = vigilanceSettings();

/** The reporting limit for amounts in `currency`, in major units; `null` where none is set. */
export function reportingLimit(settings: VigilanceSettings, currency: string): number | null {
  const name = limitId(currency);
  if (Object.hasOwn(VIGILANCE_FIGURES, name)) return settings[name as VigilanceFigureName];
  return settings.otherLimits.get(currency) ?? null;
}
