import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvelopeFile, vaultFolder } from './vault-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await vaultFolder(await mkdtemp(path.join(tmpdir(), 'vault-')));
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

const one = Uint8Array.of(1, 2, 3);
const two = Uint8Array.of(4, 5, 6, 7);

describe('the key envelope', () => {
  it('is null before there is a vault, and then what was written last', async () => {
    const envelope = new EnvelopeFile(folder);
    expect(await envelope.read()).toEqual({ ok: true, value: null });
    expect(await envelope.write(one)).toEqual({ ok: true, value: null });
    expect(await envelope.write(two)).toEqual({ ok: true, value: null });
    expect(await envelope.read()).toEqual({ ok: true, value: two });
  });

  it('[W5] falls back to its copy when it is cut at any byte', async () => {
    const envelope = new EnvelopeFile(folder);
    await envelope.write(one);
    await envelope.write(two);
    const file = path.join(folder, 'envelope');
    const whole = await readFile(file);
    for (let cut = 0; cut < whole.byteLength; cut += 1) {
      await writeFile(file, whole);
      await truncate(file, cut);
      expect(await envelope.read()).toEqual({ ok: true, value: two });
    }
    await rm(file);
    expect(await envelope.read()).toEqual({ ok: true, value: two });
  });

  it('[C6] leaves no copy that an old passphrase opens, also after a change that was cut short', async () => {
    const envelope = new EnvelopeFile(folder);
    const copy = path.join(folder, 'envelope.previous');
    await envelope.write(one);
    const old = await readFile(path.join(folder, 'envelope'));
    await envelope.write(two);
    expect((await readFile(copy)).equals(old)).toBe(false);
    // As a crash leaves it between the new file and its copy.
    await writeFile(copy, old);
    expect(await envelope.read()).toEqual({ ok: true, value: two });
    expect((await readFile(copy)).equals(old)).toBe(false);
  });

  it('never says "no vault" when there is one that cannot be read', async () => {
    const envelope = new EnvelopeFile(folder);
    await writeFile(path.join(folder, 'envelope'), 'noise');
    expect(await envelope.read()).toMatchObject({ ok: false, error: { tag: 'damaged' } });
  });

  it('a damaged file never takes the place of the good copy', async () => {
    const envelope = new EnvelopeFile(folder);
    await envelope.write(one);
    await envelope.write(two);
    await writeFile(path.join(folder, 'envelope'), 'noise');
    await envelope.write(two);
    await writeFile(path.join(folder, 'envelope'), 'noise');
    expect(await envelope.read()).toEqual({ ok: true, value: two });
  });

  it('[C7] leaves nothing when destroyed', async () => {
    const envelope = new EnvelopeFile(folder);
    await envelope.write(one);
    await envelope.write(two);
    await envelope.destroy();
    expect(await readdir(folder)).toEqual([]);
  });
});
