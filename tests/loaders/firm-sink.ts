import { type RecordingSink, recordingSink } from '#server/load/recording-sink.ts';
import { newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import { loadedRecord } from '#shared/interchange/loaded-record.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';

const APPLE = '0190a000-0000-7000-8000-000000000002' as RecordId;

/** A sink of a firm that has a security already, as files of prices need it. */
export async function firmSink(): Promise<RecordingSink> {
  const sink = recordingSink();
  const currency = 'USD' as CurrencyCode;
  const fields = { name: 'Apple Inc.', isin: 'US0378331005', symbol: 'AAPL', currency };
  await sink.put([loadedRecord('security', APPLE, newSecurity(fields))]);
  return sink;
}
