// Proves that the rules of biome.json fire where they should, on a tree of deliberately bad files.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeProgram, projectRoot } from './lib/paths.mjs';

type Diagnostic = { category: string; message: string; location: { path: string } };

const CLOCK = 'no clock of its own';
const RANDOMNESS = 'no randomness of its own';
const GLOBALS = 'lint/style/noRestrictedGlobals';
const CONSOLE = 'lint/suspicious/noConsole';

/** File, its text, and what lint has to say about it. */
const forbidden: readonly (readonly [string, string, string])[] = [
  ['shared/domain/now.ts', 'export const now = Date.now();', CLOCK],
  ['shared/domain/clock.ts', 'export const clock = Date.now;', CLOCK],
  ['shared/domain/today.ts', 'export const today = new Date();', CLOCK],
  ['shared/domain/today-text.ts', 'export const today = Date();', CLOCK],
  ['shared/domain/hidden.ts', 'export const today = new globalThis.Date();', GLOBALS],
  ['shared/domain/dice.ts', 'export const dice = Math.random();', RANDOMNESS],
  ['shared/domain/id.ts', 'export const id = crypto.randomUUID();', GLOBALS],
  ['shared/domain/start.ts', 'export const start = performance.now();', GLOBALS],
  ['shared/domain/wait.ts', 'setTimeout(() => undefined, 5);', GLOBALS],
  ['shared/domain/width.ts', 'export const width = window.innerWidth;', GLOBALS],
  ['shared/domain/home.ts', 'export const home = process.env.HOME;', GLOBALS],
  ['shared/domain/log.ts', 'console.log(1);', CONSOLE],
  ['renderer/app/log.ts', 'console.log(1);', CONSOLE],
  ['renderer/services/value.ts', "import { v } from '../vault/v.ts';\nv();", 'as types only'],
  ['server/any.ts', 'export const value: any = 1;', 'lint/suspicious/noExplicitAny'],
  ['server/bang.ts', 'export const f = (a?: string) => a!.at(0);', 'lint/style/noNonNullAssertion'],
  ['server/float.ts', 'async function f() {}\nf();', 'lint/nursery/noFloatingPromises'],
  ['server/BadName.ts', 'export const value = 1;', 'lint/style/useFilenamingConvention'],
  ['server/index.ts', "export { value } from './a.ts';", 'lint/performance/noBarrelFile'],
];

const allowed: readonly (readonly [string, string])[] = [
  ['shared/lib/date.ts', 'export const day = new Date(2026, 0, 1);'],
  ['shared/lib/fine.test.ts', 'export const now = Date.now() + Math.random();'],
  ['server/clock.ts', 'export const now = Date.now();'],
  ['renderer/services/t.ts', "import type { V } from '../vault/v.ts';\nexport type W = V;"],
];

let root: string;
let diagnostics: Diagnostic[];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lint-'));
  for (const part of ['biome.json', 'scripts/lint']) {
    await cp(path.join(projectRoot, part), path.join(root, part), { recursive: true });
  }
  for (const [file, text] of [...forbidden, ...allowed]) {
    const place = path.join(root, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, `${text}\n`);
  }
  const options = ['lint', '--reporter=json', '--max-diagnostics=none'];
  const [command, args] = nodeProgram('@biomejs/biome/bin/biome', options);
  const outcome = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  diagnostics = JSON.parse(outcome.stdout).diagnostics;
});

afterAll(() => rm(root, { recursive: true, force: true }));

function about(file: string) {
  return diagnostics
    .filter(({ location }) => location.path === file)
    .map(({ category, message }) => `${category}: ${message}`);
}

describe('lint', () => {
  it.each(forbidden)('in %s forbids %s', (file, _text, told) => {
    expect(about(file).join('\n')).toContain(told);
  });

  it.each(allowed)('in %s allows %s', (file) => {
    expect(about(file)).toEqual([]);
  });
});
