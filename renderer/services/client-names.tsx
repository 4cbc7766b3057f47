import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Language } from '#shared/domain/language.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientName } from '../vault/views.ts';
import { useLiveQuery } from './live-query.ts';
import { personCollator } from './person-locale.ts';

/** Every client's name, for lists that show records of many clients. */
export interface ClientNames {
  /** How many there are; `undefined` until they are known. */
  readonly count: number | undefined;
  /** By name, in the person's alphabet; put in order by who first asks. `undefined` until they are known. */
  readonly all: () => readonly ClientName[] | undefined;
  /** The client's name; empty while names are not known. */
  readonly nameOf: (id: RecordId | null) => string;
  /** The language of documents to the client, where one is chosen. */
  readonly languageOf: (id: RecordId) => Language | null;
}

const ClientNamesContext = createContext<ClientNames | null>(null);

/** Keeps the names once for all screens below. */
export function ClientNamesProvider(props: { children: ReactNode }) {
  const clients = useLiveQuery((vault) => vault.clientNames(), [], { kinds: ['client'] });
  const names = useMemo<ClientNames>(() => {
    const byId = new Map(clients.data?.map((client) => [client.id, client]));
    let sorted: readonly ClientName[] | undefined;
    const all = () => {
      sorted ??= clients.data?.toSorted((first, second) =>
        personCollator.compare(first.name, second.name),
      );
      return sorted;
    };
    const nameOf = (id: RecordId | null) => (id === null ? '' : (byId.get(id)?.name ?? ''));
    const languageOf = (id: RecordId) => byId.get(id)?.language ?? null;
    return { count: clients.data?.length, all, nameOf, languageOf };
  }, [clients.data]);
  return <ClientNamesContext value={names}>{props.children}</ClientNamesContext>;
}

/** Every client's name. */
export function useClientNames(): ClientNames {
  const names = use(ClientNamesContext);
  if (!names) throw new Error('useClientNames needs a ClientNamesProvider above it');
  return names;
}
