import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Backups } from './backups.ts';

let folder: string;
let minute: number;
let backups: Backups;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'backups-'));
  minute = 0;
  backups = new Backups(folder, () => {
    minute += 1;
    return new Date(Date.UTC(2026, 10, 24, 8, minute));
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = Uint8Array.of(1, 2, 3);

describe('backups', () => {
  it('[W4] are listed newest first with instant and size, and read back as written', async () => {
    await backups.write('rotating', content);
    const second = await backups.write('manual', content);
    const name = second.ok ? second.value : '';
    expect(await backups.read(name)).toEqual({ ok: true, value: content });
    const list = await backups.list();
    expect(list.ok && list.value).toMatchObject([
      { name, takenAt: '2026-11-24T08:02:00.000Z', size: 3 },
      { takenAt: '2026-11-24T08:01:00.000Z' },
    ]);
  });

  it('keep the newest of each label, and all that a person took', async () => {
    for (let count = 0; count < 10; count += 1) {
      for (const label of ['rotating', 'upgrade', 'manual'] as const) {
        await backups.write(label, content);
      }
    }
    const names = await readdir(folder);
    const count = (label: string) => names.filter((name) => name.startsWith(label)).length;
    expect([count('rotating'), count('upgrade'), count('manual')]).toEqual([7, 3, 10]);
    const list = await backups.list();
    expect(list.ok && list.value[0]?.takenAt).toBe('2026-11-24T08:30:00.000Z');
  });

  it('[L1][W7] keep what was written last, though a clock that was set back calls it the oldest', async () => {
    minute = 1_000;
    for (let count = 0; count < 7; count += 1) await backups.write('rotating', content);
    minute = 0;
    const newest = Uint8Array.of(9);
    const written = await backups.write('rotating', newest);
    expect(await backups.read(written.ok ? written.value : '')).toEqual({
      ok: true,
      value: newest,
    });
    expect(await readdir(folder)).toHaveLength(7);
  });

  it.each(['../envelope', 'rotating-/../../x.backup', '/etc/passwd', 'rotating', '', '..'])(
    'never read %j',
    async (name) => {
      await writeFile(path.join(folder, '..', 'envelope'), 'secret').catch(() => undefined);
      expect(await backups.read(name)).toMatchObject({ ok: false, error: { tag: 'notFound' } });
      await rm(path.join(folder, '..', 'envelope'), { force: true });
    },
  );

  it('[F6][G2] go one by one, also twice, and take no other with them', async () => {
    const written = [
      await backups.write('rotating', content),
      await backups.write('rotating', content),
      await backups.write('upgrade', content),
    ];
    const names = written.map((each) => (each.ok ? each.value : ''));
    const [first = '', second = '', third = ''] = names;
    expect(await backups.remove(second)).toEqual({ ok: true, value: null });
    expect((await readdir(folder)).sort()).toEqual([first, third].sort());
    expect(await backups.read(second)).toMatchObject({ ok: false, error: { tag: 'notFound' } });
    expect(await backups.remove(second)).toEqual({ ok: true, value: null });
  });

  it.each(['../envelope', 'rotating-/../../x.backup', 'envelope', '', '..'])(
    'never remove %j',
    async (name) => {
      await writeFile(path.join(folder, 'envelope'), 'keys');
      const inside = new Backups(path.join(folder, 'backups'), () => new Date(0));
      for (const each of [inside, backups]) {
        expect(await each.remove(name)).toMatchObject({ ok: false, error: { tag: 'notFound' } });
      }
      expect(await readdir(folder)).toEqual(['envelope']);
    },
  );

  it('ignore what is not theirs in the folder', async () => {
    await writeFile(path.join(folder, 'rotating-notes.txt'), 'mine');
    await symlink('/etc/passwd', path.join(folder, 'link.backup'));
    expect(await backups.list()).toEqual({ ok: true, value: [] });
  });

  it('are none before the first', async () => {
    expect(await new Backups(path.join(folder, 'new'), () => new Date(0)).list()).toEqual({
      ok: true,
      value: [],
    });
  });
});
