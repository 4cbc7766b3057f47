import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import type { NamedRecords } from '#shared/domain/instruction/instruction-words.ts';
import { type DataOf, type Kind, kinds } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';
import { firmBookId } from '../repositories/books.ts';
import { liveEntries } from '../repositories/client-records.ts';
import { dataOf } from './record-data.ts';

/** The records that an instruction of `bookId` names, those that are there; for lots the whole ledger. */
export async function namedRecords(
  queryable: Queryable,
  bookId: BookId,
  { clientId, details }: Pick<Instruction, 'clientId' | 'details'>,
): Promise<NamedRecords> {
  const of = { bookId, clientId };
  const firmBook = await firmBookId(queryable);
  const ofFirm = async <K extends Kind>(kind: K, ids: readonly RecordId[]) => {
    const found = new Map<RecordId, Entry<DataOf<K>>>();
    for (const id of ids) {
      const read = kinds[kind].schema.safeParse(await dataOf(queryable, firmBook, { kind, id }));
      if (!read.success) continue;
      found.set(id, { id, data: read.data as DataOf<K>, editedAt: null, editedBy: null });
    }
    return found;
  };
  const security = details.type === 'buy' || details.type === 'sell' ? [details.securityId] : [];
  const lines = details.type === 'purchaseOrder' || details.type === 'return' ? details.lines : [];
  const products = new Set(lines.map(({ productId }) => productId));
  const namesLots = details.type === 'sell' && (details.namedLots ?? []).length > 0;
  return {
    ...(namesLots
      ? { transactions: await liveEntries(queryable, { ...of, kind: 'transaction' }) }
      : {}),
    accounts: await liveEntries(queryable, { ...of, kind: 'account' }),
    contacts: await liveEntries(queryable, { ...of, kind: 'contact' }),
    securities: await ofFirm('security', security),
    products: await ofFirm('product', [...products]),
  };
}
