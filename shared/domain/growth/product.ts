import { z } from 'zod';
import { lineField, nameField, textField } from '../fields.ts';
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
    isOffered: z.boolean(),
    isSample: z.boolean(),
  }),
  policies: { description: text },
  title: (product) => product.name,
});
export type Product = z.output<typeof productKind.schema>;
