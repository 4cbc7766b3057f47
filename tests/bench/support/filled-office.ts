import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import { type BookSize, generatedBook } from './generated-book.ts';
import { makeOffice, type Office, type OpenedOffice } from './office.ts';

/** Runs `work` with an office that is open and whose manager has a generated book of this size. */
export async function withFilledOffice<Value>(
  size: Omit<BookSize, 'today'>,
  work: (opened: OpenedOffice, office: Office) => Promise<Value>,
): Promise<Value> {
  const office = await makeOffice();
  try {
    const today = utcDate(instantFromMillis(Date.now()));
    await office.loadGenerated(generatedBook({ ...size, today }));
    return await work(await office.open(), office);
  } finally {
    await office.close();
  }
}
