import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFile, ORIGIN, placeInside } from './bundle-path.ts';

let outside: string;
let folder: string;
beforeAll(async () => {
  outside = await realpath(await mkdtemp(path.join(tmpdir(), 'bundle-')));
  folder = path.join(outside, 'renderer');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), 'page');
  await writeFile(path.join(folder, 'assets', 'main-a_1.js'), 'code');
  await writeFile(path.join(outside, 'secret.js'), 'secret');
  await mkdir(path.join(outside, 'renderer-other'));
  await writeFile(path.join(outside, 'renderer-other', 'main.js'), 'secret');
  await symlink(path.join(outside, 'secret.js'), path.join(folder, 'link.js'));
  await symlink(outside, path.join(folder, 'assets', 'up'));
  await symlink(path.join(folder, 'index.html'), path.join(folder, 'inner.html'));
});
afterAll(() => rm(outside, { recursive: true, force: true }));

async function served(url: string) {
  const file = bundleFile(url);
  return file === null ? null : placeInside(folder, file.relative);
}

describe('[S6] the application protocol', () => {
  it('serves the files of the bundle', async () => {
    expect(await served(`${ORIGIN}/index.html`)).toBe(path.join(folder, 'index.html'));
    expect(await served(`${ORIGIN}/`)).toBe(path.join(folder, 'index.html'));
    expect(await served(`${ORIGIN}/index.html?a=../b#/clients/..`)).not.toBeNull();
    expect(await served(`${ORIGIN}/assets/main-a_1.js`)).not.toBeNull();
    expect(await served(`${ORIGIN}/inner.html`)).toBe(path.join(folder, 'index.html'));
    expect(bundleFile(`${ORIGIN}/assets/main-a_1.js`)?.type).toMatch(/^text\/javascript/);
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/%252e%252e%252fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets\\..\\..\\secret.js',
    '/....//secret.js',
    '//secret.js',
    '//localhost/c$/secret.js',
    '/C:/secret.js',
    '/C:%5Csecret.js',
    '/file:///etc/passwd',
    '/etc/passwd',
    '/assets/./main-a_1.js',
    '/index.html%00.js',
    '/index.html\u0000.js',
    '/index.html::$DATA',
    '/index.html ',
    '/.env.js',
    '/link.js',
    '/assets/up/secret.js',
    '/../renderer-other/main.js',
    '/assets',
    '/assets/',
    '/missing.js',
  ])('refuses %j', async (hostile) => {
    expect(await served(`${ORIGIN}${hostile}`)).toBeNull();
  });

  it.each([
    'app://other/index.html',
    'app://fieldfolio.evil/index.html',
    'app://fieldfolio:80/index.html',
    'app://user@fieldfolio/index.html',
    'file:///index.html',
    'https://fieldfolio/index.html',
    'app:/fieldfolio/index.html',
    '',
  ])('refuses the address %j', async (url) => {
    expect(await served(url)).toBeNull();
  });

  it('finds nothing outside, whatever the path is made of', async () => {
    const part = fc.constantFrom(
      ...['..', '.', '/', '\\', '%2e', '%2f', '%5c', '%', 'secret', '.js', 'assets', 'up', 'link'],
      ...['renderer-other', 'main', ':', '\u0000', '‥', '．', '／', '~', ' '],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const place = await served(`${ORIGIN}/${parts.join('')}`);
        expect(place === null || place.startsWith(folder + path.sep)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
