import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import type { NamedRecords } from '#shared/domain/instruction/instruction-words.ts';
import { type DataOf, type Kind, kinds } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';
import { firmBookId } from '../repositories/books.ts';
import { liveEntries } from '../repositories/client-records.ts';
import { securitiesCalledAlike } from '../repositories/instructions.ts';
import { dataOf } from './record-data.ts';

/**
 * The records that an instruction of `bookId` names, those that are there, with the securities that are
 * called like the one it names; for lots the whole ledger.
 */
export async function namedRecords(
  queryable: Queryable,
  bookId: BookId,
  { clientId, details }: Pick<Instruction, 'clientId' | 'details'>,
): Promise<NamedRecords> {
  const of = { bookId, clientId };
  const firmBook = await firmBookId(queryable);
  const isTrade = details.type === 'buy' || details.type === 'sell';
  const securities = isTrade
    ? await securitiesCalledAlike(queryable, firmBook, details.securityId)
    : [];
  const lines = details.type === 'purchaseOrder' || details.type === 'return' ? details.lines : [];
  const products: { readonly id: RecordId; readonly data: unknown }[] = [];
  for (const id of new Set(lines.map(({ productId }) => productId))) {
    products.push({ id, data: await dataOf(queryable, firmBook, { kind: 'product', id }) });
  }
  const namesLots = details.type === 'sell' && (details.namedLots ?? []).length > 0;
  return {
    ...(namesLots
      ? { transactions: await liveEntries(queryable, { ...of, kind: 'transaction' }) }
      : {}),
    accounts: await liveEntries(queryable, { ...of, kind: 'account' }),
    contacts: await liveEntries(queryable, { ...of, kind: 'contact' }),
    securities: readable('security', securities),
    products: readable('product', products),
  };
}

/** Those of `found` that can be read as records of `kind`, by their id. */
function readable<K extends Kind>(
  kind: K,
  found: readonly { readonly id: RecordId; readonly data: unknown }[],
): ReadonlyMap<RecordId, Entry<DataOf<K>>> {
  return new Map(
    found.flatMap(({ id, data }) => {
      const read = kinds[kind].schema.safeParse(data);
      if (!read.success) return [];
      return [[id, { id, data: read.data as DataOf<K>, editedAt: null, editedBy: null }]];
    }),
  );
}
