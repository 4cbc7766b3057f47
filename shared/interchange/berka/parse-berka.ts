import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ok } from '#shared/lib/result.ts';
import type { Outcome, Parsing } from '../loaded-record.ts';
import { type IdMaker, idsIn } from './berka-ids.ts';
import { berkaTotals } from './berka-totals.ts';
import { accountRecord, clientRecords, disponentRecords, holderName } from './client-records.ts';
import { type CompleteDays, completeDays } from './complete-days.ts';
import {
  bankProductRecords,
  cardRecord,
  loanRecord,
  standingOrderRecord,
} from './held-product-records.ts';
import { inLedgerOrder, largestDrift } from './ledger-order.ts';
import { transactionRecord } from './ledger-records.ts';
import { findOwners, keyOfUnknownHolder, missing, type Owners } from './owners.ts';
import type { LedgerRow } from './rows.ts';
import { type BerkaSources, type BerkaTables, type Placed, readTables } from './tables.ts';

/**
 * A Czech bank's clients, accounts, cards, loans, standing orders and ledger (PKDD'99 Discovery
 * Challenge, P. Berka and M. Sochorova), in the original or the translated layout, as private
 * clients with their current accounts. Cards, loans and standing orders are products held. A
 * DISPONENT is a client without account and a contact with an authority at the owner's client.
 */
export async function* parseBerka(sources: BerkaSources, bookId: string): Parsing {
  const read = await readTables(sources);
  if (!read.ok) return read;
  const tables = read.value;
  const ids = idsIn(bookId, sources.disp ? 'whole' : 'subset');
  const owners = findOwners(tables);
  const ledger = completeDays(tables);
  for (const problem of [...ledger.problems, ...owners.problems]) yield { problem };
  yield* bankProductRecords();
  yield* clients(tables, owners, ids);
  yield* accounts(tables, owners, lastDayOf(ledger), ids);
  yield* heldProducts(tables, owners, ids);
  const drift = yield* transactions(ledger.rows, owners, ids);
  return ok(berkaTotals(tables, ledger, drift));
}

function* clients(tables: BerkaTables, owners: Owners, ids: IdMaker): Generator<Outcome> {
  const since = new Map<number, CalendarDate>();
  for (const { holder, account } of owners.owned) {
    const known = since.get(holder.id);
    if (known === undefined || account.openedOn < known) since.set(holder.id, account.openedOn);
  }
  for (const holder of tables.holders.values()) {
    const district = tables.districts.get(holder.districtId);
    const name = holderName(holder, district);
    const opened = since.get(holder.id);
    yield* clientRecords(
      {
        key: String(holder.id),
        name,
        district,
        since: opened ?? null,
        hasAccount: opened !== undefined,
        holder,
      },
      ids,
    );
  }
  for (const account of owners.withoutOwner) {
    const district = tables.districts.get(account.districtId);
    yield* clientRecords(
      {
        key: keyOfUnknownHolder(account),
        name: [`Holder of account ${account.id}`, district?.name].filter(Boolean).join(', '),
        district,
        since: account.openedOn,
        hasAccount: true,
        holder: undefined,
      },
      ids,
    );
  }
}

/** The last day the ledger speaks of; `null` when it is empty. */
function lastDayOf({ rows, until }: CompleteDays): CalendarDate | null {
  if (until !== null) return until;
  let last: CalendarDate | null = null;
  for (const { value } of rows) if (last === null || value.date > last) last = value.date;
  return last;
}

function* accounts(
  tables: BerkaTables,
  owners: Owners,
  ledgerThrough: CalendarDate | null,
  ids: IdMaker,
): Generator<Outcome> {
  for (const account of tables.accounts.values()) {
    const clientKey = owners.clientKeys.get(account.id);
    if (clientKey !== undefined) {
      yield accountRecord(account, clientKey, ledgerThrough, ids);
    }
  }
  for (const { holder, account } of owners.disponents) {
    const name = holderName(holder, tables.districts.get(holder.districtId));
    const ownerKey = owners.clientKeys.get(account.id);
    if (ownerKey !== undefined) yield* disponentRecords(holder, name, account, ownerKey, ids);
  }
}

function* heldProducts(tables: BerkaTables, owners: Owners, ids: IdMaker): Generator<Outcome> {
  for (const placed of tables.cards) {
    const accountId = owners.accountIdByDisposition.get(placed.value.dispositionId);
    const clientKey = owners.clientKeys.get(accountId ?? -1);
    if (accountId === undefined || clientKey === undefined || !placed.value.type) {
      yield { problem: missing(placed, 'disp_id', placed.value.dispositionId) };
    } else {
      yield cardRecord(placed.value, placed.value.type, { clientKey, accountId, ids });
    }
  }
  for (const placed of tables.loans) {
    const { accountId } = placed.value;
    const clientKey = owners.clientKeys.get(accountId);
    if (clientKey === undefined) yield { problem: missing(placed, 'account_id', accountId) };
    else yield loanRecord(placed.value, { clientKey, accountId, ids });
  }
  for (const placed of tables.standingOrders) {
    const { accountId } = placed.value;
    const clientKey = owners.clientKeys.get(accountId);
    if (clientKey === undefined) yield { problem: missing(placed, 'account_id', accountId) };
    else yield standingOrderRecord(placed.value, { clientKey, accountId, ids });
  }
}

/** Account by account, each in the order of the bank's ledger; returns the largest drift. */
function* transactions(
  rows: readonly Placed<LedgerRow>[],
  owners: Owners,
  ids: IdMaker,
): Generator<Outcome, number> {
  const byAccount = new Map<number, LedgerRow[]>();
  for (const placed of rows) {
    const row = placed.value;
    const group = byAccount.get(row.accountId);
    if (group) group.push(row);
    else if (owners.clientKeys.has(row.accountId)) byAccount.set(row.accountId, [row]);
    else yield { problem: missing(placed, 'account_id', row.accountId) };
  }
  let drift = 0;
  for (const [accountId, group] of byAccount) {
    const clientKey = owners.clientKeys.get(accountId) ?? '';
    const ordered = inLedgerOrder(group);
    drift = Math.max(drift, largestDrift(ordered));
    for (const [index, row] of ordered.entries()) {
      yield transactionRecord(row, clientKey, index + 1, ids);
    }
  }
  return drift;
}
