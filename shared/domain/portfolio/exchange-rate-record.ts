import { z } from 'zod';
import { currencyField, dateField, lineField, unitPriceField } from '../fields.ts';
import { defineKind, group } from '../kind.ts';

/** The rate of a day: millionths of `to` for one unit of `from`. */
export const exchangeRateKind = defineKind({
  kind: 'exchangeRate',
  lane: 'ledger',
  storage: 'row',
  scope: 'firm',
  schema: z.looseObject({
    from: currencyField,
    to: currencyField,
    date: dateField,
    rate: unitPriceField,
    /** Who published it: "European Central Bank, reference rate". */
    source: lineField.optional(),
    isSample: z.boolean().optional(),
  }),
  policies: {
    from: group('rate'),
    to: group('rate'),
    rate: group('rate'),
  },
  title: ({ from, to, date }) => `${from} to ${to}, ${date}`,
  breaches: ({ from, to, rate }) => [
    ...(from === to ? [{ field: 'to', message: 'must be another currency' }] : []),
    ...(rate <= 0 ? [{ field: 'rate', message: 'must be above 0' }] : []),
  ],
});
export type ExchangeRate = z.output<typeof exchangeRateKind.schema>;
