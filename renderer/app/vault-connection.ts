import type { ShellBridge } from '#shared/ipc/contract.ts';
import type { VaultConnection } from '../services/vault.tsx';
import type { VaultEvent } from '../vault/api.ts';
import { connectVault } from '../vault/client.ts';
import { vaultHost } from './vault-host.ts';

/** Starts the vault over the shell; its events go to everybody who listens. */
export function vaultConnection(shell: ShellBridge): VaultConnection {
  const listeners = new Set<(event: VaultEvent) => void>();
  const api = connectVault(vaultHost(shell), (event) => {
    for (const listener of listeners) listener(event);
  });
  return {
    api,
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
