import type { RefusedEntry } from '#shared/domain/portfolio/holding.ts';
import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';

/** An entry that the ledger does not count; day and quantities are written out. */
export interface RefusedClause {
  /** Name of its security; `null` when that is not in the book. */
  readonly security: string | null;
  readonly tag: RefusedEntry['tag'];
  readonly type: TransactionType;
  readonly day: string;
  /** What it takes and what was held; `null` when nothing was, or when it names lots. */
  readonly quantities: { readonly wanted: string; readonly held: string } | null;
}
