import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freshHome, type PackagedApplication, startPackaged } from './support/application.ts';

test.skip(process.platform !== 'linux', "the keyring of Linux; others' keychains are not proven");

/** Unlocks a keyring of this home, made when there is none, and then becomes the application. */
const KEYRING =
  'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$0" "$@"';
const WITHIN_KEYRING = ['dbus-run-session', '--', 'sh', '-c', KEYRING];

/** `safeStorage.getSelectedStorageBackend` came with it. */
const FIRST_THAT_NAMES_ITS_KEYRING = 26;

const isThere = (program: string) => spawnSync('which', [program]).status === 0;

let home: string;
let running: PackagedApplication | undefined;
test.beforeEach(async () => {
  home = await freshHome();
});
test.afterEach(async () => {
  await running?.close();
  running = undefined;
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

async function startWithKeyring(): Promise<PackagedApplication> {
  running = await startPackaged({
    home,
    within: WITHIN_KEYRING,
    args: ['--password-store=gnome-libsecret'],
  });
  return running;
}

const protect = ({ page }: PackagedApplication) =>
  page.evaluate(async () => {
    const kept = await window.fieldfolio?.call['keychain.protect'](Uint8Array.of(1, 2, 3));
    return kept?.ok ? [...kept.value] : (kept?.error.tag ?? 'no shell');
  });

const reveal = ({ page }: PackagedApplication, secret: number[]) =>
  page.evaluate(async (bytes) => {
    const kept = await window.fieldfolio?.call['keychain.reveal'](Uint8Array.from(bytes));
    return kept?.ok ? [...kept.value] : (kept?.error.tag ?? 'no shell');
  }, secret);

test('[C6] a real keyring keeps a secret over a restart, and a changed one only says so', async () => {
  test.skip(
    !isThere('gnome-keyring-daemon') || !isThere('dbus-run-session'),
    'there is no keyring on this machine',
  );
  const first = await startWithKeyring();
  const status = await first.page.evaluate(() =>
    window.fieldfolio?.call['keychain.status'](undefined),
  );
  const { electron = '' } =
    (await first.page.evaluate(() => window.fieldfolio?.call['application.info'](undefined))) ?? {};
  if (Number.parseInt(electron, 10) < FIRST_THAT_NAMES_ITS_KEYRING) {
    expect(status?.usable).toBe(false);
    expect(await protect(first)).toBe('keychainUnusable');
    test.skip(true, `Electron ${electron} cannot say which keyring it uses: none is trusted`);
  }
  expect(status).toEqual({ usable: true, reason: '' });
  const secret = await protect(first);
  if (typeof secret === 'string') throw new Error(secret);
  expect(secret).not.toEqual([1, 2, 3]);
  expect(await reveal(first, secret)).toEqual([1, 2, 3]);
  await first.close();

  const second = await startWithKeyring();
  expect(await reveal(second, secret)).toEqual([1, 2, 3]);
  await second.close();

  await rm(path.join(home, 'data', 'keyrings'), { recursive: true });
  const changed = await startWithKeyring();
  expect(await reveal(changed, secret)).toBe('keychainChanged');
  await expect(changed.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('[C6] the password that everybody knows is never taken for a keychain', async () => {
  running = await startPackaged({ home, args: ['--password-store=basic'] });
  const status = await running.page.evaluate(() =>
    window.fieldfolio?.call['keychain.status'](undefined),
  );
  expect(status?.usable).toBe(false);
  expect(await protect(running)).toBe('keychainUnusable');
});
