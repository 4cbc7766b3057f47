import { parseProducts } from '#shared/interchange/firm-records/parse-products.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads products of the firm, with what a piece costs, from one CSV file, plain or packed. */
export const loadProducts: Load = async (path, { sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = await sink.standing('product');
  return drain(text.value.file, parseProducts(text.value, standing), sink);
};
