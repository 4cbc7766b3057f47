// What `npm test` runs, in this order: cheap and telling first. The limits add up to less than the
// 90 minutes that a build machine grants to the whole.
import path from 'node:path';
import { onVirtualDisplay } from '../lib/display.mjs';
import { cacheFolder, nodeProgram } from '../lib/paths.mjs';
import { readPlaywright, readVitest } from './reports.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} about
 * @property {number} limitMinutes
 * @property {(filters: readonly string[]) => [string, string[]]} command
 * @property {(report: any) => import('./reports.mjs').Report} [read] for runners of tests
 * @property {readonly string[]} [before] stages to run first, unless they have run
 * @property {boolean} [needsElectron]
 */

/** @param {string} stage */
export function reportFile(stage) {
  return path.join(cacheFolder, `report-${stage}.json`);
}

/**
 * The command that checks the imports of the product's folders, below the working folder.
 * @param {readonly string[]} options
 * @returns {[string, string[]]}
 */
export function cruiser(options) {
  const [node, args] = nodeProgram('dependency-cruiser/bin/dependency-cruise.mjs', options);
  const preload = new URL('../architecture/parse-tsx.mjs', import.meta.url).href;
  return [node, ['--import', preload, ...args, 'shared', 'electron', 'renderer', 'server']];
}

const ON_NODE = ['--project', '!browser', '--project', '!electron-vault'];

/** @type {readonly Stage[]} */
export const STAGES = [
  {
    name: 'types',
    about: 'the compiler, one project per runtime',
    limitMinutes: 4,
    command: () => nodeProgram('typescript/bin/tsc', ['-b']),
  },
  {
    name: 'lint',
    about: 'rules and format',
    limitMinutes: 2,
    command: () => nodeProgram('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  {
    name: 'architecture',
    about: 'which folder may import which',
    limitMinutes: 2,
    command: () => cruiser(['--config', '.dependency-cruiser.cjs']),
  },
  {
    name: 'unit',
    about: 'units, properties, contracts, simulation and integration on Node',
    limitMinutes: 13,
    command: (filters) => vitest('unit', [...ON_NODE, ...filters]),
    read: readVitest,
  },
  {
    name: 'browser',
    about: "the vault's contract in Debian's Chromium",
    limitMinutes: 7,
    command: (filters) => vitest('browser', ['--project', 'browser', ...filters]),
    read: readVitest,
  },
  {
    name: 'electron-vault',
    about: "the same contract in the application's Electron",
    limitMinutes: 8,
    command: (filters) =>
      onScreen(vitest('electron-vault', ['--project', 'electron-vault', ...filters])),
    read: readVitest,
    needsElectron: true,
  },
  {
    name: 'build',
    about: 'the application, as users get it',
    limitMinutes: 3,
    command: () => nodeProgram('electron-vite/bin/electron-vite.js', ['build']),
  },
  {
    name: 'e2e',
    about: 'journeys through the application in a real Electron',
    limitMinutes: 45,
    command: (filters) => {
      const options = ['test', '--reporter=list,json', ...filters];
      return onScreen(nodeProgram('@playwright/test/cli.js', options));
    },
    read: readPlaywright,
    before: ['build'],
    needsElectron: true,
  },
];

/**
 * On Linux a virtual screen even where there is a real one: windows would disturb, and be disturbed.
 * @param {[string, string[]]} command
 */
function onScreen(command) {
  return process.platform === 'linux' ? onVirtualDisplay(...command) : command;
}

/**
 * @param {string} stage
 * @param {readonly string[]} args
 */
function vitest(stage, args) {
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile(stage)}`,
  ];
  return nodeProgram('vitest/vitest.mjs', ['run', ...reporters, ...args]);
}

/**
 * The stages that a command line asks for, with those they need, and what is left for the runner.
 * @param {readonly string[]} args such as `['e2e', 'sign-in']`; none means all stages
 * @returns {{ stages: Stage[], filters: string[] }}
 */
export function chooseStages(args) {
  const names = STAGES.map((stage) => stage.name);
  const firstFilter = args.findIndex((argument) => !names.includes(argument));
  const chosen = firstFilter === -1 ? args : args.slice(0, firstFilter);
  const filters = firstFilter === -1 ? [] : args.slice(firstFilter);
  if (chosen.length === 0 && filters.length > 0) {
    throw new Error(`No stage is called "${filters[0]}". Stages: ${names.join(', ')}.`);
  }
  const wanted = new Set(chosen.length === 0 ? names : chosen);
  for (const stage of STAGES) {
    if (wanted.has(stage.name)) for (const name of stage.before ?? []) wanted.add(name);
  }
  return { stages: STAGES.filter((stage) => wanted.has(stage.name)), filters: [...filters] };
}
