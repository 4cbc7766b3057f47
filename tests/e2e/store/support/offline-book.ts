import type { Page } from '@playwright/test';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { enrol } from '../../journeys/support/laptop.ts';
import type { Office } from '../../journeys/support/office.ts';
import { vaultCall } from './vault-hook.ts';

/**
 * Enrols a laptop, takes the whole sample book along and stops the office: what is written from here
 * on stays unsent. Answers the clients, of which there is at least one.
 */
export async function takeBookOffline(
  page: Page,
  office: Office,
  deviceName: string,
): Promise<readonly [{ id: RecordId }, ...{ id: RecordId }[]]> {
  await enrol(page, { server: office.address, ...office.sample, deviceName });
  await vaultCall(page, 'synchronise');
  await office.stop();
  const [first, ...others] = await vaultCall<{ id: RecordId }[]>(page, 'list', 'client');
  if (!first) throw new Error('the sample has clients');
  return [first, ...others];
}
