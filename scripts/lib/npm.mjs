// How to start npm itself.
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The command that runs npm itself. Started by npm, its own path is used: on Windows `npm` is a
 * batch file, which cannot be spawned without a shell.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('.js') && node !== undefined && existsSync(node))
    return [node, [script, ...args]];
  return ['npm', args];
}

/**
 * npm must not run on the Node inside the node_modules that it is about to delete.
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentForNpm() {
  const entries = (process.env.PATH ?? '').split(path.delimiter);
  const kept = entries.filter((entry) => !entry.includes('node_modules'));
  return { ...process.env, PATH: kept.join(path.delimiter) };
}
