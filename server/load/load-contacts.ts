import { parseContacts } from '#shared/interchange/client-records/parse-contacts.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads contacts of a book's clients from one CSV file, plain or packed. */
export const loadContacts: Load = async (path, { sink, encoding, today }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = {
    contacts: await sink.standing('contact'),
    clients: await sink.standing('client'),
  };
  return drain(text.value.file, parseContacts(text.value, standing, today), sink);
};
