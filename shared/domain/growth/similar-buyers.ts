import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Client } from '../client/client.ts';
import type { Entry } from '../client/client-file.ts';
import type { Entitlement } from './entitlement.ts';

/**
 * How many other clients of a client's own kind have a product. Their names are left out: the page may
 * be open at this client's table.
 */
export interface SimilarBuyers {
  readonly clientType: Client['clientType'];
  /** How many such clients there are besides. */
  readonly count: number;
  /** How many of them have a product. */
  readonly buyers: ReadonlyMap<RecordId, number>;
}

/** What clients of one type are called: one, many. */
const TYPE_WORDS: Readonly<Record<Client['clientType'], readonly [string, string]>> = {
  privateInvestor: ['private investor', 'private investors'],
  company: ['company', 'companies'],
  wholesaler: ['wholesaler', 'wholesalers'],
};

/**
 * How many others have the products: active clients of the type of `client`, going by what is recorded as
 * theirs. Orders are not looked through: they lie in the ledgers, one for each client.
 */
export function similarBuyers(
  client: Entry<Client>,
  clients: Iterable<Entry<Client>>,
  entitlements: Iterable<Entitlement>,
): SimilarBuyers {
  const { clientType } = client.data;
  const others = new Set<RecordId>();
  for (const { id, data } of clients) {
    const isSimilar = data.clientType === clientType && data.status === 'active';
    if (isSimilar && id !== client.id) others.add(id);
  }
  const found = new Map<RecordId, Set<RecordId>>();
  for (const { clientId, productId, status } of entitlements) {
    if (!others.has(clientId) || status === 'ended') continue;
    found.set(productId, (found.get(productId) ?? new Set()).add(clientId));
  }
  const buyers = new Map([...found].map(([id, of]) => [id, of.size]));
  return { clientType, count: others.size, buyers };
}

/** "2 of 7 other companies have it", or `null` when nobody like the client does. */
export function buyersSentence(productId: RecordId, similar: SimilarBuyers): string | null {
  const count = similar.buyers.get(productId) ?? 0;
  if (count === 0) return null;
  const [one, many] = TYPE_WORDS[similar.clientType];
  const of = `${count} of ${similar.count} other ${similar.count === 1 ? one : many}`;
  return `${of} ${count === 1 ? 'has' : 'have'} it`;
}
