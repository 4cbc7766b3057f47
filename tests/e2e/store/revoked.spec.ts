import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { type Office, openOffice } from '../journeys/support/office.ts';
import { takeBookOffline } from './support/offline-book.ts';
import { type StoreLaptop, storeLaptop } from './support/store-laptop.ts';
import { vaultCall } from './support/vault-hook.ts';

test.setTimeout(180_000);

let office: Office;
let laptop: StoreLaptop;

test.beforeEach(async () => {
  office = await openOffice();
  laptop = await storeLaptop();
  await laptop.start();
});

test.afterEach(async () => {
  await laptop?.remove();
  await office?.close();
});

const files = async () => {
  const names = await readdir(path.join(laptop.dataFolder, 'vault')).catch(() => []);
  return names.filter((name) => name.startsWith('envelope') || name.startsWith('journal'));
};

/** Writes a note that cannot be sent, because the server is away. */
async function writeUnsent(page: Page): Promise<void> {
  const [{ id: clientId }] = await takeBookOffline(page, office, 'Lost');
  const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
  const data = newNote({ clientId, notedAt, body: 'never sent from this laptop' });
  const id = uuidFromText('unsent on a lost laptop');
  expect(await vaultCall(page, 'save', [{ kind: 'note', id, data }])).toMatchObject({ ok: true });
  // The sealed copy follows the outbox after a pause.
  await expect.poll(hasSealedWork).toBe(true);
}

async function hasSealedWork(): Promise<boolean> {
  const names = await readdir(laptop.dataFolder, { recursive: true });
  return names.some((name) => path.basename(name) === 'sealed-work');
}

async function revoke(): Promise<void> {
  const devices = await office.admin(['device', 'list']);
  const id = /(\S+)\s*$/m.exec(
    devices.split('\n').find((line) => line.includes('Lost')) ?? '',
  )?.[1];
  await office.admin(['device', 'revoke', id ?? '']);
}

/** Waits until it was handed over, and opens it as the administrator does. */
async function openedWork(): Promise<string> {
  await expect.poll(hasSealedWork).toBe(false);
  const listed = await office.admin(['quarantine', 'list']);
  const id = /(\S+)\s*$/m.exec(
    listed.split('\n').find((line) => line.includes('bytes')) ?? '',
  )?.[1];
  return office.admin(['quarantine', 'open', id ?? '']);
}

test('[C7][A4] revoked while locked: keys destroyed at the next contact, unsent work readable by the firm', async () => {
  await writeUnsent(laptop.page);
  await laptop.close();
  await revoke();
  await laptop.start();
  await expect.poll(files, { timeout: 15_000 }).toEqual([]);
  expect(await openedWork()).toContain('1 edits wait for a decision');
});

test('[C7][A4] revoked while unlocked: the same, and the screen shows no client any more', async () => {
  await writeUnsent(laptop.page);
  await revoke();
  await vaultCall(laptop.page, 'synchronise').catch(() => undefined);
  await expect.poll(files, { timeout: 60_000 }).toEqual([]);
  await expect(laptop.page.getByLabel('Server')).toBeVisible();
  expect(await openedWork()).toContain('1 edits wait for a decision');
});
