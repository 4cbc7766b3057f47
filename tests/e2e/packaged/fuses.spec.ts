import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { homeEnvironment } from './support/application.ts';
import { ensurePackage, SHIPPED } from './support/package.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
/** States of a fuse in the binary: the characters 0 and 1, and a byte for one that is not there. */
const off = 48;
const on = 49;
const INHERIT = 144;

/** The fuse is younger than the runtime that a machine without the official one falls back to. */
const FIRST_WITH_FILE_FUSE = 29;

test.skip(process.platform !== 'linux', 'reads the package of Linux');
test.beforeAll(() => ensurePackage(SHIPPED));

test('[S1.19] [S2] the packaged binary has exactly these fuses', async () => {
  const { version: _, ...wire } = await getCurrentFuseWire(SHIPPED.binary);
  const known = Object.entries(wire).filter(([, state]) => state !== INHERIT);
  const runtime = Number.parseInt(readFileSync(path.join(SHIPPED.folder, 'version'), 'utf8'), 10);
  const wanted = {
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    ...(runtime >= FIRST_WITH_FILE_FUSE
      ? { [FuseV1Options.GrantFileProtocolExtraPrivileges]: off }
      : {}),
  };
  const found = Object.fromEntries(known.filter(([fuse]) => Number(fuse) < 8));
  expect(found).toEqual(Object.fromEntries(Object.entries(wanted)));
});

test('[S2] the configuration asks for the same, and for a checked archive', () => {
  const configuration = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const asked = /electronFuses:\n((?: {2}\w+: \w+\n)+)/.exec(configuration)?.[1] ?? '';
  expect(Object.fromEntries([...asked.matchAll(/(\w+): (\w+)/g)].map((m) => [m[1], m[2]]))).toEqual(
    {
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      enableCookieEncryption: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
    },
  );
  expect(configuration).toMatch(/^asar: true$/m);
});

test('[S2] the binary is no Node, whatever the environment asks', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'fieldfolio-fuses-'));
  try {
    const outcome = spawnSync(
      SHIPPED.binary,
      ['-e', 'console.log("ran" + "as node")', '--version'],
      {
        env: {
          ...homeEnvironment(home, false),
          ELECTRON_RUN_AS_NODE: '1',
          NODE_OPTIONS: '--inspect-brk=127.0.0.1:0',
          DISPLAY: '',
        },
        timeout: 20_000,
        encoding: 'utf8',
      },
    );
    expect(outcome.stdout).not.toContain('ranas node');
    expect(outcome.stderr).not.toContain('Debugger listening');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
