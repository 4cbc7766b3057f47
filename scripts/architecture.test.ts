// Proves that each rule of .dependency-cruiser.cjs fires, on a small tree of deliberately bad files.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './lib/paths.mjs';
import { cruiser } from './stages/stages.mjs';

type Violation = { rule: { name: string }; from: string; to: string };

/** Rule, importing file, and what it imports: a file of the tree or a package. */
const forbidden: readonly (readonly [string, string, string])[] = [
  ['lib-imports-nothing', 'shared/lib/bad.ts', 'zod'],
  ['lib-imports-nothing', 'shared/lib/bad-2.ts', 'shared/domain/good.ts'],
  ['domain', 'shared/domain/client/bad.ts', 'shared/sync/good.ts'],
  ['domain', 'shared/domain/client/bad-2.ts', 'node:fs'],
  ['documents', 'shared/documents/bad.ts', 'shared/protocol/good.ts'],
  ['interchange', 'shared/interchange/bad.ts', 'shared/protocol/good.ts'],
  ['protocol', 'shared/protocol/bad.ts', 'shared/sync/good.ts'],
  ['sync', 'shared/sync/bad.ts', 'renderer/vault/good.ts'],
  ['ipc', 'shared/ipc/bad.ts', 'shared/domain/good.ts'],
  ['features-stay-apart', 'renderer/features/tasks/bad.ts', 'renderer/features/today/good.ts'],
  ['features-use-services', 'renderer/features/tasks/bad-2.ts', 'renderer/vault/good.ts'],
  ['features-stay-apart', 'renderer/features/tasks/screen.tsx', 'renderer/features/today/good.ts'],
  ['components-import-nothing-above', 'renderer/components/bad.ts', 'renderer/app/good.ts'],
  ['services-import-nothing-above', 'renderer/services/bad.ts', 'renderer/components/good.ts'],
  ['adapters-are-leaves', 'renderer/vault/bad.ts', 'renderer/services/good.ts'],
  ['adapters-are-leaves', 'renderer/transport/bad.ts', 'renderer/vault/good.ts'],
  ['platform-knows-the-contract', 'renderer/platform/bad.ts', 'shared/domain/good.ts'],
  ['renderer-is-a-page', 'renderer/app/bad.ts', 'server/good.ts'],
  ['renderer-is-a-page', 'renderer/app/bad-2.ts', 'electron/main/good.ts'],
  ['main-knows-the-contract', 'electron/main/bad.ts', 'shared/domain/good.ts'],
  ['preload', 'electron/preload/bad.ts', 'electron/main/good.ts'],
  ['server-uses-shared-only', 'server/bad.ts', 'renderer/vault/good.ts'],
  ['dexie-in-the-vault-only', 'renderer/app/bad-3.ts', 'dexie'],
  ['electron-in-the-shell-only', 'renderer/app/bad-4.ts', 'electron'],
  ['no-cycles', 'shared/domain/circle-a.ts', 'shared/domain/circle-b.ts'],
  ['product-never-imports-tests', 'server/bad-2.ts', 'tests/contracts/good.ts'],
  ['product-never-imports-tests', 'shared/domain/bad.ts', 'shared/domain/some.test.ts'],
  ['server-installs-without-tools', 'server/bad-3.ts', 'vitest'],
  ['imports-resolve', 'renderer/app/bad-5.ts', 'renderer/app/missing.ts'],
];

const allowed: readonly (readonly [string, string])[] = [
  ['shared/domain/fine.ts', 'zod'],
  ['shared/domain/fine-2.ts', 'shared/lib/good.ts'],
  ['shared/sync/fine.ts', 'shared/protocol/good.ts'],
  ['shared/sync/fine-2.ts', 'node-diff3'],
  ['shared/interchange/fine.ts', 'csv-parse'],
  ['shared/sync/fine.test.ts', 'tests/contracts/good.ts'],
  ['shared/sync/fine-2.test.ts', 'vitest'],
  ['renderer/features/tasks/fine.ts', 'renderer/services/good.ts'],
  ['renderer/features/tasks/fine-2.ts', 'renderer/features/tasks/good.ts'],
  ['renderer/services/fine.ts', 'renderer/vault/good.ts'],
  ['renderer/app/fine.tsx', 'renderer/vault/good.ts'],
  ['renderer/vault/fine.ts', 'dexie'],
  ['electron/main/fine.ts', 'node:fs'],
  ['electron/main/fine-2.ts', 'electron'],
  ['electron/preload/fine.ts', 'electron'],
  ['electron/preload/fine-2.ts', 'shared/ipc/good.ts'],
  ['server/fine.ts', 'fastify'],
  ['server/fine-2.ts', 'shared/sync/good.ts'],
];

const DEPENDENCIES = ['zod', 'dexie', 'node-diff3', 'csv-parse', 'fastify'];
const DEV_DEPENDENCIES = ['vitest', 'electron'];
const INVENTED = ['shared/domain/circle-b.ts', 'renderer/app/missing.ts'];

let root: string;
let violations: Violation[];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'architecture-'));
  await writeTree();
  violations = await cruise();
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('the rules of the architecture', () => {
  it.each(forbidden)('%s forbids %s to import %s', (rule, from, to) => {
    const found = violations.filter((violation) => violation.from === from);
    expect(
      found.map((violation) => violation.rule.name),
      `${from} → ${to}`,
    ).toContain(rule);
  });

  it.each(allowed)('%s may import %s', (from) => {
    expect(violations.filter((violation) => violation.from === from)).toEqual([]);
  });

  it('has a bad file for every rule', () => {
    const config = createRequire(import.meta.url)(
      path.join(projectRoot, '.dependency-cruiser.cjs'),
    );
    const names = config.forbidden.map((rule: { name: string }) => rule.name);
    expect([...new Set(forbidden.map(([rule]) => rule))].sort()).toEqual([...names].sort());
  });
});

async function writeTree() {
  const { imports } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const manifest = {
    name: 'tree',
    type: 'module',
    imports,
    dependencies: versions(DEPENDENCIES),
    devDependencies: versions(DEV_DEPENDENCIES),
  };
  await put('package.json', JSON.stringify(manifest));
  for (const name of [...DEPENDENCIES, ...DEV_DEPENDENCIES]) {
    await put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await put(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  const cases = [...forbidden.map(([, from, to]) => [from, to] as const), ...allowed];
  for (const [, to] of cases) {
    if (to.includes('.ts') && !INVENTED.includes(to)) await put(to, 'export const value = 1;');
  }
  for (const [from, to] of cases) await put(from, importing(from, specifier(from, to)));
  await put('shared/domain/circle-b.ts', "import './circle-a.ts';");
}

/** Screens import lazily and hold JSX, which needs another parser than plain TypeScript. */
function importing(from: string, what: string) {
  if (!from.endsWith('.tsx')) return `import '${what}';`;
  return `const Part = <T,>(props: T) => <div {...props} onClick={() => import('${what}')} />;`;
}

/** Aliases into shared/ and server/, relative paths elsewhere: both ways have to be understood. */
function specifier(from: string, to: string) {
  if (!to.includes('.ts')) return to;
  if (/^(shared|server)\//.test(to)) return `#${to}`;
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

async function put(file: string, text: string) {
  const place = path.join(root, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
}

async function cruise(): Promise<Violation[]> {
  const config = path.join(projectRoot, '.dependency-cruiser.cjs');
  const [command, args] = cruiser(['--config', config, '--output-type', 'json']);
  const output = await promisify(execFile)(command, args, { cwd: root, maxBuffer: 64_000_000 });
  return JSON.parse(output.stdout).summary.violations;
}
