import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from '../../../../scripts/electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const PACKAGING_LIMIT_MS = 180_000;

/** The package of this machine's system, as `npm run package` leaves it. */
export const PACKAGE_FOLDER = path.join(root, 'release', 'linux-unpacked');
export const PACKAGED_BINARY = path.join(PACKAGE_FOLDER, 'fieldfolio');
export const PACKAGED_ARCHIVE = path.join(PACKAGE_FOLDER, 'resources', 'app.asar');

/** Makes the package of what `out/` holds, unless the one that is there was made of the same. */
export function ensurePackage(): void {
  const mark = path.join(PACKAGE_FOLDER, '.packaged-from');
  const wanted = digestOfSources();
  const found = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  if (found === wanted && existsSync(PACKAGED_ARCHIVE)) return;
  execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), '--built'], {
    cwd: root,
    timeout: PACKAGING_LIMIT_MS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Chromium's helper needs the rights that an installed package gives it.
  if (process.getuid?.() === 0) chmodSync(path.join(PACKAGE_FOLDER, 'chrome-sandbox'), 0o4755);
  writeFileSync(mark, wanted);
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
