import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '#shared/ipc/contract.ts';
import { openSettings } from './settings-store.ts';

const defaults: Settings = {
  appearance: 'system',
  lockAfterMinutes: 10,
  paper: 'A4',
  server: '',
  email: '',
  deviceName: 'laptop',
  personName: '',
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('begin with the defaults and remember each change', async () => {
    const settings = openSettings(file, defaults);
    expect(settings.current()).toEqual(defaults);
    await Promise.all([
      settings.write({ appearance: 'dark' }),
      settings.write({ lockAfterMinutes: 5 }),
    ]);
    const expected = { ...defaults, appearance: 'dark', lockAfterMinutes: 5 };
    expect(settings.current()).toEqual(expected);
    const again = openSettings(file, defaults);
    expect(again.current()).toEqual(expected);
    expect(again.notices).toEqual([]);
  });

  it('add what a newer version knows to what an older one wrote', async () => {
    await writeFile(file, '{"appearance":"light"}');
    const settings = openSettings(file, defaults);
    expect(settings.current()).toEqual({ ...defaults, appearance: 'light' });
    expect(settings.notices).toEqual([]);
  });

  it.each(['', 'not json', '[]', '{"appearance":', 'null', '7'])(
    'start with the defaults on a file that holds %j',
    async (text) => {
      await writeFile(file, text);
      expect(openSettings(file, defaults).current()).toEqual(defaults);
    },
  );

  it('keep what is right in a damaged file, say so once, and put the file aside', async () => {
    await writeFile(file, '{"appearance":"dark","lockAfterMinutes":-3,"email":"a@b.example"}');
    const settings = openSettings(file, defaults);
    expect(settings.current()).toEqual({ ...defaults, appearance: 'dark', email: 'a@b.example' });
    expect(settings.notices).toHaveLength(1);
    expect(await readFile(`${file}.damaged`, 'utf8')).toContain('-3');
    expect(openSettings(file, defaults).notices).toEqual([]);
  });

  it('stay as they were when they cannot be written', async () => {
    const settings = openSettings(path.join(folder, 'absent', 'settings.json'), defaults);
    expect(await settings.write({ appearance: 'dark' })).toMatchObject({ ok: false });
    expect(settings.current()).toEqual(defaults);
  });
});
