import { performance } from 'node:perf_hooks';
import { type BrowserWindow, powerMonitor, type WebContents } from 'electron';
import { IdleLock, type LockReason } from './idle-lock.ts';
import { tell } from './ipc.ts';
import { type MenuCommand, setMenu } from './menu.ts';
import type { SettingsStore } from './settings-store.ts';

/** How long the page may take to save drafts and lock itself before it is loaded anew. */
const PATIENCE_MS = 3_000;

export interface LockingDependencies {
  readonly settings: SettingsStore;
  readonly contents: () => WebContents | null;
  /** The vault is closed: forget what only an open one needs. */
  readonly locked: () => void;
  /** Loads the page anew, which ends its workers and all they hold. */
  readonly reload: () => void;
}

export interface Locking {
  readonly active: () => void;
  readonly vaultIs: (state: 'absent' | 'locked' | 'unlocked') => void;
  /** Closing the window with an open vault locks first, so that what is half written is kept. */
  readonly lockBeforeClosing: (window: BrowserWindow) => void;
}

/** Joins the decision to lock with the system's events, the menu and the page. */
export function watchLocking(deps: LockingDependencies): Locking {
  let patience: NodeJS.Timeout | undefined;
  let isUnlocked = false;
  let closing: BrowserWindow | null = null;

  function request(reason: LockReason) {
    tell(deps.contents(), 'lockRequested', reason);
    // The page has the first word, as it may hold a draft. One that hangs does not keep the keys.
    patience ??= setTimeout(() => {
      patience = undefined;
      isUnlocked = false;
      deps.locked();
      if (closing === null) deps.reload();
      else closing.close();
    }, PATIENCE_MS);
  }

  const idle = new IdleLock(
    { monotonic: () => performance.now(), wall: () => Date.now() },
    () => deps.settings.current().lockAfterMinutes,
    request,
  );
  const menu = {
    command: (command: MenuCommand) => tell(deps.contents(), 'menuCommand', command),
    lock: () => request('menu'),
  };

  setMenu(false, menu);
  powerMonitor.on('suspend', () => idle.systemIs('suspend'));
  powerMonitor.on('lock-screen', () => idle.systemIs('screenLocked'));
  // After a sleep that nobody announced the first look at the clocks must not wait.
  powerMonitor.on('resume', () => idle.tick());
  setInterval(() => idle.tick(), 1_000).unref();

  return {
    active: () => idle.active(),
    vaultIs(state) {
      idle.vaultIs(state);
      isUnlocked = state === 'unlocked';
      setMenu(state === 'unlocked', menu);
      if (state === 'unlocked') return;
      clearTimeout(patience);
      patience = undefined;
      // Without a vault there is nothing to close, but perhaps a sign-in that is about to make one.
      if (state === 'locked') deps.locked();
      closing?.close();
    },
    lockBeforeClosing(window) {
      window.on('close', (event) => {
        if (!isUnlocked) return;
        event.preventDefault();
        closing = window;
        request('closing');
      });
      window.on('closed', () => {
        closing = null;
      });
    },
  };
}
