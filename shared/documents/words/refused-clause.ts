import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';

/** An entry that the ledger does not count; day and quantities are written out. */
export interface RefusedClause {
  /** Name of its security; `null` when that is not in the book. */
  readonly security: string | null;
  readonly type: TransactionType;
  readonly day: string;
  /** `null` when nothing was held of it. */
  readonly quantities: { readonly wanted: string; readonly held: string } | null;
}
