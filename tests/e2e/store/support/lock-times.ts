import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { enrol, openLaptop, unlock } from '../../journeys/support/laptop.ts';
import type { Office } from '../../journeys/support/office.ts';
import { keyFiles, revoke, writeUnsent } from './revocation.ts';
import { storeLaptop } from './store-laptop.ts';
import { vaultCall } from './vault-hook.ts';

const LOOK_EVERY_MS = 10;
/** For a laptop that never does it; targets are far below. */
const PATIENCE_MS = 60_000;

/**
 * Milliseconds from the system's word that its screen is locked until the worker with the keys has ended
 * and the page asks for the passphrase, `rounds` times.
 */
export async function lockTimes(office: Office, rounds: number): Promise<readonly number[]> {
  const laptop = await openLaptop();
  try {
    const { page, app } = laptop;
    await enrol(page, { server: office.address, ...office.sample, deviceName: 'Locked' });
    // The first worker may begin before the page is watched; those of a page loaded anew are all seen.
    await page.reload();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await unlock(page);
      const workers = page.workers();
      const ended = workers.map((worker) => worker.waitForEvent('close'));
      const began = performance.now();
      await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
      await Promise.all(ended);
      await page.getByRole('textbox', { name: 'Passphrase' }).waitFor();
      if (workers.length > 0) times.push(performance.now() - began);
    }
    return times;
  } finally {
    await laptop.close();
  }
}

/**
 * Milliseconds until a revoked laptop has destroyed its keys, with an edit that was never sent: unlocked
 * from when it is told to synchronise, locked from the start of its process.
 */
export async function revocationTime(
  office: Office,
  state: 'locked' | 'unlocked',
  deviceName: string,
): Promise<number> {
  const laptop = await storeLaptop();
  try {
    await laptop.start();
    await writeUnsent(laptop, office, deviceName);
    if (state === 'locked') await laptop.close();
    expect(await keyFiles(laptop.dataFolder)).not.toEqual([]);
    await revoke(office, deviceName);
    const began = performance.now();
    // Its page goes with the vault, and with it the answer to the call.
    if (state === 'locked') await laptop.start();
    else void vaultCall(laptop.page, 'synchronise').catch(() => undefined);
    while ((await keyFiles(laptop.dataFolder)).length > 0) {
      const waited = performance.now() - began;
      if (waited > PATIENCE_MS) throw new Error(`${deviceName} keeps its keys`);
      await pause(LOOK_EVERY_MS);
    }
    return performance.now() - began;
  } finally {
    await laptop.remove();
  }
}
