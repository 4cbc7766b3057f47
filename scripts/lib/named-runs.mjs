// Benches and soaks: programs that are run by name and are no part of the tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeElectron, resolveElectron } from '../electron-runtime.mjs';
import { buildApplication } from './build.mjs';
import { ensureDebianPackages, TEST_PACKAGES } from './debian.mjs';
import { hasDisplay, onVirtualDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { projectNode, projectRoot } from './paths.mjs';
import { closed, endAll, endAllOnSignals, start } from './processes.mjs';

/**
 * What a program asks for in a comment of its own: `// needs: electron, peers`.
 * - `electron`: a runtime and a screen (a virtual one where there is none)
 * - `build`: the application built from the sources at this moment, in `out`
 * - `system`: the Debian packages of the tests (a database server, a browser)
 * - any other word: the packages of the folder of that name beside it, with its own package.json
 * @param {string} source
 * @returns {string[]}
 */
export function needsOf(source) {
  const line = /^\/\/ needs: (.+)$/m.exec(source)?.[1] ?? '';
  return line
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/**
 * The names of the programs in a folder: files that are neither tests nor parts of others (those
 * live in folders).
 * @param {readonly string[]} files
 */
export function namesIn(files) {
  return files
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Runs the program that the command line names, or lists the names.
 * @param {string} folder below the project, such as `tests/bench`
 */
export async function runByName(folder) {
  endAllOnSignals();
  const place = path.join(projectRoot, folder);
  const names = existsSync(place) ? namesIn(readdirSync(place)) : [];
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || !names.includes(name)) {
    say(names.length > 0 ? 'Name one of:' : 'There is none yet');
    for (const one of names) {
      // The first comment line says what it measures or proves.
      const source = readFileSync(path.join(place, `${one}.ts`), 'utf8');
      say(`  ${one.padEnd(14)} ${/^\/\/ (?!needs:)(.+)$/m.exec(source)?.[1] ?? ''}`);
    }
    process.exitCode = name === undefined ? 0 : 2;
    return;
  }
  await ensureInstalled({ say });
  const file = path.join(folder, `${name}.ts`);
  const needs = needsOf(readFileSync(path.join(projectRoot, file), 'utf8'));
  await provide(needs, place);
  /** @type {[string, string[]]} */
  const plain = [projectNode(), [file, ...args]];
  const onScreen = needs.includes('electron') && !hasDisplay();
  const child = start(...(onScreen ? onVirtualDisplay(...plain) : plain), {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exitCode = (await closed(child)) ?? 1;
  await endAll();
}

/**
 * @param {readonly string[]} needs
 * @param {string} place
 */
async function provide(needs, place) {
  for (const need of needs) {
    if (need === 'electron') say(describeElectron(resolveElectron(say)));
    if (need === 'electron' || need === 'system') {
      const missing = await ensureDebianPackages(TEST_PACKAGES, say);
      if (missing.length > 0) throw new Error(`Missing Debian packages: ${missing.join(' ')}`);
    } else if (need === 'build') {
      say('Building the application');
      await buildApplication();
    } else {
      await ensureInstalled({ folder: path.join(place, need), say });
    }
  }
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}
