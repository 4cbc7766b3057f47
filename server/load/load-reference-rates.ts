import { parseReferenceRates } from '#shared/interchange/reference-rates/parse-reference-rates.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads the euro's reference rates of the European Central Bank from one CSV file, plain or packed. */
export const loadReferenceRates: Load = async (path, { sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  return drain(text.value.file, parseReferenceRates(text.value), sink);
};
