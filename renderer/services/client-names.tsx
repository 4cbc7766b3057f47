import { createContext, type ReactNode, use, useMemo } from 'react';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from './live-query.ts';
import { personCollator } from './person-locale.ts';

export interface ClientName {
  readonly id: RecordId;
  readonly name: string;
}

/** Every client's name, for lists that show records of many clients. */
export interface ClientNames {
  /** How many there are; `undefined` until they are known. */
  readonly count: number | undefined;
  /** By name, in the person's alphabet; put in order by who first asks. `undefined` until they are known. */
  readonly all: () => readonly ClientName[] | undefined;
  /** The client's name; empty while names are not known. */
  readonly nameOf: (id: RecordId | null) => string;
}

const ClientNamesContext = createContext<ClientNames | null>(null);

/** Keeps the names once for all screens below. */
export function ClientNamesProvider(props: { children: ReactNode }) {
  const clients = useLiveQuery((vault) => vault.clientNames(), [], { kinds: ['client'] });
  const names = useMemo<ClientNames>(() => {
    const byId = new Map(clients.data?.map(({ id, name }) => [id, name]));
    let sorted: readonly ClientName[] | undefined;
    const all = () => {
      sorted ??= clients.data?.toSorted((first, second) =>
        personCollator.compare(first.name, second.name),
      );
      return sorted;
    };
    const nameOf = (id: RecordId | null) => (id === null ? '' : (byId.get(id) ?? ''));
    return { count: clients.data?.length, all, nameOf };
  }, [clients.data]);
  return <ClientNamesContext value={names}>{props.children}</ClientNamesContext>;
}

/** Every client's name. */
export function useClientNames(): ClientNames {
  const names = use(ClientNamesContext);
  if (!names) throw new Error('useClientNames needs a ClientNamesProvider above it');
  return names;
}
