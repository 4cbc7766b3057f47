import { appendFile, mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frame } from './files/frames.ts';
import { Journal, type JournalFile } from './journal.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
  file = path.join(folder, 'journal');
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(folder, { recursive: true, force: true });
});

const opened: Journal[] = [];

function openJournal(openFile?: (path: string) => Promise<JournalFile>): Journal {
  const journal = new Journal(file, openFile);
  opened.push(journal);
  return journal;
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function texts(journal: Journal) {
  const read = await journal.read();
  if (!read.ok) throw new Error(read.error.message);
  return {
    entries: read.value.entries.map((entry) => new TextDecoder().decode(entry)),
    torn: read.value.torn,
  };
}

/** A real file on a disk that holds so many bytes and no more, and that counts its flushes. */
function smallDisk(capacity: { bytes: number }, flushes = { count: 0 }) {
  return async (place: string): Promise<JournalFile> => {
    const handle = await open(place, 'r+').catch(() => open(place, 'wx+'));
    const write = async (content: Uint8Array, offset: number, length: number, position: number) => {
      const room = capacity.bytes - position;
      if (room <= 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      return handle.write(content, offset, Math.min(room, length), position);
    };
    return {
      write: write as JournalFile['write'],
      datasync: () => {
        flushes.count += 1;
        return handle.datasync();
      },
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    };
  };
}

describe('the journal', () => {
  it('[W1] holds every answered entry in order, also for the next start', async () => {
    const journal = openJournal();
    expect(await texts(journal)).toEqual({ entries: [], torn: 0 });
    for (const text of ['one', '', 'three']) {
      expect(await journal.append(bytes(text))).toEqual({ ok: true, value: null });
    }
    expect(await texts(journal)).toEqual({ entries: ['one', '', 'three'], torn: 0 });
    await journal.close();
    expect(await texts(openJournal())).toEqual({ entries: ['one', '', 'three'], torn: 0 });
  });

  it('[W1] flushes before it answers, and entries that arrive together share a flush', async () => {
    const flushes = { count: 0 };
    const journal = openJournal(smallDisk({ bytes: 1e6 }, flushes));
    const numbers = Array.from({ length: 200 }, (_, index) => `entry ${index}`);
    const answers = await Promise.all(numbers.map((text) => journal.append(bytes(text))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await texts(journal)).entries).toEqual(numbers);
    expect(flushes.count).toBeLessThan(5);
    await journal.append(bytes('alone'));
    expect(flushes.count).toBeGreaterThan(1);
  });

  it('[L1] reads all whole entries of a file cut at any byte, and goes on behind them', async () => {
    const written = ['first', 'second'];
    const whole = Buffer.concat(written.map((text) => frame(bytes(text))));
    const firstEnd = frame(bytes('first')).byteLength;
    for (let cut = 0; cut <= whole.byteLength; cut += 1) {
      await rm(file, { force: true });
      await appendFile(file, whole.subarray(0, cut));
      const kept = written.slice(0, cut === whole.byteLength ? 2 : cut >= firstEnd ? 1 : 0);
      const isWhole = cut === 0 || cut === firstEnd || cut === whole.byteLength;
      const journal = openJournal();
      expect(await texts(journal)).toEqual({ entries: kept, torn: isWhole ? 0 : 1 });
      expect((await journal.append(bytes('next'))).ok).toBe(true);
      await journal.close();
      // What was torn has been cut off: the file is whole again.
      expect(await texts(openJournal())).toEqual({ entries: [...kept, 'next'], torn: 0 });
    }
  });

  it('[L3] refuses what a full disk cannot take, keeps the rest whole, and resumes', async () => {
    const capacity = { bytes: 60 };
    const journal = openJournal(smallDisk(capacity));
    expect((await journal.append(bytes('small'))).ok).toBe(true);
    const refused = await journal.append(bytes('x'.repeat(100)));
    expect(refused).toMatchObject({ ok: false, error: { tag: 'diskFull' } });
    expect(await readFile(file)).toEqual(frame(bytes('small')));
    expect(await texts(journal)).toEqual({ entries: ['small'], torn: 0 });

    capacity.bytes = 1_000;
    expect((await journal.append(bytes('y'.repeat(100)))).ok).toBe(true);
    expect((await texts(journal)).entries).toEqual(['small', 'y'.repeat(100)]);
  });

  it('refuses all entries of a flush that failed, none of them half', async () => {
    const capacity = { bytes: 100 };
    const journal = openJournal(smallDisk(capacity));
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((letter) => journal.append(bytes(letter.repeat(60)))),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, false]);
    expect((await stat(file)).size).toBe(0);
  });

  it('[W2] replaces everything at once, or nothing', async () => {
    const journal = openJournal();
    for (const text of ['old', 'older']) await journal.append(bytes(text));
    expect(await journal.replace([bytes('new')])).toEqual({ ok: true, value: null });
    await journal.append(bytes('newer'));
    expect(await texts(journal)).toEqual({ entries: ['new', 'newer'], torn: 0 });

    await rm(folder, { recursive: true });
    expect(await journal.replace([])).toMatchObject({ ok: false, error: { tag: 'failed' } });
  });

  it('counts damage until the journal is replaced', async () => {
    const journal = openJournal();
    for (const text of ['one', 'two']) await journal.append(bytes(text));
    await journal.close();
    await truncate(file, (await stat(file)).size - 1);
    await journal.append(bytes('three'));
    expect(await texts(journal)).toEqual({ entries: ['one', 'three'], torn: 1 });
    await journal.replace([bytes('one')]);
    expect(await texts(journal)).toEqual({ entries: ['one'], torn: 0 });
  });

  it('[C7] leaves no file when destroyed', async () => {
    const journal = openJournal();
    await journal.append(bytes('one'));
    await journal.destroy();
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect(await texts(journal)).toEqual({ entries: [], torn: 0 });
  });
});
