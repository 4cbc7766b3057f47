import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { Office } from '../../journeys/support/office.ts';
import { takeBookOffline } from './offline-book.ts';
import { vaultCall } from './vault-hook.ts';

/** What of the vault can be opened: envelopes of keys and journals. */
export async function keyFiles(dataFolder: string): Promise<readonly string[]> {
  const names = await readdir(path.join(dataFolder, 'vault')).catch(() => []);
  return names.filter((name) => name.startsWith('envelope') || name.startsWith('journal'));
}

/** Whether there is work that is sealed for the server and not handed over. */
export async function hasSealedWork(dataFolder: string): Promise<boolean> {
  const names = await readdir(dataFolder, { recursive: true });
  return names.some((name) => path.basename(name) === 'sealed-work');
}

/** Enrols a laptop and writes a note on it that cannot be sent, because the server is away. */
export async function writeUnsent(
  { page, dataFolder }: { readonly page: Page; readonly dataFolder: string },
  office: Office,
  deviceName: string,
): Promise<void> {
  const [{ id: clientId }] = await takeBookOffline(page, office, deviceName);
  const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
  const data = newNote({ clientId, notedAt, body: 'never sent from this laptop' });
  const id = uuidFromText(`unsent on ${deviceName}`);
  expect(await vaultCall(page, 'save', [{ kind: 'note', id, data }])).toMatchObject({ ok: true });
  // The sealed copy follows the outbox after a pause.
  await expect.poll(() => hasSealedWork(dataFolder)).toBe(true);
}

/** Revokes the device of this name, as the administrator does; the server is there again then. */
export async function revoke(office: Office, deviceName: string): Promise<void> {
  const devices = await office.admin(['device', 'list']);
  const line = devices.split('\n').find((one) => one.includes(deviceName)) ?? '';
  await office.admin(['device', 'revoke', /(\S+)\s*$/m.exec(line)?.[1] ?? '']);
}
