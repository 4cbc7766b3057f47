import type { LedgerRow } from './rows.ts';

/**
 * The rows of one account in the order the bank booked them. Rows carry a day only, and the file
 * has the rows of a day in any order; the recorded balances tell: of a day's rows, the next is the
 * one whose balance is nearest to the balance before it plus its amount.
 */
export function inLedgerOrder(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const days = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const day = days.get(row.date);
    if (day) day.push(row);
    else days.set(row.date, [row]);
  }
  const ordered: LedgerRow[] = [];
  let balance = 0;
  for (const date of [...days.keys()].sort()) {
    const waiting = days.get(date) ?? [];
    while (waiting.length > 0) {
      const index = nearestIndex(waiting, balance);
      const [row] = waiting.splice(index, 1);
      if (!row) break;
      ordered.push(row);
      balance = row.recordedBalance;
    }
  }
  return ordered;
}

function nearestIndex(rows: readonly LedgerRow[], balance: number): number {
  let best = 0;
  let bestGap = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const gap = Math.abs(balance + row.amount - row.recordedBalance);
    if (gap < bestGap) {
      best = index;
      bestGap = gap;
    }
  }
  return best;
}

/** How far the recorded balances of one account, in ledger order, stray from the exact sum. */
export function largestDrift(ordered: readonly LedgerRow[]): number {
  let sum = 0;
  let drift = 0;
  for (const row of ordered) {
    sum += row.amount;
    drift = Math.max(drift, Math.abs(row.recordedBalance - sum));
  }
  return drift;
}
