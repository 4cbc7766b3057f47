import { type ClientFile, type Entry, emptyClientFile } from '#shared/domain/client/client-file.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

/** A record as loaders give it. */
export interface PlainRecord {
  readonly kind: string;
  readonly id: RecordId;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The records of each client as the file that rules look at; firm records are left out. */
export function clientFiles(records: Iterable<PlainRecord>): readonly ClientFile[] {
  const byClient = new Map<RecordId, Map<string, Entry<never>[]>>();
  const clients: Entry<DataOf<'client'>>[] = [];
  for (const { kind, id, data } of records) {
    const entry = { id, data, editedAt: null, editedBy: null };
    if (kind === 'client') clients.push(entry as unknown as Entry<DataOf<'client'>>);
    const clientId = data.clientId;
    if (typeof clientId !== 'string') continue;
    const own = byClient.get(clientId as RecordId) ?? new Map<string, Entry<never>[]>();
    byClient.set(clientId as RecordId, own);
    const entries = own.get(kind);
    if (entries) entries.push(entry as Entry<never>);
    else own.set(kind, [entry as Entry<never>]);
  }
  return clients.map((client) => {
    const of = <K extends Kind>(kind: K): readonly Entry<DataOf<K>>[] =>
      byClient.get(client.id)?.get(kind) ?? [];
    return {
      ...emptyClientFile(client),
      contacts: of('contact'),
      accounts: of('account'),
      authorities: of('authority'),
      transactions: of('transaction'),
    };
  });
}

/** The last day of a client's ledger, of which there must be one. */
export function lastDay({ transactions }: Pick<ClientFile, 'transactions'>): CalendarDate {
  const last = transactions
    .map(({ data }) => data.date)
    .toSorted()
    .at(-1);
  if (!last) throw new Error('The client has no ledger.');
  return last;
}
