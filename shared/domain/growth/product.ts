import { z } from 'zod';
import { currencyField, lineField, nameField, textField, unitPriceField } from '../fields.ts';
import { defineKind, text } from '../kind.ts';

/** What the firm sells. */
export const productKind = defineKind({
  kind: 'product',
  lane: 'work',
  storage: 'row',
  scope: 'firm',
  schema: z.looseObject({
    name: nameField,
    code: lineField,
    category: lineField,
    description: textField,
    supplier: lineField,
    /** What a piece costs the firm; without it no margin is known. */
    unitCost: z.object({ price: unitPriceField, currency: currencyField }).nullable().optional(),
    isOffered: z.boolean(),
    isSample: z.boolean(),
  }),
  policies: { description: text },
  title: (product) => product.name,
});
export type Product = z.output<typeof productKind.schema>;
