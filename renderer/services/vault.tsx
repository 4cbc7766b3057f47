import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import type { VaultApi, VaultEvent } from '../vault/api.ts';

/** The vault as screens see it: its calls, and what it tells without being asked. */
export interface VaultConnection {
  readonly api: VaultApi;
  /** Returns a function that ends the listening. */
  readonly listen: (listener: (event: VaultEvent) => void) => () => void;
}

const VaultContext = createContext<VaultConnection | null>(null);

/** Hands the vault to the screens below. */
export function VaultProvider(props: { connection: VaultConnection; children: ReactNode }) {
  return <VaultContext value={props.connection}>{props.children}</VaultContext>;
}

/** The vault and its events; screens mostly want `useVault` or `useLiveQuery`. */
export function useVaultConnection(): VaultConnection {
  const connection = use(VaultContext);
  if (!connection) throw new Error('useVault needs a VaultProvider above it');
  return connection;
}

/** The calls of the vault. To show records use `useLiveQuery`; to change them `useCommands`. */
export function useVault(): VaultApi {
  return useVaultConnection().api;
}

/** Hears what the vault tells while the component is on screen. */
export function useVaultEvent(listener: (event: VaultEvent) => void): void {
  const { listen } = useVaultConnection();
  const hear = useEffectEvent(listener);
  useEffect(() => listen((event) => hear(event)), [listen]);
}
