import type { Client } from '#shared/domain/client/client.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { quoted } from '../table/quoted.ts';
import type { StandingRecord } from '../table/record-table.ts';

/** `text` of a record as a cell of a file gives it. */
export const plainForm = (text: string): string => text.trim().normalize();

/** What names of a file and of records are compared by, where the same in capitals is meant to be the same. */
export const comparedName = (name: string): string => plainForm(name).toLowerCase();

/** Clients of a book, found by the firm's number of them, by their name or by their id. */
export class KnownClients {
  private readonly idsByName = new Map<string, Set<RecordId>>();

  constructor(clients: readonly StandingRecord<Client>[]) {
    for (const { id, data } of clients) {
      for (const each of [id, data.externalId, data.name]) {
        const name = plainForm(each);
        if (name === '') continue;
        this.idsByName.set(name, (this.idsByName.get(name) ?? new Set()).add(id));
      }
    }
  }

  /** The clients that a row names in `client`; objects through `cells` when there are none. */
  namedIn(cells: CellReader): ReadonlySet<RecordId> | null {
    const name = cells.requiredText('client');
    const ids = this.idsByName.get(name);
    if (ids) return ids;
    // Only now: names are written with such signs in some languages.
    cells.key('client');
    const message = 'no client of the book has this number or name; add the client first';
    cells.object('client', `${quoted(name)}: ${message}`);
    return null;
  }

  /** The one that a row names; objects through `cells` when that is not clear. */
  oneNamedIn(cells: CellReader): RecordId | null {
    const ids = this.namedIn(cells);
    if (!ids) return null;
    const [first, ...others] = ids;
    if (first !== undefined && others.length === 0) return first;
    const message = 'several clients of the book are called so; say the number, or the id';
    cells.object('client', `${quoted(cells.text('client'))}: ${message}`);
    return null;
  }
}
