import { z } from 'zod';
import {
  currencyField,
  dateField,
  lineField,
  nameField,
  recordIdField,
  unitPriceField,
} from '../fields.ts';
import { defineKind } from '../kind.ts';
import { ASSET_CLASSES } from './account.ts';

/** Something that can be held and priced. */
export const securityKind = defineKind({
  kind: 'security',
  lane: 'work',
  storage: 'row',
  scope: 'firm',
  schema: z.looseObject({
    name: nameField,
    symbol: lineField,
    isin: lineField,
    assetClass: z.enum(ASSET_CLASSES),
    currency: currencyField,
    sector: lineField,
    issuer: lineField,
    country: lineField,
    /** Summary risk indicator, 1 (lowest) to 7 (PRIIPs Regulation, Annex II). */
    riskClass: z.int().min(1).max(7).nullable(),
    maturesOn: dateField.nullable(),
    /** A fixed coupon: the part of the face value paid in a year, in millionths. */
    couponRate: z.int().min(0).max(1_000_000).nullable().optional(),
    couponsPerYear: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(12)]).optional(),
    /** Face value of a unit, in millionths of the currency; a hundred when left out. */
    faceValue: unitPriceField.optional(),
    isSample: z.boolean(),
  }),
  policies: {},
  title: (security) => security.name,
});
export type Security = z.output<typeof securityKind.schema>;

/** The dated closing price of a security, in the security's currency. */
export const priceKind = defineKind({
  kind: 'price',
  lane: 'ledger',
  storage: 'chunk',
  scope: 'firm',
  schema: z.looseObject({
    securityId: recordIdField,
    date: dateField,
    price: unitPriceField,
  }),
  policies: {},
  parents: (price) => [price.securityId],
  title: (price) => `Price of ${price.date}`,
});
export type Price = z.output<typeof priceKind.schema>;
