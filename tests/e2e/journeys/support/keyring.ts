import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** Unlocks the keyring of a folder, made when there is none, says where it is, and stays until the end. */
const SESSION =
  'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat';

/** A real keyring of Linux in a session of its own. */
export interface Keyring {
  /** What a program needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Why there can be no keyring on this machine; null when there can. */
export function whyNoKeyring(): string | null {
  if (process.platform !== 'linux') return 'only the keyring of Linux can be set up for a test';
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter(
    (program) => spawnSync('which', [program]).status !== 0,
  );
  return missing.length === 0 ? null : `this machine has no ${missing.join(' and no ')}`;
}

/** Starts a session with the keyring that lies in `folder`. */
export async function startKeyring(folder: string): Promise<Keyring> {
  const place = (name: string) => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    return made;
  };
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', SESSION], {
    detached: true,
    env: {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: place('data'),
      XDG_RUNTIME_DIR: place('run'),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const [said] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [''])]);
  const address = String(said).trim();
  if (address === '') throw new Error('There is no session for the keyring.');
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    async stop() {
      // The session ends with its program, and the keyring with the session.
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * An Electron below 26 cannot say which keyring it uses, so the product trusts none there. Here it is
 * taught to: what it encrypts begins with `v11` under a key from a keyring, with `v10` under the
 * password that everybody knows (Chromium, components/os_crypt).
 */
export async function nameKeyring(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ safeStorage }) => {
    if (typeof safeStorage.getSelectedStorageBackend === 'function') return;
    const backend = () => {
      const begins = safeStorage.encryptString('x').subarray(0, 3).toString('latin1');
      return begins === 'v11' ? 'gnome_libsecret' : 'basic_text';
    };
    Object.assign(safeStorage, { getSelectedStorageBackend: backend });
  });
}
