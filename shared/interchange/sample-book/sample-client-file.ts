import { type ClientFile, type Entry, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { byId, priceSeries } from '#shared/domain/client/client-file-builder.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import { ratesByPair } from '#shared/domain/portfolio/exchange-rates.ts';
import { assert } from '#shared/lib/assert.ts';
import type { LoadedRecord } from '../loaded-record.ts';

/** The file of the client called `name` in `book`, as a vault would hand it over (for tests of papers). */
export function sampleClientFile(book: readonly LoadedRecord[], name: string): ClientFile {
  const all = <K extends Kind>(kind: K) =>
    // The kind was looked at, which the types cannot follow through the filter.
    book.filter((record) => record.kind === kind).map(asEntry) as Entry<DataOf<K>>[];
  const client = all('client').find(({ data }) => data.name === name);
  assert(client, `no client is called ${name}`);
  const own = <Data extends { clientId: string }>(entries: readonly Entry<Data>[]) =>
    entries.filter(({ data }) => data.clientId === client.id);
  return {
    ...emptyClientFile(client),
    contacts: own(all('contact')),
    accounts: own(all('account')),
    profile: own(all('profile'))[0] ?? null,
    authorities: own(all('authority')),
    recommendations: own(all('recommendation')),
    meetings: own(all('meeting')),
    notes: own(all('note')),
    promises: own(all('promise')),
    tasks: own(all('task')),
    serviceRequests: own(all('serviceRequest')),
    entitlements: own(all('entitlement')),
    reportSchedules: own(all('reportSchedule')),
    instructions: own(all('instruction')),
    goals: own(all('goal')),
    transactions: own(all('transaction')),
    securities: byId(all('security')),
    prices: priceSeries(all('price').map(({ data }) => data)),
    exchangeRates: ratesByPair(all('exchangeRate').map(({ data }) => data)),
    products: byId(all('product')),
  };
}

const asEntry = ({ id, data }: LoadedRecord): Entry<LoadedRecord['data']> => ({
  id,
  data,
  editedAt: null,
  editedBy: null,
});
