import { expect, type Page, test } from '@playwright/test';
import { enrol, type Laptop, openLaptop, PASSPHRASE, unlock } from '../journeys/support/laptop.ts';
import { type Office, openOffice } from '../journeys/support/office.ts';

test.setTimeout(240_000);

const TYPED = 'Zirkonia quenches the marmalade';
const CLIENT = 'Lindqvist household';

let office: Office;
let laptop: Laptop;

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  // The first worker may begin before the page is watched; those of a page loaded anew are all seen.
  await laptop.page.reload();
});
test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

/** Which of the strings are in the memory of the page, after a collection of what nobody holds. */
async function heldInMemory(page: Page, canaries: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = chunks.join('');
  return canaries.filter((canary) => snapshot.includes(canary));
}

async function write(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill('lindqvist');
  await expect(page.getByRole('dialog').getByText(CLIENT).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: CLIENT })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill('new task');
  await page.keyboard.press('Enter');
  await page.getByLabel('What has to be done').fill(TYPED);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByLabel('What has to be done').press('Escape');
  await page.getByLabel('Filter tasks').fill('marmalade');
  await expect(page.getByText(TYPED).first()).toBeVisible();
}

for (const event of ['lock-screen', 'suspend'] as const) {
  test(`[C5] after ${event} neither page nor worker holds a name, a note or the passphrase`, async () => {
    const { page, app } = laptop;
    await unlock(page);
    await write(page);
    const canaries = [CLIENT, TYPED, PASSPHRASE];
    // The control: what is looked for can be found while the vault is open.
    expect(await heldInMemory(page, canaries)).toEqual(expect.arrayContaining([CLIENT, TYPED]));
    const before = page.workers();
    expect(before.length).toBeGreaterThan(0);
    await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeVisible();
    // The worker that had the keys has ended; the one that asks for the passphrase is another.
    expect(page.workers().filter((worker) => before.includes(worker))).toEqual([]);
    expect(await page.getByText(CLIENT).count()).toBe(0);
    expect(await heldInMemory(page, canaries)).toEqual([]);
  });
}
