import { expect, test } from '@playwright/test';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { openOffice } from '../journeys/support/office.ts';
import { deleteDatabase } from './support/damage-rounds.ts';
import { takeBookOffline } from './support/offline-book.ts';
import { openLock, storeLaptop } from './support/store-laptop.ts';
import { vaultCall } from './support/vault-hook.ts';

test.setTimeout(180_000);

test('[W4] a person backs up, loses the database, restores, synchronises, and has lost nothing', async () => {
  const office = await openOffice();
  const laptop = await storeLaptop();
  try {
    await laptop.start();
    const [client] = await takeBookOffline(laptop.page, office, 'Restored');
    const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
    const write = async (text: string) => {
      const data = newNote({ clientId: client.id, notedAt, body: text });
      const request = { kind: 'note', id: uuidFromText(text), data };
      expect(await vaultCall(laptop.page, 'save', [request])).toMatchObject({ ok: true });
    };
    const restore = async () => {
      const { page } = laptop;
      await page.keyboard.press('Control+,');
      await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
      await page.getByRole('button', { name: 'Restore', exact: true }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
      await expect(page.getByText('Restored from the backup')).toBeVisible();
    };
    await write('before the backup');
    await laptop.page.keyboard.press('Control+,');
    await laptop.page.getByRole('button', { name: 'Back up now' }).click();
    await expect(laptop.page.getByText('Backup taken')).toBeVisible();
    await write('after the backup');
    await laptop.close();
    await deleteDatabase(laptop.dataFolder);

    await laptop.start();
    await openLock(laptop.page);
    await restore();
    await office.start();
    const bodies = async () => {
      const notes = await vaultCall<{ data: { body: string } }[]>(laptop.page, 'list', 'note');
      return notes.map(({ data }) => data.body);
    };
    expect(await bodies()).toEqual(
      expect.arrayContaining(['before the backup', 'after the backup']),
    );
    await expect
      .poll(() => vaultCall(laptop.page, 'synchronise'), { timeout: 30_000 })
      .toMatchObject({ error: null, unsentCount: 0, attentionCount: 0, conflictCount: 0 });
    expect(await bodies()).toEqual(
      expect.arrayContaining(['before the backup', 'after the backup']),
    );
  } finally {
    await laptop.remove();
    await office.close();
  }
});
