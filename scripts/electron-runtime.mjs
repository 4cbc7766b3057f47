// Finds a real Electron: an override, the official binary, or (Linux x64) the one the package
// registry carries. Runs on the machine's Node 20: no dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, hasProjectNode, nodeProgram, projectRoot } from './lib/paths.mjs';
import { packagedRuntime } from './runtime/packaged.mjs';
import { nextRuntimeStep } from './runtime/plan.mjs';

const FETCH_LIMIT_MS = 60_000;

/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * A runtime that is unpacked and ready to start; fetches one where needed (110 MB, once).
 * @param {(line: string) => void} [say] hears what takes long
 * @returns {ElectronRuntime}
 * @throws when there is none for this machine
 */
export function resolveElectron(say = () => {}) {
  mkdirSync(cacheFolder, { recursive: true });
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH || undefined;
  let fetchFailedAt = lastFailure();
  for (;;) {
    const step = nextRuntimeStep({
      override,
      overrideIsThere: override !== undefined && existsSync(executableIn(override)),
      officialIsThere: officialIsThere(),
      fetchFailedAt,
      now: Date.now(),
      platform: process.platform,
      arch: process.arch,
    });
    switch (step.tag) {
      case 'override':
        return runtime('override', step.folder);
      case 'official':
        return runtime('official', officialFolder());
      case 'fetchOfficial':
        fetchOfficial(say);
        fetchFailedAt = rememberFetch();
        break;
      case 'packaged':
        return runtime('packaged', packagedRuntime(say));
      case 'unavailable':
        throw new Error(`No Electron to run: ${step.reason}.`);
    }
  }
}

/**
 * One line that says which Electron runs, and why without its sandbox where that is so.
 * @param {ElectronRuntime} electron
 */
export function describeElectron({ source, version, args }) {
  const origin = {
    override: 'from ELECTRON_OVERRIDE_DIST_PATH',
    official: 'the official binary',
    packaged: 'from the package registry, as the official binary could not be fetched',
  }[source];
  const sandbox = args.includes('--no-sandbox') ? '; as root, so with --no-sandbox' : '';
  return `Electron ${version}, ${origin}${sandbox}`;
}

/**
 * @param {ElectronRuntime['source']} source
 * @param {string} distFolder
 * @returns {ElectronRuntime}
 */
function runtime(source, distFolder) {
  const versionFile = path.join(distFolder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  return {
    executablePath: executableIn(distFolder),
    version: version.replace(/^v/, ''),
    // Chromium refuses to start its sandbox as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    distFolder,
    source,
  };
}

function officialFolder() {
  return path.join(projectRoot, 'node_modules', 'electron', 'dist');
}

/** The binary counts only when it is the version that the package pins. */
function officialIsThere() {
  const manifest = path.join(projectRoot, 'node_modules', 'electron', 'package.json');
  const versionFile = path.join(officialFolder(), 'version');
  // The installer writes path.txt last: without it an interrupted unpacking is what is there.
  const done = path.join(projectRoot, 'node_modules', 'electron', 'path.txt');
  if (![manifest, versionFile, done].every((file) => existsSync(file))) return false;
  const pinned = JSON.parse(readFileSync(manifest, 'utf8')).version;
  const unpacked = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return pinned === unpacked && existsSync(executableIn(officialFolder()));
}

/** @param {string} distFolder */
function executableIn(distFolder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const name =
    process.platform in names ? names[/** @type {'darwin'} */ (process.platform)] : 'electron';
  return path.join(distFolder, name);
}

const failureFile = path.join(cacheFolder, 'electron-fetch-failed');

/** @returns {number | undefined} ms since 1970 */
function lastFailure() {
  return existsSync(failureFile) ? Number(readFileSync(failureFile, 'utf8')) : undefined;
}

/** @param {(line: string) => void} say */
function fetchOfficial(say) {
  const seconds = FETCH_LIMIT_MS / 1000;
  say(`Fetching the official Electron (tried for up to ${seconds} s, once a day)`);
  if (hasProjectNode()) {
    // The same as `npx install-electron --no`, on the Node it needs.
    const [command, args] = nodeProgram('electron/install.js', []);
    spawnSync(command, args, { stdio: 'ignore', timeout: FETCH_LIMIT_MS, killSignal: 'SIGKILL' });
  }
}

/**
 * Notes how the fetch went, so that the next start does not wait for it again.
 * @returns {number | undefined} when it failed, ms since 1970
 */
function rememberFetch() {
  const failedAt = officialIsThere() ? undefined : Date.now();
  try {
    if (failedAt === undefined) rmSync(failureFile, { force: true });
    else writeFileSync(failureFile, String(failedAt));
  } catch {
    // The cache may belong to another user; then each start tries for itself.
  }
  return failedAt;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const electron = resolveElectron((line) => process.stderr.write(`${line}\n`));
  process.stderr.write(`${describeElectron(electron)}\n`);
  process.stdout.write(`${JSON.stringify(electron)}\n`);
}
