import type { Page } from '@playwright/test';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { enrol } from '../../journeys/support/laptop.ts';
import type { Office } from '../../journeys/support/office.ts';
import { vaultCall } from './vault-hook.ts';

/**
 * Enrols a laptop, takes the whole sample book along and stops the office: what is written from here
 * on stays unsent. Answers the clients, of which there is at least one.
 * @param beforeStopping what is done while there still is a server, after the first backup
 */
export async function takeBookOffline(
  page: Page,
  office: Office,
  deviceName: string,
  beforeStopping: (clientId: RecordId) => Promise<void> = async () => undefined,
): Promise<readonly [{ id: RecordId }, ...{ id: RecordId }[]]> {
  await enrol(page, { server: office.address, ...office.sample, deviceName });
  await vaultCall(page, 'synchronise');
  const [first, ...others] = await vaultCall<{ id: RecordId }[]>(page, 'list', 'client');
  if (!first) throw new Error('the sample has clients');
  await beforeStopping(first.id);
  await office.stop();
  return [first, ...others];
}
