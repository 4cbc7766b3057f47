import type { Total } from '../loaded-record.ts';
import { totalText } from '../table/total-text.ts';
import type { CompleteDays } from './complete-days.ts';
import type { BerkaTables, Placed } from './tables.ts';

const sum = (rows: readonly Placed<{ readonly amount: number }>[]): string =>
  totalText(
    rows.reduce((total, { value }) => total + value.amount, 0),
    2,
  );

/** Counts and sums of the rows that were read, to compare with what the set says of itself. */
export function berkaTotals(
  tables: BerkaTables,
  ledger: CompleteDays,
  driftInMinorUnits: number,
): readonly Total[] {
  const owners = tables.dispositions.filter(({ value }) => value.type === 'OWNER').length;
  const moving = new Set(ledger.rows.map(({ value }) => value.accountId));
  const count = (label: string, value: number): Total => ({ label, value: totalText(value) });
  const days = ledger.until === null ? '' : ` up to ${ledger.until}`;
  return [
    count('Accounts', tables.accounts.size),
    count('Clients', tables.holders.size),
    count('Dispositions', tables.dispositions.length),
    count('of which OWNER', owners),
    count('of which DISPONENT', tables.dispositions.length - owners),
    count('Cards', tables.cards.length),
    count('Loans', tables.loans.length),
    { label: 'Loans, CZK', value: sum(tables.loans) },
    count('Standing orders', tables.standingOrders.length),
    { label: 'Standing orders, CZK', value: sum(tables.standingOrders) },
    count(`Transactions${days}`, ledger.rows.length),
    count('Accounts with transactions', moving.size),
    {
      label: 'Largest gap between a recorded balance and the exact sum, CZK',
      value: totalText(driftInMinorUnits, 2),
    },
  ];
}
