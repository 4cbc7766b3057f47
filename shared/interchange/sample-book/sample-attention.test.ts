import { expect, it } from 'vitest';
import { attentionFlags } from '#shared/domain/advice/attention.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { everyClient } from './clients/every-client.ts';
import { generateSampleBook, SAMPLE_SEED } from './generate-sample-book.ts';
import { sampleClientFile } from './sample-client-file.ts';

const days = ['2026-11-24', '2027-01-01', '2028-02-29', '2026-10-04'] as CalendarDate[];

/* A book in which everybody needs a look shows nobody what the flags are for. */
it.each(days)('has clients who need attention and more who do not (%s)', (today) => {
  const book = generateSampleBook({ seed: SAMPLE_SEED, today });
  const flags = everyClient.map(({ name }) =>
    attentionFlags({ file: sampleClientFile(book, name), today, offsetMinutes: 0 }),
  );
  const inNeed = flags.filter((own) => own.length > 0);
  expect(inNeed.length).toBeGreaterThan(12);
  expect(inNeed.length).toBeLessThan(24);
  expect(new Set(flags.flat().map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(8);
});
