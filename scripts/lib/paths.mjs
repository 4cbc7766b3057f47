// Runs on the machine's own Node (20 or later) before anything is installed: no dependencies here.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The folder for what is fetched, built or logged once and may be deleted at any time. */
export const cacheFolder = path.resolve(
  process.env.FIELDFOLIO_CACHE ?? path.join(projectRoot, '.cache'),
);

/**
 * The Node that the project pins as a dependency; the machine's own may be past its end of life.
 * @returns {string}
 */
export function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(projectRoot, 'node_modules', 'node', 'bin', name);
}

/** @returns {boolean} whether the pinned Node is there to run */
export function hasProjectNode() {
  return existsSync(projectNode());
}

/**
 * The command that runs a program of node_modules on the project's Node.
 * @param {string} script path below node_modules, with forward slashes
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function nodeProgram(script, args) {
  return [projectNode(), [path.join(projectRoot, 'node_modules', script), ...args]];
}
