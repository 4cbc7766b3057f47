import { expect, test } from '@playwright/test';
import { type Office, openOffice } from '../journeys/support/office.ts';
import { hasSealedWork, keyFiles, revoke, writeUnsent } from './support/revocation.ts';
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

/** Waits until it was handed over, and opens it as the administrator does. */
async function openedWork(): Promise<string> {
  await expect.poll(() => hasSealedWork(laptop.dataFolder)).toBe(false);
  const listed = await office.admin(['quarantine', 'list']);
  const id = /(\S+)\s*$/m.exec(
    listed.split('\n').find((line) => line.includes('bytes')) ?? '',
  )?.[1];
  return office.admin(['quarantine', 'open', id ?? '']);
}

test('[C7][A4] revoked while locked: keys destroyed at the next contact, unsent work readable by the firm', async () => {
  await writeUnsent(laptop, office, 'Lost');
  await laptop.close();
  await revoke(office, 'Lost');
  await laptop.start();
  await expect.poll(() => keyFiles(laptop.dataFolder), { timeout: 15_000 }).toEqual([]);
  expect(await openedWork()).toContain('1 edits wait for a decision');
});

test('[C7][A4] revoked while unlocked: the same, and the screen shows no client any more', async () => {
  await writeUnsent(laptop, office, 'Lost');
  await revoke(office, 'Lost');
  await vaultCall(laptop.page, 'synchronise').catch(() => undefined);
  await expect.poll(() => keyFiles(laptop.dataFolder), { timeout: 60_000 }).toEqual([]);
  await expect(laptop.page.getByLabel('Server')).toBeVisible();
  expect(await openedWork()).toContain('1 edits wait for a decision');
});
