import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnsentFiles } from './unsent-files.ts';

const ID = '0190f000-0000-7000-8000-000000000001';
let folder: string;
let files: UnsentFiles;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-unsent-'));
  files = new UnsentFiles(path.join(folder, 'unsent'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('[D1] the bytes of unsent documents', () => {
  it('are read as they were written, listed, and gone when removed', async () => {
    expect(await files.list()).toEqual({ ok: true, value: [] });
    const content = new Uint8Array([1, 2, 3]);
    expect(await files.write(ID, content)).toEqual({ ok: true, value: null });
    expect(await files.read(ID)).toEqual({ ok: true, value: content });
    expect(await files.list()).toEqual({ ok: true, value: [ID] });
    expect(await files.remove(ID)).toEqual({ ok: true, value: null });
    expect(await files.remove(ID)).toEqual({ ok: true, value: null });
    expect(await files.read(ID)).toMatchObject({ error: { tag: 'notFound' } });
  });

  it('are the person’s own to read', async () => {
    await files.write(ID, new Uint8Array([1]));
    const { mode } = await stat(path.join(folder, 'unsent', ID));
    expect(mode & 0o077).toBe(0);
  });

  it.each(['../escape', 'a/b', '', '.', ID.toUpperCase(), `${ID}/..`])(
    'never lie under the name %j',
    async (name) => {
      expect(await files.write(name, new Uint8Array([1]))).toMatchObject({ ok: false });
      expect(await files.read(name)).toMatchObject({ error: { tag: 'notFound' } });
      expect(await files.remove(name)).toMatchObject({ ok: false });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('are destroyed with everything else', async () => {
    await files.write(ID, new Uint8Array([1]));
    await files.destroy();
    expect(await readdir(folder)).toEqual([]);
  });
});
