import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Client } from '../client/client.ts';
import type { Entry } from '../client/client-file.ts';
import type { Entitlement } from './entitlement.ts';

/** Which products the other clients of a client's own kind have. */
export interface SimilarBuyers {
  readonly clientType: Client['clientType'];
  /** How many such clients there are besides. */
  readonly count: number;
  /** The names of those who have a product, by product and in order of the alphabet. */
  readonly buyers: ReadonlyMap<RecordId, readonly string[]>;
}

const NAMES_SHOWN = 2;

/** What clients of one type are called: one, many. */
const TYPE_WORDS: Readonly<Record<Client['clientType'], readonly [string, string]>> = {
  privateInvestor: ['private investor', 'private investors'],
  company: ['company', 'companies'],
  wholesaler: ['wholesaler', 'wholesalers'],
};

/**
 * Who else has the products: active clients of the type of `client`, going by what is recorded as
 * theirs. Orders are not looked through: they lie in the ledgers, one for each client.
 */
export function similarBuyers(
  client: Entry<Client>,
  clients: Iterable<Entry<Client>>,
  entitlements: Iterable<Entitlement>,
): SimilarBuyers {
  const { clientType } = client.data;
  const names = new Map<RecordId, string>();
  for (const { id, data } of clients) {
    const isSimilar = data.clientType === clientType && data.status === 'active';
    if (isSimilar && id !== client.id) names.set(id, data.name);
  }
  const found = new Map<RecordId, Map<RecordId, string>>();
  for (const { clientId, productId, status } of entitlements) {
    const name = names.get(clientId);
    if (name === undefined || status === 'ended') continue;
    found.set(productId, (found.get(productId) ?? new Map()).set(clientId, name));
  }
  const buyers = new Map([...found].map(([id, of]) => [id, [...of.values()].toSorted()]));
  return { clientType, count: names.size, buyers };
}

/** "2 of 7 other companies have it: A, B", or `null` when nobody like the client does. */
export function buyersSentence(productId: RecordId, similar: SimilarBuyers): string | null {
  const names = similar.buyers.get(productId) ?? [];
  if (names.length === 0) return null;
  const [one, many] = TYPE_WORDS[similar.clientType];
  const of = `${names.length} of ${similar.count} other ${similar.count === 1 ? one : many}`;
  const more = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${of} ${names.length === 1 ? 'has' : 'have'} it: ${shown}`;
}
