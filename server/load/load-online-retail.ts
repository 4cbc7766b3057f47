import { parseOnlineRetail } from '#shared/interchange/online-retail/parse-online-retail.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads a wholesaler's invoice lines (UCI "Online Retail") from one CSV file, plain or packed. */
export const loadOnlineRetail: Load = async (path, { bookId, sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  return drain(text.value.file, parseOnlineRetail(text.value, bookId), sink);
};
