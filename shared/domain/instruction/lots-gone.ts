import type { RecordId } from '#shared/lib/identifiers.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import type { NamedLot } from '../portfolio/named-lots.ts';
import type { PortfolioRecords } from '../portfolio/portfolio-scope.ts';
import { refusedWords } from '../portfolio/refused-words.ts';
import { heldLotBreaches } from '../portfolio/saleable-lots.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import type { Wording } from '../wording.ts';

/**
 * Why the sale `entry` cannot be booked into the client's `ledger`, in words with what to do: the lots
 * that it names are not there on its day, or a later entry has taken them, which would then no longer be
 * counted. `null` where nothing speaks against it, and where no lots are named.
 */
export function lotsGone(
  { accounts, transactions }: Pick<PortfolioRecords, 'accounts' | 'transactions'>,
  { id, data }: { readonly id: RecordId; readonly data: Transaction },
  wording: Pick<Wording, 'date' | 'quantity'>,
): string | null {
  const [breach] = heldLotBreaches({ accounts, transactions }, null, data, wording);
  if (breach) return `${breach.message}: ${REMEDY}`;
  if (!data.namedLots) return null;
  const corrected = correctedLot(transactions, data.namedLots, wording);
  if (corrected) return `${corrected}: ${REMEDY}`;
  const booked = { id, data, editedAt: null, editedBy: null };
  const before = holdingsOf({ accounts, transactions }).refused;
  const already = new Set(before.map(({ transactionId }) => transactionId));
  const [later] = holdingsOf({ accounts, transactions: [...transactions, booked] }).refused.filter(
    ({ transactionId }) => !already.has(transactionId),
  );
  return later
    ? `with it the ledger refuses an entry: ${refusedWords(later, wording)}: ${REMEDY}`
    : null;
}

/** A lot that was bought on another day than was said when it was named: its purchase was corrected. */
function correctedLot(
  transactions: PortfolioRecords['transactions'],
  namedLots: readonly NamedLot[],
  { date }: Pick<Wording, 'date'>,
): string | null {
  for (const { purchaseId, acquiredOn } of namedLots) {
    const now = transactions.find(({ id }) => id === purchaseId)?.data.date;
    if (!now || now === acquiredOn) continue;
    const day = acquiredOn ? `of ${date(acquiredOn)}` : 'without a recorded day';
    return `the lot ${day} is of ${date(now)} by now`;
  }
  return null;
}

const REMEDY =
  'refuse the order, or correct the ledger first; where other lots were sold, ask for a new order';
