// Debian packages that tests and a start without a screen need.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from './display.mjs';
import { cacheFolder } from './paths.mjs';
import { run } from './processes.mjs';

/** What a window needs on a machine without a screen. */
export const WINDOW_PACKAGES = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** What the tests need on top: a browser, a database server, a reader of PDF, metric fonts, a keyring. */
export const TEST_PACKAGES = [
  ...WINDOW_PACKAGES,
  'chromium',
  'poppler-utils',
  'postgresql-15',
  'fonts-liberation',
  ...['gnome-keyring', 'dbus-daemon', 'libsecret-1-0'],
];

/**
 * The packages that are not installed, from dpkg-query's lines of "name status".
 * @param {readonly string[]} wanted
 * @param {string} listing lines such as "xvfb install ok installed"
 */
export function missingIn(wanted, listing) {
  const installed = new Set(
    listing
      .split('\n')
      .filter((line) => line.endsWith(' install ok installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

/**
 * Installs missing packages as root with apt-get; else returns what somebody has to install.
 * @param {readonly string[]} wanted
 * @param {(line: string) => void} say
 * @returns {Promise<string[]>} still missing; empty on systems that are not Debian's kind
 */
export async function ensureDebianPackages(wanted, say) {
  if (process.platform !== 'linux' || !findProgram('dpkg-query')) return [];
  const missing = missingPackages(wanted);
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return missing;
  mkdirSync(cacheFolder, { recursive: true });
  const logFile = path.join(cacheFolder, 'apt-get.log');
  say(`Installing Debian packages: ${missing.join(' ')}`);
  const options = { logFile, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], { ...options, limitMs: 5 * 60_000 });
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  await run('apt-get', install, { ...options, limitMs: 15 * 60_000 });
  return missingPackages(wanted);
}

/** @param {readonly string[]} wanted */
function missingPackages(wanted) {
  const format = `\${Package} \${Status}\n`;
  const query = spawnSync('dpkg-query', ['-W', '-f', format, ...wanted], { encoding: 'utf8' });
  return missingIn(wanted, query.stdout ?? '');
}
