import { useDeferredValue, useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { type LotsOutcome, lotsOutcome } from '#shared/domain/portfolio/lots-outcome.ts';
import type { NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';

interface Naming {
  /** `null` while transactions are still arriving. */
  readonly ledger: ClientFile | null;
  /** Of the entry that is edited; `null` for a new one. */
  readonly entryId: Transaction['accountId'] | null;
  readonly draft: Transaction;
  /** The same list as long as nothing else is named. */
  readonly named: readonly NamedLot[];
  readonly washSales: boolean;
}

/**
 * What the lots that are named come to (see `lotsOutcome`), `null` while it cannot be known. The whole
 * ledger is read for it: only when something changes that it counts, and after what was typed is shown.
 */
export function useLotsOutcome({ ledger, entryId, draft, named, washSales }: Naming) {
  const movement = useDeferredValue(useMovement(draft));
  const counted = useDeferredValue(named);
  return useMemo(
    (): LotsOutcome | null =>
      ledger && movement.date ? lotsOutcome(ledger, entryId, movement, counted, washSales) : null,
    [ledger, entryId, movement, counted, washSales],
  );
}

/** What a ledger counts of a sale or transfer: the same object as long as none of it changes. */
function useMovement(draft: Transaction): Transaction {
  const { clientId, accountId, securityId, type, date, currency } = draft;
  const { quantity, amount, transferAccountId } = draft;
  return useMemo(
    () => ({
      ...{ clientId, accountId, securityId, type, date, currency },
      ...{ quantity, amount, transferAccountId },
    }),
    [clientId, accountId, securityId, type, date, currency, quantity, amount, transferAccountId],
  );
}
