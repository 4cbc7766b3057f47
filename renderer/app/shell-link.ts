import { useEffect } from 'react';
import { useSession } from '../services/session.tsx';
import { useShell, useShellEvent } from '../services/shell.tsx';
import { useVault } from '../services/vault.tsx';

/** The shell's idle clock is told of work at most this often, in milliseconds. */
const REPORT_EVERY = 5_000;

/** Passes on between shell and vault: activity, the network, pokes, revocation. */
export function useShellLink(): void {
  const shell = useShell();
  const vault = useVault();
  const { lock } = useSession();

  useEffect(() => {
    let reportedAt = Number.NEGATIVE_INFINITY;
    const report = (event: Event) => {
      if (event.timeStamp - reportedAt < REPORT_EVERY) return;
      reportedAt = event.timeStamp;
      void shell.call['activity.report'](undefined);
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, report, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, report);
    };
  }, [shell]);

  useShellEvent('networkChanged', ({ online }) => void vault.setOnline(online));
  useShellEvent('poke', () => void vault.poke());
  // The shell has destroyed the vault's files; after the reload sign-in says why.
  useShellEvent('deviceRevoked', () => void lock());
}
