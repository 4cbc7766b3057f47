import { parsePrices } from '#shared/interchange/firm-records/parse-prices.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads closing prices of the firm's securities from one CSV file, plain or packed. */
export const loadPrices: Load = async (path, { sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = await sink.standing('security');
  return drain(text.value.file, parsePrices(text.value, standing), sink);
};
