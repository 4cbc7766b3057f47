import {
  type ClientFile,
  type ClientLedger,
  type Entry,
  emptyClientFile,
  type PricePoint,
  withLedger,
} from '#shared/domain/client/client-file.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import { type ExchangeRates, ratesByPair } from '#shared/domain/portfolio/exchange-rates.ts';
import { isSameList } from '#shared/lib/answers.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { entryOf, listRecords, recordOfBook } from './record-views.ts';

/** Everything of a client as plain values; without transactions and prices for part `work`. */
export async function clientFile(
  store: VaultStore,
  clientId: RecordId,
  part: 'work' | 'all',
): Promise<ClientFile | null> {
  const client = store.state.records.get(clientId);
  if (client?.kind !== 'client' || client.data === null) return null;
  const own = new Map<string, Entry<never>[]>();
  for (const record of store.state.records.ofClient(clientId).values()) {
    if (record.data === null) continue;
    const entries = own.get(record.kind);
    if (entries) entries.push(entryOf(record));
    else own.set(record.kind, [entryOf(record)]);
  }
  const ofKind = <K extends Kind>(kind: K): readonly Entry<DataOf<K>>[] => own.get(kind) ?? [];
  const work = {
    ...emptyClientFile(entryOf<DataOf<'client'>>(client)),
    contacts: ofKind('contact'),
    accounts: ofKind('account'),
    profile: ofKind('profile')[0] ?? null,
    authorities: ofKind('authority'),
    recommendations: ofKind('recommendation'),
    meetings: ofKind('meeting'),
    notes: ofKind('note'),
    promises: ofKind('promise'),
    tasks: ofKind('task'),
    serviceRequests: ofKind('serviceRequest'),
    entitlements: ofKind('entitlement'),
    reportSchedules: ofKind('reportSchedule'),
    instructions: ofKind('instruction'),
    alertDecisions: ofKind('alertDecision'),
    vigilance: vigilanceOf(store, client.bookId),
    goals: ofKind('goal'),
    documents: ofKind('document'),
    products: firmProducts(store, ofKind('entitlement')),
    people: people(store),
  };
  const ledger = part === 'all' ? await clientLedger(store, clientId) : null;
  return ledger ? withLedger(work, ledger) : work;
}

/** What `bookId` sets otherwise than the defaults of vigilance. */
export function vigilanceOf(store: VaultStore, bookId: BookId): DataOf<'vigilanceSettings'> | null {
  return recordOfBook(store, 'vigilanceSettings', bookId);
}

/** The client's transactions with the securities, prices and products that they name. */
export async function clientLedger(
  store: VaultStore,
  clientId: RecordId,
): Promise<ClientLedger | null> {
  const client = store.state.records.get(clientId);
  if (client?.kind !== 'client' || client.data === null) return null;
  const transactions = (await listRecords(store, 'transaction', { clientId }))
    .map((record) => entryOf<DataOf<'transaction'>>(record))
    .sort((left, right) => compare(left.data.date, right.data.date) || compare(left.id, right.id));
  const securityIds = new Set<RecordId>();
  const productIds = new Set<RecordId>();
  for (const { data } of transactions) {
    if (data.securityId) securityIds.add(data.securityId);
    if (data.newSecurityId) securityIds.add(data.newSecurityId);
    for (const line of data.lines ?? []) productIds.add(line.productId);
  }
  for (const { id } of (client.data as DataOf<'client'>).benchmark ?? []) securityIds.add(id);
  for (const { kind, data } of store.state.records.ofClient(clientId).values()) {
    const benchmark = kind === 'account' && (data as DataOf<'account'> | null)?.benchmarkSecurityId;
    if (benchmark) securityIds.add(benchmark);
    const advised = kind === 'recommendation' ? (data as DataOf<'recommendation'> | null) : null;
    if (advised?.securityId) securityIds.add(advised.securityId);
    if (advised?.intoSecurityId) securityIds.add(advised.intoSecurityId);
  }
  const securities = new Map<RecordId, Entry<DataOf<'security'>>>();
  const prices = new Map<RecordId, readonly PricePoint[]>();
  for (const id of securityIds) {
    const security = store.state.records.get(id);
    if (security?.data) securities.set(id, entryOf<DataOf<'security'>>(security));
    prices.set(id, await pricesOf(store, id));
  }
  const products = new Map<RecordId, Entry<DataOf<'product'>>>();
  for (const id of productIds) {
    const product = store.state.records.get(id);
    if (product?.data) products.set(id, entryOf<DataOf<'product'>>(product));
  }
  return { transactions, securities, prices, products, exchangeRates: exchangeRates(store) };
}

/** The closing prices of a security, oldest first, the last written of a day. */
export async function pricesOf(store: VaultStore, securityId: RecordId): Promise<PricePoint[]> {
  const byDay = new Map<string, PricePoint>();
  const records = new Map(await store.reader.read(securityId));
  for (const [id, record] of store.state.records.ofKind('price')) {
    if (record.data?.securityId === securityId) records.set(id, record);
  }
  for (const record of records.values()) {
    const data = record.data as DataOf<'price'> | null;
    if (data) byDay.set(data.date, { date: data.date, price: data.price });
  }
  return [...byDay.values()].sort((left, right) => compare(left.date, right.date));
}

/**
 * Every exchange rate of the firm, by pair. Put in order once and not for each client: the same rates
 * are the same value, which is also what figures that are kept go by.
 */
export function exchangeRates(store: VaultStore): ExchangeRates {
  const records = [...store.state.records.ofKind('exchangeRate').values()];
  const last = lastRates.get(store);
  if (last && isSameList(last.records, records)) return last.rates;
  const rates = ratesByPair(
    records.flatMap(({ data }) => (data ? [data as DataOf<'exchangeRate'>] : [])),
  );
  lastRates.set(store, { records, rates });
  return rates;
}

const lastRates = new WeakMap<
  VaultStore,
  { readonly records: readonly LocalRecord[]; readonly rates: ExchangeRates }
>();

function firmProducts(
  store: VaultStore,
  entitlements: readonly Entry<DataOf<'entitlement'>>[],
): ReadonlyMap<RecordId, Entry<DataOf<'product'>>> {
  const held = new Set(entitlements.map(({ data }) => data.productId));
  return entriesById(
    store,
    'product',
    (record) => record.data?.isOffered === true || held.has(record.id),
  );
}

function people(store: VaultStore): ReadonlyMap<PersonId, Entry<DataOf<'person'>>> {
  const entries = entriesById<'person'>(store, 'person', () => true);
  // A person's record has the person's id.
  return new Map([...entries].map(([id, entry]) => [id as string as PersonId, entry]));
}

function entriesById<K extends Kind>(
  store: VaultStore,
  kind: K,
  wanted: (record: LocalRecord) => boolean,
): Map<RecordId, Entry<DataOf<K>>> {
  const entries = new Map<RecordId, Entry<DataOf<K>>>();
  for (const [id, record] of store.state.records.ofKind(kind)) {
    if (record.data !== null && wanted(record)) entries.set(id, entryOf<DataOf<K>>(record));
  }
  return entries;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
