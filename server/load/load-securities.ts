import { parseSecurities } from '#shared/interchange/firm-records/parse-securities.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads securities of the firm, with the terms of bonds, from one CSV file, plain or packed. */
export const loadSecurities: Load = async (path, { sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = await sink.standing('security');
  return drain(text.value.file, parseSecurities(text.value, standing), sink);
};
