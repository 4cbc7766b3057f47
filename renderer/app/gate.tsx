import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { assertNever } from '#shared/lib/assert.ts';
import { later } from '../components/later.tsx';
import { ClientNamesProvider } from '../services/client-names.tsx';
import { ClientRowsProvider } from '../services/client-rows.tsx';
import { keepDrafts } from '../services/drafts.ts';
import { FormDraftsProvider } from '../services/form-drafts.tsx';
import { SessionProvider } from '../services/session.tsx';
import { useShell, useShellEvent } from '../services/shell.tsx';
import { useVault, useVaultEvent } from '../services/vault.tsx';
import { KEYCHAIN_PLACE, setPlace } from '../services/view-state.ts';
import type { VaultState } from '../vault/api.ts';
import { AppFrame } from './frame/app-frame.tsx';
import { StartNotices } from './frame/start-notices.tsx';
import { preloadPages } from './pages.tsx';
import { useReleasedMemory } from './release-memory.ts';
import { useShellLink } from './shell-link.ts';

const SignInFlow = later(() => import('../features/sign-in/sign-in-flow.tsx'));
const UnlockPage = later(() => import('../features/unlock/unlock-page.tsx'));
// Asked for at once, while the vault still says what it is: a locked vault is what most starts find.
const unlockPage = UnlockPage.load();

/** Shows sign-in, the lock or the application, as the vault says. */
export function Gate({ notices }: { notices: readonly string[] }) {
  const vault = useVault();
  const shell = useShell();
  const [state, setState] = useState<VaultState | null>(null);

  const look = useCallback(() => {
    void vault.state().then(async (now) => {
      if (now.state === 'locked') await unlockPage;
      setState(now);
      if (now.state === 'locked') setPlace(KEYCHAIN_PLACE, now.keychain);
      void shell.call['vault.stateChanged'](now.state);
    });
  }, [vault, shell]);
  useEffect(look, [look]);

  // While the lock is on screen, so that what is opened by it stands there at once.
  const isKnown = state !== null;
  useEffect(() => {
    if (isKnown) void preloadPages();
  }, [isKnown]);

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
            <ClientRowsProvider>
              <FormDraftsProvider>
                <AppFrame />
              </FormDraftsProvider>
            </ClientRowsProvider>
          </ClientNamesProvider>
        </SessionProvider>
      ) : null;
    default:
      return assertNever(state);
  }
}

function ShellLink() {
  useShellLink();
  useReleasedMemory();
  return null;
}
