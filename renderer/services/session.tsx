import { createContext, type ReactNode, use } from 'react';
import type { VaultOwner } from '../vault/api.ts';

/** The unlocked vault's person and device, and the way to lock. */
export interface Session {
  readonly owner: VaultOwner;
  /** Keeps drafts, drops the keys and everything decrypted, and shows the lock. */
  readonly lock: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Hands the session to the screens that exist only while the vault is unlocked. */
export function SessionProvider(props: { session: Session; children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

/** The person and device of the unlocked vault. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs an unlocked vault');
  return session;
}
