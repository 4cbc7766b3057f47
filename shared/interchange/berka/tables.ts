import { ok, type Result } from '#shared/lib/result.ts';
import type { InterchangeError, Problem } from '../loaded-record.ts';
import {
  readTable,
  type TableEnd,
  type TableFormat,
  type TableRead,
  type TableSource,
} from '../table/read-table.ts';
import {
  accountFormat,
  cardFormat,
  dispositionFormat,
  districtFormat,
  holderFormat,
  ledgerRowFormat,
  loanFormat,
  standingOrderFormat,
} from './formats.ts';
import type {
  BankAccount,
  Card,
  Disposition,
  District,
  Holder,
  LedgerRow,
  Loan,
  StandingOrder,
} from './rows.ts';

/** The set's files, in either language; only the accounts cannot be done without. */
export interface BerkaSources {
  readonly account: TableSource;
  readonly district?: TableSource | undefined;
  readonly client?: TableSource | undefined;
  readonly disp?: TableSource | undefined;
  readonly card?: TableSource | undefined;
  readonly loan?: TableSource | undefined;
  readonly order?: TableSource | undefined;
  readonly trans?: TableSource | undefined;
}

/** A row's value with the place it was read from. */
export interface Placed<Value> {
  readonly value: Value;
  readonly file: string;
  readonly line: number;
}

export interface BerkaTables {
  readonly accounts: ReadonlyMap<number, BankAccount>;
  readonly districts: ReadonlyMap<number, District>;
  readonly holders: ReadonlyMap<number, Holder>;
  readonly dispositions: readonly Placed<Disposition>[];
  readonly cards: readonly Placed<Card>[];
  readonly loans: readonly Placed<Loan>[];
  readonly standingOrders: readonly Placed<StandingOrder>[];
  readonly ledger: readonly Placed<LedgerRow>[];
  readonly ledgerEnd: TableEnd | null;
  readonly problems: readonly Problem[];
}

interface Collected<Value> {
  readonly rows: readonly Placed<Value>[];
  readonly end: TableRead | null;
}

/** Reads every table there is; `wrongFile` when one has not the header of its format. */
export async function readTables(
  sources: BerkaSources,
): Promise<Result<BerkaTables, InterchangeError>> {
  const accounts = await collect(sources.account, accountFormat);
  if (!accounts.ok) return accounts;
  const districts = await collect(sources.district, districtFormat);
  if (!districts.ok) return districts;
  const holders = await collect(sources.client, holderFormat);
  if (!holders.ok) return holders;
  const dispositions = await collect(sources.disp, dispositionFormat);
  if (!dispositions.ok) return dispositions;
  const cards = await collect(sources.card, cardFormat);
  if (!cards.ok) return cards;
  const loans = await collect(sources.loan, loanFormat);
  if (!loans.ok) return loans;
  const standingOrders = await collect(sources.order, standingOrderFormat);
  if (!standingOrders.ok) return standingOrders;
  const ledger = await collect(sources.trans, ledgerRowFormat);
  if (!ledger.ok) return ledger;
  const all = [accounts, districts, holders, dispositions, cards, loans, standingOrders, ledger];
  return ok({
    accounts: byId(accounts.value),
    districts: byId(districts.value),
    holders: byId(holders.value),
    dispositions: dispositions.value.rows,
    cards: cards.value.rows,
    loans: loans.value.rows,
    standingOrders: standingOrders.value.rows,
    ledger: ledger.value.rows,
    ledgerEnd: ledger.value.end,
    problems: all.flatMap((table) => table.value.end?.problems ?? []),
  });
}

async function collect<Value>(
  source: TableSource | undefined,
  format: TableFormat<Value>,
): Promise<Result<Collected<Value>, InterchangeError>> {
  if (!source) return ok({ rows: [], end: null });
  const rows: Placed<Value>[] = [];
  const end = await readTable(source, format, (value, line) => {
    rows.push({ value, file: source.file, line });
  });
  return end.ok ? ok({ rows, end: end.value }) : end;
}

function byId<Value extends { readonly id: number }>(
  collected: Collected<Value>,
): ReadonlyMap<number, Value> {
  return new Map(collected.rows.map(({ value }) => [value.id, value]));
}
