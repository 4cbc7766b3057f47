import { type RecordingSink, recordingSink } from '#server/load/recording-sink.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newAccount, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import { loadedRecord } from '#shared/interchange/loaded-record.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';

const APPLE = '0190a000-0000-7000-8000-000000000002' as RecordId;
const MARSH = '0190a000-0000-7000-8000-000000000003' as RecordId;
const DEPOT = '0190a000-0000-7000-8000-000000000004' as RecordId;

/**
 * A sink of a firm that has a security already, and a client with an account, as files of prices and
 * ledgers need them.
 */
export async function firmSink(): Promise<RecordingSink> {
  const sink = recordingSink();
  const currency = 'USD' as CurrencyCode;
  const fields = { name: 'Apple Inc.', isin: 'US0378331005', symbol: 'AAPL', currency };
  const account = { clientId: MARSH, name: 'Depot', number: 'D-1', currency };
  await sink.put([
    loadedRecord('security', APPLE, newSecurity(fields)),
    loadedRecord('client', MARSH, newClient({ name: 'Marsh family', externalId: 'C-1' })),
    loadedRecord('account', DEPOT, newAccount(account)),
  ]);
  return sink;
}
