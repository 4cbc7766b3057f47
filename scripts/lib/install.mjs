// Brings node_modules in line with package-lock.json, and does nothing when it already is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { environmentForNpm, npm } from './npm.mjs';
import { cacheFolder, hasProjectNode, projectRoot } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [link]
 * @property {boolean} [optional] also set for what other platforms need
 * @property {boolean} [devOptional]
 * @typedef {{ packages?: Record<string, LockEntry> }} LockFile
 */

/**
 * The packages that are missing or of another version than the lock file says. Optional ones may
 * be missing: they belong to other platforms.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json, which npm writes last
 * @returns {string[]}
 */
export function outdatedPackages(wanted, installed) {
  const have = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([name, entry]) => {
      if (name === '' || entry.link) return false;
      const found = have[name];
      if (found === undefined) return !entry.optional && !entry.devOptional;
      return found.version !== entry.version;
    })
    .map(([name]) => name.replace(/^node_modules\//, ''));
}

/**
 * Installs what is missing in a folder that has a package-lock.json.
 * @param {{ folder?: string, say: (line: string) => void }} options
 */
export async function ensureInstalled({ folder = projectRoot, say }) {
  mkdirSync(cacheFolder, { recursive: true });
  // Two commands at once (start and test) would delete node_modules under each other.
  await withLock(path.join(cacheFolder, 'install.lock'), async () => {
    const reason = whyInstall(folder);
    if (reason === undefined) return;
    const logFile = path.join(cacheFolder, 'npm-install.log');
    writeFileSync(logFile, '');
    say(`Installing packages (${reason}); takes a minute or two, details in ${relative(logFile)}`);
    const [command, args] = npm(['ci']);
    const outcome = await run(command, args, {
      limitMs: 15 * 60_000,
      logFile,
      cwd: folder,
      env: environmentForNpm(),
    });
    if (outcome.code === 0 && whyInstall(folder) === undefined) return;
    const tail = outcome.output.trim().split('\n').slice(-15).join('\n');
    throw new Error(`npm ci did not finish (exit code ${outcome.code}).\n${tail}`);
  });
}

/**
 * @param {string} folder
 * @returns {string | undefined} undefined when everything is in place
 */
function whyInstall(folder) {
  const hidden = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'nothing is installed yet';
  const outdated = outdatedPackages(
    readJson(path.join(folder, 'package-lock.json')),
    readJson(hidden),
  );
  if (outdated.length > 0) return `${outdated.length} not as in the lock file`;
  if (folder === projectRoot && !hasProjectNode()) return 'the pinned Node is missing';
  return undefined;
}

/** @param {string} file */
function relative(file) {
  return path.relative(process.cwd(), file);
}

/**
 * @param {string} file
 * @returns {LockFile}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
