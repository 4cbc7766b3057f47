import { implausibilities } from '#shared/domain/plausible.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { KnownAccounts } from '../client-records/known-accounts.ts';
import type { KnownSecurities, NameColumns } from '../firm-records/known-securities.ts';
import { type LoadedRecord, loadedId, loadedRecord, objectionsTo } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { quoted } from '../table/quoted.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { amountObjection } from './amount-fit.ts';
import { EntryCells, entryTypeIn } from './entry-cells.ts';

/** An entry that a row makes. */
export type LoadedEntry = Extract<LoadedRecord, { kind: 'transaction' }>;

/** What rows of a ledger may speak of. */
export interface KnownRecords {
  /** The last day that they may. */
  readonly today: CalendarDate;
  readonly accounts: KnownAccounts;
  readonly securities: KnownSecurities;
}

const SECURITY: NameColumns = { isin: 'isin', ticker: 'ticker' };
const NEW_SECURITY: NameColumns = { isin: 'new isin', ticker: 'new ticker' };

/** The columns that hold fields of an entry, for what speaks against a field. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ securityId: 'isin', unitPrice: 'price', costBasis: 'cost', acquiredOn: 'acquired on' },
  ...{ newSecurityId: 'new isin', newQuantity: 'new quantity', newValue: 'new value' },
  ...{ costShare: 'cost share', paymentMeans: 'means' },
  ...{ externalId: 'reference', description: 'note' },
};

/** Fields whose year may be a slip, as 0206 is, from which on every figure would be counted. */
const DAYS: ReadonlySet<string> = new Set(['date', 'acquiredOn']);

/** The entries of one row; it objects through `cells` to what it cannot read. */
export function entriesOf(cells: CellReader, known: KnownRecords): readonly LoadedEntry[] {
  const reference = cells.key('reference');
  const account = known.accounts.namedIn(cells);
  const entryType = entryTypeIn(cells);
  if (!account || !entryType) return [];
  const row = new EntryCells(cells, entryType, account.data.currency);
  if (account.data.accountType === 'sales') {
    row.objectTo('account', 'is a sales account, whose entries are orders and returns');
  }
  const entry = entryIn(row, account, known);
  const objection = amountObjection(entryType, entry, row.priceDecimals());
  if (objection !== null) row.objectTo('amount', objection);
  const entries = entryType.isReinvested
    ? reinvested(account.id, reference, entry)
    : [entryRecord('ledger', account.id, reference, entry)];
  for (const record of entries) {
    const objections = [...objectionsTo(record), ...implausibilities(record.data, DAYS)];
    for (const { field, message } of objections) {
      row.objectTo(COLUMNS[field] ?? field, message);
    }
  }
  return entries;
}

function entryIn(
  row: EntryCells,
  account: StandingRecord<Account>,
  { accounts, securities, today }: KnownRecords,
): Transaction {
  const { cells, entryType } = row;
  const { clientId, currency } = account.data;
  const securityIn = (columns: NameColumns) =>
    oneOf(cells, columns, securities.thereIn(cells, columns), account.data);
  return newTransaction({
    ...{ clientId, accountId: account.id, type: entryType.type },
    date: row.dayUntil(today, 'date'),
    ...{ amount: row.amount(), currency },
    ...withoutAbsent({
      securityId: row.has('security') ? securityIn(SECURITY) : undefined,
      quantity: row.quantity(),
      unitPrice: row.price(),
      fee: row.cost('fee'),
      tax: row.cost('tax'),
      costBasis: row.cost('cost'),
      acquiredOn: row.acquiredOn(today),
      newSecurityId: row.has('new security') ? securityIn(NEW_SECURITY) : undefined,
      newQuantity: row.newQuantity(),
      newValue: row.cost('new value'),
      costShare: row.costShare(),
      paymentMeans: row.means(),
      transferAccountId: row.has('other account')
        ? accounts.otherNamedIn(cells, 'other account', account)?.id
        : undefined,
      description: cells.text('note') || undefined,
    }),
    externalId: cells.text('reference'),
  });
}

/** `fields` without those that are `undefined`: ledgers are long. */
function withoutAbsent(
  fields: {
    readonly [Field in keyof Transaction]?: Transaction[Field] | undefined;
  },
): Partial<Transaction> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * The one of `named` that is meant: where loads from several systems left one ISIN twice, or it is
 * dealt in several currencies, the one with the ticker that is said, or else the one of an ISIN that is
 * in the account's currency.
 */
function oneOf(
  cells: CellReader,
  { isin, ticker }: NameColumns,
  named: readonly StandingRecord<Security>[],
  account: Account,
): RecordId | undefined {
  const symbol = cells.text(ticker);
  const narrower = [
    (found: Security) => symbol !== '' && found.symbol === symbol,
    // Securities without an ISIN may have nothing but the ticker in common.
    (found: Security) => found.isin !== '' && found.currency === account.currency,
  ];
  let left = named;
  for (const isMeant of narrower) {
    const fewer = left.filter(({ data }) => isMeant(data));
    if (left.length > 1 && fewer.length > 0) left = fewer;
  }
  if (left.length > 1) objectToSeveral(cells, { isin, ticker });
  return left[0]?.id;
}

function objectToSeveral(cells: CellReader, { isin, ticker }: NameColumns): void {
  const [code, symbol] = [cells.text(isin), cells.text(ticker)];
  if (code === '') {
    cells.object(ticker, `${quoted(symbol)} is the ticker of several securities; say the ISIN`);
    return;
  }
  const message =
    symbol === ''
      ? 'is the ISIN of several securities in one currency; say the ticker too'
      : `is the ISIN of several securities with the ticker ${quoted(symbol)}; give each its own`;
  cells.object(isin, `${quoted(code)} ${message}`);
}

/** A dividend, and the purchase that it paid for: the fee is the purchase's, the tax the dividend's. */
function reinvested(
  accountId: RecordId,
  reference: string,
  { quantity, unitPrice, fee, tax, ...entry }: Transaction,
): readonly LoadedEntry[] {
  const purchase = withoutAbsent({ quantity, unitPrice, fee });
  return [
    entryRecord('ledger', accountId, reference, { ...entry, ...withoutAbsent({ tax }) }),
    entryRecord('ledger-reinvested', accountId, reference, {
      ...{ ...entry, ...purchase, type: 'buy', amount: 0 - entry.amount },
    }),
  ];
}

/** The id is made of the account's, which a client who moves to another book takes along. */
function entryRecord(
  set: string,
  accountId: RecordId,
  reference: string,
  data: Transaction,
): LoadedEntry {
  return loadedRecord('transaction', loadedId(set, accountId, 'transaction', reference), data);
}
