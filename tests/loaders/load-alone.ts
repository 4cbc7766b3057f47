import { loadSource } from '#server/load/index-of-sources.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { firmSink } from './firm-sink.ts';

/*
 * `node load-alone.ts SOURCE PATH`: loads a file in a process of its own that keeps no records, and
 * says in JSON what came of it and by how much its memory grew at most.
 */

const [source = '', path = ''] = process.argv.slice(2);
const before = process.memoryUsage().rss;
const loaded = await loadSource(source, path, {
  bookId: '0190a000-0000-7000-8000-000000000001' as BookId,
  today: '2026-11-24' as CalendarDate,
  sink: { ...(await firmSink()), put: async () => undefined },
});
const grownBytes = process.resourceUsage().maxRSS * 1024 - before;
const outcome = loaded.ok
  ? { records: loaded.value.recordCount, problems: loaded.value.problemCount }
  : { error: loaded.error.message };
process.stdout.write(JSON.stringify({ ...outcome, grownBytes }));
