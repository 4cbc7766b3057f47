import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFile, placeInside } from './bundle-path.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  await mkdir(path.join(folder, 'bundle', 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'bundle', 'index.html'), 'page');
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'bundle', 'link.txt'));
  await symlink(folder, path.join(folder, 'bundle', 'assets', 'out'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pieces = fc.constantFrom(
  ...[
    '..',
    '.',
    '%2e%2e',
    '%2E',
    '%252e',
    '%00',
    '\0',
    '\\',
    '%5c',
    '/',
    '//',
    '%2f',
    ':',
    '::$DATA',
  ],
  ...[
    'C:',
    '\\\\server\\share',
    '//server/share',
    'link.txt',
    'assets',
    'out',
    'secret.txt',
    'index.html',
  ],
  ...['~', '\u2025', '．．', '∕', '?x', '#x', ' ', 'con', '.git'],
);

describe('[S6] addresses of the application', () => {
  it('never name a file outside the bundle, whatever they are made of', async () => {
    const address = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 8 })
      .map((parts) => `app://fieldfolio/${parts.join('')}`);
    const bundle = path.join(folder, 'bundle');
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const file = bundleFile(url);
        if (file === null) return;
        expect(path.resolve(bundle, file.relative).startsWith(bundle + path.sep)).toBe(true);
        const place = await placeInside(bundle, file.relative);
        expect(place === null || place.endsWith('index.html')).toBe(true);
      }),
      { seed: 6, numRuns: 3_000 },
    );
  });
});
