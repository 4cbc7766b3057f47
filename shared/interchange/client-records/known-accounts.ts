import type { Account } from '#shared/domain/portfolio/account.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { quoted } from '../table/quoted.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { type KnownClients, plainForm } from './known-clients.ts';

type StandingAccount = StandingRecord<Account>;

/** Numbers are written with blanks and without. */
export const plainNumber = (number: string): string => plainForm(number).replace(/\s/g, '');

/** Accounts of a book, found by their number and by what their client is called. */
export class KnownAccounts {
  private readonly byNumber: ReadonlyMap<string, readonly StandingAccount[]>;
  private readonly clients: KnownClients;

  constructor(accounts: readonly StandingAccount[], clients: KnownClients) {
    const byNumber = new Map<string, StandingAccount[]>();
    for (const account of accounts) {
      const number = plainNumber(account.data.number);
      const alike = byNumber.get(number) ?? [];
      byNumber.set(number, alike);
      alike.push(account);
    }
    this.byNumber = byNumber;
    this.clients = clients;
  }

  /**
   * The account that a row names in its columns `account` and `client`. The client may be left out
   * where the number says which account is meant; it is named by the firm's number of it, by its name
   * or by its id. Objects through `cells` to what is not there, and to what is not clear.
   */
  namedIn(cells: CellReader): StandingAccount | null {
    const number = cells.key('account');
    if (cells.text('client') === '') return this.oneWith(cells, 'account', number, null);
    const clientIds = this.clients.namedIn(cells);
    return clientIds && this.oneWith(cells, 'account', number, clientIds);
  }

  /** The account of the same client that `column` names; `null` where it is empty. */
  otherNamedIn(cells: CellReader, column: string, own: StandingAccount): StandingAccount | null {
    if (cells.text(column) === '') return null;
    const number = cells.key(column);
    const other = this.oneWith(cells, column, number, new Set([own.data.clientId]));
    if (other?.id !== own.id) return other;
    cells.object(column, `${quoted(number)} is the account of the row itself`);
    return null;
  }

  /** The accounts of a client with `number`. */
  ofClient(clientId: RecordId, number: string): readonly StandingAccount[] {
    const alike = this.byNumber.get(plainNumber(number)) ?? [];
    return alike.filter(({ data }) => data.clientId === clientId);
  }

  private oneWith(
    cells: CellReader,
    column: string,
    number: string,
    clientIds: ReadonlySet<RecordId> | null,
  ): StandingAccount | null {
    const alike = this.byNumber.get(plainNumber(number)) ?? [];
    const found = clientIds ? alike.filter(({ data }) => clientIds.has(data.clientId)) : alike;
    const [first] = found;
    if (first && found.length === 1) return first;
    const owner = clientIds ? 'the client' : 'the book';
    const toDo = clientIds ? 'give each a number of its own' : 'say the client';
    const message = first
      ? `several accounts of ${owner} have this number; ${toDo}`
      : `no account of ${owner} has this number; add the account first`;
    if (number !== '') cells.object(column, `${quoted(number)}: ${message}`);
    return null;
  }
}
