import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { openOffice } from '../journeys/support/office.ts';
import { takeBookOffline } from './support/offline-book.ts';
import { openLock, storeLaptop } from './support/store-laptop.ts';
import { vaultCall } from './support/vault-hook.ts';

test.setTimeout(180_000);

const SIZE = '96m';

/** Puts a file on the disk that leaves less than a page of it. */
async function fill(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  const ballast = path.join(folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(bavail * bsize - bsize)).catch(() => undefined);
  return ballast;
}

test('[L3] a full disk is said, loses nothing that was saved, and work goes on when there is room', async () => {
  test.skip(process.getuid?.() !== 0, 'mounting a small disk needs root');
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', dataFolder]);
  const office = await openOffice();
  const laptop = await storeLaptop({ dataFolder });
  try {
    await laptop.start();
    const [client] = await takeBookOffline(laptop.page, office, 'Full');
    const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
    const saved: string[] = [];
    const write = async (n: number) => {
      const id = uuidFromText(`note ${n} before the disk was full`);
      const data = newNote({ clientId: client.id, notedAt, body: 'x'.repeat(40_000) });
      const outcome = await vaultCall<{ ok: boolean; error?: { tag: string; message: string } }>(
        laptop.page,
        'save',
        [{ kind: 'note', id, data }],
      );
      if (outcome.ok) saved.push(id);
      return outcome;
    };
    expect(await write(0)).toMatchObject({ ok: true });
    const ballast = await fill(dataFolder);
    let refused: Awaited<ReturnType<typeof write>> | null = null;
    for (let n = 1; n <= 40 && !refused; n += 1) {
      const outcome = await write(n);
      if (!outcome.ok) refused = outcome;
    }
    expect(refused).toMatchObject({ error: { tag: 'diskFull' } });
    const kept = async () => {
      const notes = await vaultCall<{ id: string }[]>(laptop.page, 'list', 'note');
      const ids = new Set(notes.map(({ id }) => id));
      return saved.filter((id) => !ids.has(id));
    };
    expect(await kept()).toEqual([]);
    await rm(ballast);
    await expect.poll(() => write(100), { timeout: 10_000 }).toMatchObject({ ok: true });
    await laptop.kill();
    await laptop.start();
    await openLock(laptop.page);
    expect(await kept()).toEqual([]);
  } finally {
    await laptop.close().catch(() => undefined);
    execFileSync('umount', ['-l', dataFolder]);
    await rm(dataFolder, { recursive: true, force: true });
    await office.close();
  }
});
