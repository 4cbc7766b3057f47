import { newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import { PRICE_SCALE } from '#shared/lib/money.ts';
import { loadedId, type Parsing } from '../loaded-record.ts';
import { currencyOf } from '../table/currency-code.ts';
import { numberIn, textIn } from '../table/field-columns.ts';
import type { TableSource } from '../table/read-table.ts';
import { type FieldColumn, parseRecordTable, type StandingRecord } from '../table/record-table.ts';
import { isinOf, KnownSecurities } from './known-securities.ts';

/** Decimals of a percentage whose hundredth part is in millionths. */
const PERCENT_SCALE = 4;

const columns: Readonly<Record<string, FieldColumn>> = {
  isin: { field: 'isin', value: (cells) => isinOf(cells) },
  ticker: textIn<Security>('symbol'),
  name: textIn<Security>('name'),
  class: { field: 'assetClass', value: (cells) => cells.text('class').toLowerCase() },
  currency: { field: 'currency', value: currencyOf },
  issuer: textIn<Security>('issuer'),
  sector: textIn<Security>('sector'),
  country: textIn<Security>('country'),
  'risk class': numberIn<Security>('riskClass', 0, null),
  'coupon rate': numberIn<Security>('couponRate', PERCENT_SCALE, null),
  'payments a year': numberIn<Security>('couponsPerYear', 0, undefined),
  'maturity date': { field: 'maturesOn', value: (cells, column) => cells.text(column) || null },
  'face value': numberIn<Security>('faceValue', PRICE_SCALE, undefined),
};

/**
 * Securities of the firm from a CSV with the columns above, made of what `standing` holds: the ISIN
 * tells which security a row is about, or the ticker where there is none. Several securities of one
 * ISIN, as loads from several systems leave them, are all brought up to date. The coupon rate is in
 * percent of the face value a year.
 */
export function parseSecurities(
  source: TableSource,
  standing: readonly StandingRecord<Security>[],
): Parsing {
  const known = new KnownSecurities(standing);
  return parseRecordTable(source, {
    kind: 'security',
    plural: 'Securities',
    columns,
    keys: ['isin', 'ticker'],
    neededWhenNew: ['name', 'class', 'currency'],
    blank: () => newSecurity({ name: '' }),
    breaches: (data) =>
      data.couponRate && data.couponsPerYear === undefined
        ? [{ field: 'couponsPerYear', message: 'a coupon rate needs it: 1, 2, 4 or 12' }]
        : [],
    about: (cells) => known.namedIn(cells),
    newId: (cells) =>
      loadedId('securities', 'firm', 'security', isinOf(cells) || `ticker ${cells.text('ticker')}`),
    note: (security) => known.note(security),
  });
}
