import { parseClients } from '#shared/interchange/client-records/parse-clients.ts';
import { drain } from './drain.ts';
import type { Load } from './load-types.ts';
import { openText } from './text-file.ts';

/** Loads clients of a book from one CSV file, plain or packed. */
export const loadClients: Load = async (path, { sink, encoding, today }) => {
  const text = await openText(path, encoding);
  if (!text.ok) return text;
  const standing = await sink.standing('client');
  return drain(text.value.file, parseClients(text.value, standing, today), sink);
};
