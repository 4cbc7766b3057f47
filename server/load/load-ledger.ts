import { parseLedger } from '#shared/interchange/account-ledger/parse-ledger.ts';
import { addDays } from '#shared/lib/calendar-date.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads entries in the ledgers of a book's accounts from one CSV file, plain or packed. */
export const loadLedger: Load = async (path, { sink, encoding, today }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = {
    accounts: await sink.standing('account'),
    clients: await sink.standing('client'),
    securities: await sink.standing('security'),
  };
  // A day of tolerance: whoever booked it may be a time zone ahead.
  return drain(text.value.file, parseLedger(text.value, standing, addDays(today, 1)), sink);
};
