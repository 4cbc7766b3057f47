import type { Client } from '#shared/domain/client/client.ts';
import type { RuleBreach } from '#shared/domain/kind.ts';
import { implausibilities } from '#shared/domain/plausible.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { loadedId, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { choiceIn, chosenIn, currencyIn, dayIn, textIn } from '../table/field-columns.ts';
import { quoted } from '../table/quoted.ts';
import type { TableSource } from '../table/read-table.ts';
import { type FieldColumn, parseRecordTable, type StandingRecord } from '../table/record-table.ts';
import { RowOnce } from '../table/row-once.ts';
import { KnownAccounts, plainNumber } from './known-accounts.ts';
import { KnownClients } from './known-clients.ts';

const TYPES: Readonly<Record<string, Account['accountType']>> = {
  investment: 'investment',
  cash: 'cash',
  credit: 'credit',
  loan: 'loan',
  sales: 'sales',
};

const METHODS: Readonly<Record<string, Account['costBasisMethod']>> = {
  fifo: 'fifo',
  lifo: 'lifo',
  average: 'average',
  'pooled average': 'pooledAverage',
  'specific lot': 'specificLot',
  'not applicable': 'notApplicable',
};

const columnsOf = (clients: KnownClients): Readonly<Record<string, FieldColumn>> => ({
  client: { field: 'clientId', value: (cells) => clients.oneNamedIn(cells) ?? undefined },
  account: textIn<Account>('number'),
  name: { ...textIn<Account>('name'), staysWhenEmpty: true },
  type: choiceIn<Account, 'accountType'>('accountType', TYPES),
  currency: currencyIn<Account>('currency'),
  'cost basis': choiceIn<Account, 'costBasisMethod'>('costBasisMethod', METHODS),
  custodian: textIn<Account>('custodian'),
  'opened on': dayIn<Account>('openedOn'),
  'closed on': dayIn<Account>('closedOn'),
  'ledger through': dayIn<Account>('ledgerThrough'),
});

/**
 * Accounts of a book's clients from a CSV with the columns above, made of what stands: the client and
 * the number tell which account a row is about, and have one row. A row about a client who is not in
 * the book is a problem.
 */
export function parseAccounts(
  source: TableSource,
  standing: {
    readonly accounts: readonly StandingRecord<Account>[];
    readonly clients: readonly StandingRecord<Client>[];
  },
): Parsing {
  const clients = new KnownClients(standing.clients);
  const accounts = new KnownAccounts(standing.accounts, clients);
  const rows = new RowOnce();
  const keyOf = (cells: CellReader, clientId: RecordId | null): string =>
    `${clientId} ${plainNumber(cells.text('account'))}`;
  return parseRecordTable(source, {
    kind: 'account',
    plural: 'Accounts',
    columns: columnsOf(clients),
    keys: ['account'],
    needed: ['client'],
    neededWhenNew: ['name', 'type', 'currency'],
    blank: newAccountIn,
    breaches: (account, said) => [
      ...implausibilities(account, said),
      ...methodBreaches(account, said),
    ],
    about: (cells) => {
      const clientId = clients.oneNamedIn(cells);
      const number = cells.key('account');
      if (clientId === null || number === '') return [];
      rows.check(cells, 'account', keyOf(cells, clientId));
      const found = accounts.ofClient(clientId, number);
      if (found.length > 1) {
        const message = 'several accounts of the client have this number; give each its own';
        cells.object('account', `${quoted(number)}: ${message}`);
      }
      return found;
    },
    // Of the client's id, which a client who moves to another book keeps.
    newId: (cells) =>
      loadedId('accounts', 'firm', 'account', keyOf(cells, clients.oneNamedIn(cells))),
  });
}

/** An account with the cost basis of its type; the fields that the row says follow. */
function newAccountIn(cells: CellReader): Account {
  const accountType = cells.text('type') === '' ? undefined : chosenIn(cells, 'type', TYPES);
  return newAccount({
    ...{ clientId: '' as RecordId, name: '' },
    ...(accountType ? { accountType } : {}),
  });
}

function methodBreaches(
  { accountType, costBasisMethod }: Account,
  said: ReadonlySet<string>,
): readonly RuleBreach[] {
  const isOutOfPlace = accountType !== 'investment' && costBasisMethod !== 'notApplicable';
  return isOutOfPlace && said.has('costBasisMethod')
    ? [{ field: 'costBasisMethod', message: 'only an investment account has a cost basis' }]
    : [];
}
