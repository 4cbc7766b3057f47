import { parseAccounts } from '#shared/interchange/client-records/parse-accounts.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads accounts of a book's clients from one CSV file, plain or packed. */
export const loadAccounts: Load = async (path, { sink, encoding }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = {
    accounts: await sink.standing('account'),
    clients: await sink.standing('client'),
  };
  return drain(text.value.file, parseAccounts(text.value, standing), sink);
};
