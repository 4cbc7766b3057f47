import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from '../../../../scripts/electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const PACKAGING_LIMIT_MS = 180_000;

/** A package of this machine's system, unpacked. */
export interface Package {
  readonly folder: string;
  readonly binary: string;
  readonly archive: string;
  readonly options: readonly string[];
}

/** What people install, as `npm run package` leaves it. It refuses to be driven by a debugger. */
export const SHIPPED = packageIn('release', []);
/** The same with the mark that lets tests attach to it. */
export const DRIVEN = packageIn('release/driven', ['--driven']);

/** Makes the package of what `out/` holds, unless the one that is there was made of the same. */
export function ensurePackage({ folder, archive, options }: Package): void {
  const mark = path.join(folder, '.packaged-from');
  const wanted = digestOfSources();
  const found = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  if (found === wanted && existsSync(archive)) return;
  const script = path.join(root, 'scripts', 'package.mjs');
  execFileSync(process.execPath, [script, '--built', ...options], {
    cwd: root,
    timeout: PACKAGING_LIMIT_MS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Chromium's helper needs the rights that an installed package gives it.
  if (process.getuid?.() === 0) chmodSync(path.join(folder, 'chrome-sandbox'), 0o4755);
  writeFileSync(mark, wanted);
}

function packageIn(output: string, options: readonly string[]): Package {
  const folder = path.join(root, output, 'linux-unpacked');
  return {
    folder,
    binary: path.join(folder, 'fieldfolio'),
    archive: path.join(folder, 'resources', 'app.asar'),
    options,
  };
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const built = path.join(root, 'out');
  const files = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const configuration = ['electron-builder.yml', 'package.json', 'scripts/package.mjs'];
  for (const file of [...files, ...configuration.map((name) => path.join(root, name))]) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.update(resolveElectron().version).digest('hex');
}
