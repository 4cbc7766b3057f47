import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { assertNever } from '#shared/lib/assert.ts';
import { ClientNamesProvider } from '../services/client-names.tsx';
import { keepDrafts } from '../services/drafts.ts';
import { SessionProvider } from '../services/session.tsx';
import { useShell, useShellEvent } from '../services/shell.tsx';
import { useVault, useVaultEvent } from '../services/vault.tsx';
import { KEYCHAIN_PLACE, setPlace } from '../services/view-state.ts';
import type { VaultState } from '../vault/api.ts';
import { AppFrame } from './frame/app-frame.tsx';
import { StartNotices } from './frame/start-notices.tsx';
import { useShellLink } from './shell-link.ts';

const SignInFlow = lazy(() => import('../features/sign-in/sign-in-flow.tsx'));
// Asked for at once, while the vault still says what it is: a locked vault is what most starts find.
const unlockPage = import('../features/unlock/unlock-page.tsx');
const UnlockPage = lazy(() => unlockPage);

/** Shows sign-in, the lock or the application, as the vault says. */
export function Gate({ notices }: { notices: readonly string[] }) {
  const vault = useVault();
  const shell = useShell();
  const [state, setState] = useState<VaultState | null>(null);

  const look = useCallback(() => {
    void vault.state().then((now) => {
      setState(now);
      if (now.state === 'locked') setPlace(KEYCHAIN_PLACE, now.keychain);
      void shell.call['vault.stateChanged'](now.state);
    });
  }, [vault, shell]);
  useEffect(look, [look]);

  // While the lock is on screen: who types at once after Ctrl+K must not lose the first letters.
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('./palette/palette.tsx'));
    return () => cancelIdleCallback(idle);
  }, []);

  // A fresh window holds nothing decrypted: whatever was on screen or in memory is gone with it.
  const lock = useCallback(async () => {
    await keepDrafts();
    await vault.lock();
    await shell.call['vault.stateChanged']('locked');
    window.location.reload();
  }, [vault, shell]);

  const isUnlocked = state?.state === 'unlocked';
  useShellEvent('lockRequested', () => {
    if (isUnlocked) void lock();
  });
  useVaultEvent((event) => {
    if (event.event === 'locked' && isUnlocked) window.location.reload();
  });

  const session = useMemo(
    () => (state?.state === 'unlocked' ? { owner: state.owner, lock } : null),
    [state, lock],
  );

  if (!state) return null;
  switch (state.state) {
    case 'absent':
      return (
        <Suspense fallback={null}>
          <SignInFlow notice={notices.join(' ') || null} onFinished={look} />
        </Suspense>
      );
    case 'locked':
      return (
        <Suspense fallback={null}>
          <UnlockPage
            personName={state.personName}
            deviceName={state.deviceName}
            keychain={state.keychain}
            onUnlocked={look}
          />
        </Suspense>
      );
    case 'unlocked':
      return session ? (
        <SessionProvider session={session}>
          <ShellLink />
          <StartNotices notices={notices} recovery={state.recovery} />
          <ClientNamesProvider>
            <AppFrame />
          </ClientNamesProvider>
        </SessionProvider>
      ) : null;
    default:
      return assertNever(state);
  }
}

function ShellLink() {
  useShellLink();
  return null;
}
