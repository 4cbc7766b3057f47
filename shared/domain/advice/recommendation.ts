import { z } from 'zod';
import {
  currencyField,
  dateField,
  elementIdField,
  lineField,
  minorUnitsField,
  nameField,
  personIdField,
  quantityField,
  recordIdField,
  textField,
} from '../fields.ts';
import { defineKind, group, keyedList, text } from '../kind.ts';
import { consentSchema, refusalSchema } from './consent.ts';
import { consentFixedBreaches } from './fixed-consent.ts';
import { recommendationBreaches } from './recommendation-breaches.ts';

export const RECOMMENDATION_ACTIONS = [
  'buy',
  'sell',
  'switch',
  'hold',
  'product',
  'supplierChange',
] as const;
export type RecommendationAction = (typeof RECOMMENDATION_ACTIONS)[number];

export const RECOMMENDATION_STATUSES = [
  'proposed',
  'discussed',
  'consented',
  'declined',
  'carriedOut',
  'reviewed',
  'withdrawn',
] as const;
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];

/** What the check of suitability said when the recommendation was put to the client. */
const suitabilityRecord = z.looseObject({
  checkedOn: dateField,
  verdict: z.enum(['passes', 'fails', 'unknown']),
  /** Sentences of what failed or could not be judged. */
  findings: z.array(lineField).max(60),
  /** Why it was put to the client all the same; empty when everything passed. */
  proceedsBecause: lineField,
});

/**
 * What the manager proposes to the client, an explicit hold included, and what became of it.
 *
 * `securityId` is what is bought, sold or held; a switch sells it and buys `intoSecurityId`. `amount`
 * is what the trade moves, positive, in minor units of `currency` (the account's); `quantity` may
 * stand instead of it or beside it. `cost` is what carrying it out costs the client once, and
 * `yearlyCost` what it costs each year, both in minor units of `currency`.
 */
export const recommendationKind = defineKind({
  kind: 'recommendation',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    /** The meeting in which it is or was put to the client. */
    meetingId: recordIdField.nullable(),
    action: z.enum(RECOMMENDATION_ACTIONS),
    accountId: recordIdField.nullable(),
    securityId: recordIdField.nullable(),
    intoSecurityId: recordIdField.nullable(),
    productId: recordIdField.nullable(),
    fromSupplier: lineField,
    toSupplier: lineField,
    quantity: quantityField.nullable(),
    amount: minorUnitsField.nullable(),
    currency: currencyField,
    cost: minorUnitsField.nullable(),
    yearlyCost: minorUnitsField.nullable(),
    rationale: textField,
    risks: textField,
    /** What was considered instead, and why it is not recommended. */
    alternatives: z.array(
      z.looseObject({ id: elementIdField, alternative: nameField, whyNot: lineField }),
    ),
    /** Conflicts of interest, or that there are none. */
    conflicts: textField,
    disclosures: textField,
    proposedOn: dateField,
    proposedBy: personIdField.nullable(),
    status: z.enum(RECOMMENDATION_STATUSES),
    discussedOn: dateField.nullable(),
    suitability: suitabilityRecord.nullable(),
    consent: consentSchema.nullable(),
    refusal: refusalSchema.nullable(),
    carriedOutOn: dateField.nullable(),
    /** By what it was carried out. */
    carriedOutBy: z.enum(['consent', 'discretion', 'nothingToDo']).nullable(),
    /** The discretionary mandate by which it was carried out. */
    authorityId: recordIdField.nullable(),
    reviewedOn: dateField.nullable(),
    /** What came of it. */
    outcome: textField,
    withdrawnOn: dateField.nullable(),
    withdrawnBecause: lineField,
    /** Of a client of the sample: only so is it removed with them once it was consented to. */
    isSample: z.boolean().optional(),
  }),
  policies: {
    action: group('what'),
    accountId: group('what'),
    securityId: group('what'),
    intoSecurityId: group('what'),
    productId: group('what'),
    fromSupplier: group('what'),
    toSupplier: group('what'),
    quantity: group('what'),
    amount: group('what'),
    currency: group('what'),
    cost: group('what'),
    yearlyCost: group('what'),
    rationale: text,
    risks: text,
    alternatives: keyedList,
    conflicts: text,
    disclosures: text,
    outcome: text,
    status: group('decision'),
    discussedOn: group('decision'),
    suitability: group('decision'),
    consent: group('decision'),
    refusal: group('decision'),
    carriedOutOn: group('decision'),
    carriedOutBy: group('decision'),
    authorityId: group('decision'),
    reviewedOn: group('decision'),
    withdrawnOn: group('decision'),
    withdrawnBecause: group('decision'),
  },
  parents: ({ clientId, meetingId, accountId }) => [
    clientId,
    ...(meetingId ? [meetingId] : []),
    ...(accountId ? [accountId] : []),
  ],
  title: ({ action, rationale }) =>
    rationale ? `${ACTION_TITLES[action]}: ${firstLine(rationale)}` : ACTION_TITLES[action],
  breaches: recommendationBreaches,
  fixedOnce: consentFixedBreaches,
});
export type Recommendation = z.output<typeof recommendationKind.schema>;
export type SuitabilityRecord = z.output<typeof suitabilityRecord>;

/** What each action is called. */
export const ACTION_TITLES: Readonly<Record<RecommendationAction, string>> = {
  buy: 'Buy',
  sell: 'Sell',
  switch: 'Switch',
  hold: 'Hold',
  product: 'Product',
  supplierChange: 'Change of supplier',
};

const LONGEST_TITLE = 80;

function firstLine(running: string): string {
  const [line = ''] = running.trim().split('\n');
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}
