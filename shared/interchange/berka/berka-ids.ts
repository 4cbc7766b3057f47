import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { loadedId } from '../loaded-record.ts';

const SET = 'berka';
export const CZK = 'CZK' as CurrencyCode;

/** Makes the ids of the set's records in one book. */
export type IdMaker = (kind: Kind, key: string) => RecordId;

/**
 * Ids in the book `bookId`. The translated subset is the same bank without its persons; `part` keeps
 * its records apart, so that loading it beside the whole set changes nobody's account.
 */
export const idsIn =
  (bookId: string, part: 'whole' | 'subset'): IdMaker =>
  (kind, key) =>
    loadedId(part === 'whole' ? SET : `${SET}-subset`, bookId, kind, key);

/** Id of one of the bank's products, the same for every book. */
export const bankProductId = (key: string): RecordId => loadedId(SET, 'firm', 'product', key);
