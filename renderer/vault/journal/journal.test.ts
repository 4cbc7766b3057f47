import { describe, expect, it } from 'vitest';
import { aesCipher } from '../crypto/cipher.ts';
import { emptyState } from '../store/store-state.ts';
import { emptyDisk, memoryHost } from '../testing/memory-host.ts';
import { snapshotOf } from './entry.ts';
import { Journal } from './journal.ts';
import { NOTHING_SETTLED } from './settled.ts';

async function written(count: number) {
  const disk = emptyDisk();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const journal = new Journal(memoryHost(disk), aesCipher(key, 1, 1));
  for (let n = 1; n <= count; n += 1) {
    await journal.append({ ...snapshotOf(emptyState(), NOTHING_SETTLED), n });
  }
  const read = async () => {
    const content = await journal.read();
    if (!content.ok) throw new Error(content.error.message);
    return { positions: content.value.entries.map(({ n }) => n), lost: content.value.lost };
  };
  return { disk, journal, read };
}

describe('the journal file', () => {
  it('gives back what was appended, in order', async () => {
    const { read } = await written(3);
    expect(await read()).toEqual({ positions: [1, 2, 3], lost: 0 });
  });

  it('leaves out what was changed, repeated or reordered, and counts it', async () => {
    const { disk, read } = await written(4);
    const [first, second, third, fourth] = disk.journal;
    if (!first || !second || !third || !fourth) throw new Error('four entries were written');
    second.set([second[20] === 0 ? 1 : 0], 20);
    disk.journal = [first, second, fourth, third, fourth];
    expect(await read()).toEqual({ positions: [1, 4], lost: 3 });
  });

  it('says when its end was torn', async () => {
    const { disk, read } = await written(2);
    disk.torn = 1;
    expect(await read()).toEqual({ positions: [1, 2], lost: 1 });
  });

  it('says so when it cannot be written, and keeps its position', async () => {
    const { disk, journal } = await written(1);
    disk.isFull = true;
    const refused = await journal.append({ ...snapshotOf(emptyState(), NOTHING_SETTLED), n: 2 });
    expect(refused).toMatchObject({ ok: false, error: { tag: 'diskFull' } });
    expect(journal.lastPosition).toBe(1);
  });
});
