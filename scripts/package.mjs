// `npm run package`: the application as an unpacked folder in release/, for this machine's system.
// Other targets: `npm run package -- --linux AppImage`, `--win`, `--mac`. With `--built` what out/
// holds is packaged as it is. `--driven` makes the package that tests drive, in release/driven/: its
// package.json says so, and only then does the application start with a debugging port.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeElectron, resolveElectron } from './electron-runtime.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { cacheFolder, nodeProgram, projectRoot } from './lib/paths.mjs';
import { endAllOnSignals, run } from './lib/processes.mjs';

// The newest of the fuses; flipping it on an older binary fails.
const FIRST_WITH_FILE_FUSE = 29;

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} what
 * @param {[string, string[]]} command
 */
async function step(what, [command, args]) {
  say(what);
  const options = { limitMs: 15 * 60_000, cwd: projectRoot };
  const env = {
    ...process.env,
    // Links into the cache would let the fuses of the package change the cached runtime too.
    USE_HARD_LINKS: 'false',
    // Never sign with whatever certificate happens to lie around.
    CSC_IDENTITY_AUTO_DISCOVERY: process.env.CSC_IDENTITY_AUTO_DISCOVERY ?? 'false',
  };
  const outcome = await run(command, args, { ...options, env });
  if (outcome.code !== 0) throw new Error(`${what}: failed\n${outcome.output}`);
}

/**
 * The runtime to package when the official one is not to be had: a copy without the shim that
 * loads folders, which the package must not carry.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {string} work
 */
function runtimeOptions(electron, work) {
  if (electron.source === 'official') return [];
  const copy = path.join(work, 'runtime');
  cpSync(electron.distFolder, copy, { recursive: true });
  rmSync(path.join(copy, 'resources', 'app'), { recursive: true, force: true });
  return [
    `-c.electronDist=${copy}`,
    `-c.electronVersion=${electron.version}`,
    ...configurationOptions(electron.version, work),
  ];
}

/**
 * The configuration without the one fuse that an older binary does not have.
 * @param {string} version
 * @param {string} work
 */
function configurationOptions(version, work) {
  if (Number.parseInt(version, 10) >= FIRST_WITH_FILE_FUSE) return [];
  say('This Electron is older than the fuse grantFileProtocolExtraPrivileges: left out');
  const whole = readFileSync(path.join(projectRoot, 'electron-builder.yml'), 'utf8');
  const file = path.join(work, 'electron-builder.yml');
  writeFileSync(file, whole.replace(/^ *grantFileProtocolExtraPrivileges:.*\n/m, ''));
  return [`--config=${file}`];
}

/** What tests drive is told by a mark within the archive, and lies apart from what is shipped. */
const DRIVEN = ['-c.extraMetadata.driven=true', '-c.directories.output=release/driven'];

endAllOnSignals();
await ensureInstalled({ say });
const electron = resolveElectron(say);
say(describeElectron(electron));
const OWN = ['--built', '--driven'];
const targets = process.argv.slice(2).filter((argument) => !OWN.includes(argument));
const isBuilt = process.argv.includes('--built');
const isDriven = process.argv.includes('--driven');
const work = mkdtempSync(path.join(cacheFolder, 'package-'));
try {
  if (!isBuilt) {
    await step('Building', nodeProgram('electron-vite/bin/electron-vite.js', ['build']));
  }
  await step(
    'Packaging',
    nodeProgram('electron-builder/cli.js', [
      ...(targets.length > 0 ? targets : ['--dir']),
      '--publish=never',
      ...(isDriven ? DRIVEN : []),
      // Another system's package cannot be made from this system's runtime.
      ...(targets.length > 0 && !targets.includes('--linux') ? [] : runtimeOptions(electron, work)),
    ]),
  );
  say(`The package is in ${isDriven ? 'release/driven/' : 'release/'}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
