import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from '#server/load/index-of-sources.ts';
import { recordingSink } from '#server/load/recording-sink.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { NO_CUSTOMER_NUMBER } from '#shared/interchange/online-retail/trade-records.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { clientFiles } from './client-files.ts';

const DATA = path.resolve(import.meta.dirname, ...['..', '..', '..', '..', 'shared', 'data']);
const BOOK = '0190a000-0000-7000-8000-000000000001' as BookId;

/** A published set, read into the files of its clients who have a ledger. */
export interface RealLedgers {
  readonly name: string;
  /** `null`: the set is not beside the repository. */
  readonly files: readonly ClientFile[] | null;
}

const SETS = [
  { name: 'berka', source: 'berka', folder: 'berka' },
  { name: 'berka-subset', source: 'berka', folder: 'berka-english-subset' },
  { name: 'online-retail', source: 'online-retail', folder: 'online-retail' },
] as const;

/** Every published set that vigilance is measured on. */
export async function* realLedgers(): AsyncGenerator<RealLedgers> {
  for (const { name, source, folder } of SETS) {
    const place = pathOf(source, path.join(DATA, folder));
    yield { name, files: place ? await read(source, place) : null };
  }
}

function pathOf(source: string, folder: string): string | null {
  if (!existsSync(folder)) return null;
  if (source === 'berka') return folder;
  const file = readdirSync(folder).find((name) => name.endsWith('.csv.gz'));
  return file ? path.join(folder, file) : null;
}

async function read(source: string, place: string): Promise<readonly ClientFile[]> {
  const sink = recordingSink();
  const today = '2026-11-24' as CalendarDate;
  const loaded = await loadSource(source, place, { bookId: BOOK, sink, today });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return clientFiles(sink.records.values()).filter(
    ({ client, transactions }) =>
      transactions.length > 0 && !client.data.tags.includes(NO_CUSTOMER_NUMBER),
  );
}
