import { z } from 'zod';
import {
  dateField,
  elementIdField,
  lineField,
  moneyField,
  nameField,
  recordIdField,
} from '../fields.ts';
import { defineKind, keyedList } from '../kind.ts';

/** The investor factors of FINRA Rule 2111(a), and what matters of a trading client. */
export const PROFILE_FACTORS = [
  'age',
  'otherInvestments',
  'financialSituation',
  'taxStatus',
  'objectives',
  'experience',
  'timeHorizon',
  'liquidityNeeds',
  'riskTolerance',
  'other',
  'assortment',
  'paymentTerms',
  'priceSensitivity',
  'deliveryNeeds',
  'decisionProcess',
] as const;
export type ProfileFactor = (typeof PROFILE_FACTORS)[number];

const objective = z.enum(['growth', 'income', 'balanced', 'preservation', 'unknown']);

/** What the client told us about themselves; each factor has its own date and goes stale. */
export const profileKind = defineKind({
  kind: 'profile',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    objective,
    /** The highest summary risk indicator (1 to 7) the client accepts. */
    riskTolerance: z.int().min(1).max(7).nullable(),
    /** The factor of the time horizon as a number that can be compared: years from when it was stated. */
    horizonYears: z.int().min(0).max(99).nullable().optional(),
    /** The factor of liquidity needs as a sum that must stay available as cash. */
    cashNeeded: moneyField.nullable().optional(),
    factors: z.array(
      z.looseObject({
        id: z.enum(PROFILE_FACTORS),
        statement: nameField,
        statedOn: dateField,
        source: lineField,
        /** The value that it is a statement of (profile-values.ts); absent in those of older versions. */
        value: z.union([objective, z.int(), moneyField]).optional(),
      }),
    ),
    /** What the client needs; matched with products for white space. */
    needs: z.array(
      z.looseObject({
        id: elementIdField,
        need: nameField,
        category: lineField,
      }),
    ),
  }),
  policies: { factors: keyedList, needs: keyedList },
  parents: (profile) => [profile.clientId],
  title: () => 'Profile',
});
export type Profile = z.output<typeof profileKind.schema>;
