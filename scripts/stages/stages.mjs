// What `npm test` runs, in this order: cheap and telling first. The limits add up to less than the
// 90 minutes that a build machine grants to the whole.
import path from 'node:path';
import { onVirtualDisplay } from '../lib/display.mjs';
import { cacheFolder, nodeProgram } from '../lib/paths.mjs';
import { countPlaywright, countVitest } from './counts.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} about
 * @property {number} limitMinutes
 * @property {(filters: readonly string[]) => [string, string[]]} command
 * @property {(report: any) => import('./counts.mjs').Counts} [countReport] for runners of tests
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

/** @type {readonly Stage[]} */
export const STAGES = [
  {
    name: 'types',
    about: 'the compiler, one project per runtime',
    limitMinutes: 5,
    command: () => nodeProgram('typescript/bin/tsc', ['-b']),
  },
  {
    name: 'lint',
    about: 'rules and format',
    limitMinutes: 3,
    command: () => nodeProgram('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  {
    name: 'architecture',
    about: 'which folder may import which',
    limitMinutes: 3,
    command: () => cruiser(['--config', '.dependency-cruiser.cjs']),
  },
  {
    name: 'unit',
    about: 'units, properties, contracts, simulation and integration on Node',
    limitMinutes: 25,
    command: (filters) => vitest('unit', ['--project', '!browser', ...filters]),
    countReport: countVitest,
  },
  {
    name: 'browser',
    about: "the vault's contract in Chromium",
    limitMinutes: 8,
    command: (filters) => vitest('browser', ['--project', 'browser', ...filters]),
    countReport: countVitest,
  },
  {
    name: 'build',
    about: 'the application, as users get it',
    limitMinutes: 4,
    command: () => nodeProgram('electron-vite/bin/electron-vite.js', ['build']),
  },
  {
    name: 'e2e',
    about: 'journeys through the application in a real Electron',
    limitMinutes: 30,
    command: (filters) => {
      const options = ['test', '--reporter=list,json', ...filters];
      const playwright = nodeProgram('@playwright/test/cli.js', options);
      return process.platform === 'linux' ? onVirtualDisplay(...playwright) : playwright;
    },
    countReport: countPlaywright,
    before: ['build'],
    needsElectron: true,
  },
];

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
