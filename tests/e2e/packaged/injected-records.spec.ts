import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { CLIENT_TABS } from '#renderer/features/client/client-tabs.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { hostileFileNames } from '#tests/fixtures/file-names.ts';
import {
  type HostileRecord,
  hostileClient,
  hostileInstruction,
} from '#tests/fixtures/hostile-records.ts';
import { enrol } from '../journeys/support/laptop.ts';
import { synchronise } from '../journeys/support/screens.ts';
import { freshHome } from './support/application.ts';
import { type Attacked, startAttacked } from './support/attacked.ts';
import { pushRecords } from './support/push-records.ts';

/*
 * Records that somebody else of the firm wrote with a program of their own: every free text of every
 * kind is an attack, and every client's name becomes the name of a file.
 */

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');
test.describe.configure({ mode: 'serial' });
test.setTimeout(400_000);

const BOOK = 'Sample book';

let home: string;
let attacked: Attacked;
/** Where the application saves, deep enough that a way up would stay within the home. */
let chosen: string;
/** Where nothing may ever appear. */
let elsewhere: string;
let clients: HostileRecord[][];
/** Those whose brief is saved: all hostile names of files, and some of the payloads. */
let saved: HostileRecord[][];

const freshId = () => crypto.randomUUID() as string as RecordId;
const idOf = (records: readonly HostileRecord[], kind: string) =>
  records.find((record) => record.kind === kind)?.id ?? '';

test.beforeAll(async () => {
  home = await freshHome();
  chosen = path.join(home, 'some', 'chosen', 'folder');
  elsewhere = path.join(home, 'elsewhere');
  for (const folder of [chosen, elsewhere]) await mkdir(folder, { recursive: true });
  attacked = await startAttacked(async () => undefined, {
    home,
    variables: { FIELDFOLIO_SAVE_FOLDER: chosen },
  });
  const { office, running, payloads } = attacked;
  const deviceName = payloads.find((text) => text.includes('onerror')) ?? '';
  await enrol(running.page, { server: office.address, ...office.sample, deviceName });
  // The server refuses a NUL: its database has no text with one.
  const names = hostileFileNames(elsewhere).filter((name) => !name.includes('\0'));
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  clients = [...payloads, ...names].map((text) => {
    const client = hostileClient(text, freshId, soon);
    return [...client, hostileInstruction(text, client, freshId())];
  });
  saved = clients.filter((_, index) => index >= payloads.length || index % 7 === 0);
});
test.afterAll(async () => {
  await attacked?.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});
test.afterEach(() => attacked.expectNothingRan());

/** Asks until the page is there: Chromium drops changes of address that come too fast. */
async function goTo(page: Page, address: string): Promise<void> {
  const ask = (hash: string) => {
    if (location.hash !== hash) location.hash = hash;
    return location.hash;
  };
  await expect.poll(() => page.evaluate(ask, `#${address}`)).toBe(`#${address}`);
}

/** Every file below the home that the application does not keep for itself, with a digest. */
async function filesOfOthers(): Promise<Record<string, string>> {
  const own = ['config/fieldfolio', 'cache', 'tmp', 'data', '.cache', '.pki'];
  const found: Record<string, string> = {};
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    const place = path.relative(home, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || own.some((each) => place.startsWith(`${each}/`))) continue;
    const content = await readFile(path.join(home, place));
    found[place] = createHash('sha256').update(content).digest('hex');
  }
  return found;
}

test('[S3] the server takes the records, and the device takes them from the server', async () => {
  const { page } = attacked.running;
  for (let from = 0; from < clients.length; from += 50) {
    const records = clients.slice(from, from + 50).flat();
    const answers = await pushRecords(page, BOOK, records);
    const refused = answers.flatMap((answer, index) =>
      answer.answer === 'accepted' ? [] : [{ ...answer, record: records[index] }],
    );
    expect(refused).toEqual([]);
  }
  await synchronise(page);
  await goTo(page, `/clients/${idOf(clients.at(-1) ?? [], 'client')}`);
  await expect(page.getByRole('tab').first()).toBeVisible({ timeout: 60_000 });
});

test('[S3] a client of whom every field is an attack shows all of it as text, on every tab', async () => {
  const { page } = attacked.running;
  for (const records of clients) {
    const { name } = records[0]?.data ?? {};
    const id = idOf(records, 'client');
    for (const tab of CLIENT_TABS) {
      await goTo(page, `/clients/${id}/${tab}`);
      const heading = page.getByRole('heading', { level: 1 });
      await expect.poll(async () => (await heading.textContent())?.trim()).toBe(`${name}`.trim());
      await expect(page.getByRole('tab', { selected: true })).toBeVisible();
      await expect(page.getByText('This page could not be shown')).toHaveCount(0);
    }
    await attacked.expectNothingRan();
  }
});

test('[S3] lists, searches, conflicts, settings and the day show them as text', async () => {
  const { page } = attacked.running;
  for (const address of ['/today', '/clients', '/meetings', '/tasks', '/reports', '/sync']) {
    await goTo(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('__xss').first()).toBeAttached();
    await attacked.expectNothingRan();
  }
  // Theirs were withdrawn: they are no longer open.
  await goTo(page, '/instructions');
  await page.getByRole('radiogroup', { name: 'Which' }).getByText('All', { exact: true }).click();
  await expect(page.getByText('__xss').first()).toBeAttached();
  await attacked.expectNothingRan();
  for (const address of ['/alerts', '/book']) {
    await goTo(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await attacked.expectNothingRan();
  }
  await goTo(page, '/settings');
  await expect(page.getByRole('region', { name: 'Device and server' })).toContainText('__xss');
  await goTo(page, '/search');
  await page.getByRole('searchbox').last().fill('onerror');
  await expect(page.getByText('__xss').first()).toBeAttached();
});

test('[S3] no name of a client leads out of the folder that was chosen', async () => {
  const { page } = attacked.running;
  const before = await filesOfOthers();
  for (const records of saved) {
    // From somewhere else, so that the paper shown is the one that is saved.
    await goTo(page, '/settings');
    await expect(page.getByRole('region', { name: 'Backups' })).toBeVisible();
    await goTo(page, `/brief/${idOf(records, 'meeting')}`);
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await expect(page.getByText(`Saved as ${chosen}${path.sep}`)).toBeVisible();
  }
  const after = await filesOfOthers();
  const added = Object.keys(after).filter((place) => !(place in before));
  expect(added.length).toBeGreaterThan(saved.length / 2);
  expect(added.filter((place) => path.dirname(place) !== 'some/chosen/folder')).toEqual([]);
  expect(added.filter((place) => !place.endsWith('.pdf'))).toEqual([]);
  expect(await readdir(elsewhere)).toEqual([]);
  expect(Object.keys(before).filter((place) => before[place] !== after[place])).toEqual([]);
});

test('[S3] no name that the page itself could ask for leads out either', async () => {
  const { page } = attacked.running;
  const canary = path.join(home, 'config', 'fieldfolio', 'vault', 'rotating-canary.backup');
  await writeFile(canary, 'untouched');
  const before = await filesOfOthers();
  const names = [
    ...hostileFileNames(elsewhere),
    ...attacked.payloads,
    ...['../rotating-canary.backup', '../../vault/rotating-canary.backup', canary],
  ];
  const outcomes = await page.evaluate(async (names) => {
    const call = window.fieldfolio?.call;
    const saved: (string | null | undefined)[] = [];
    const read: string[] = [];
    for (const suggestedName of names) {
      const text = await call?.['file.saveText']({ text: 'x', suggestedName });
      saved.push(text?.ok ? text.value.path : undefined);
      for (const ask of ['backup.read', 'backup.remove'] as const) {
        const answer = await call?.[ask](suggestedName);
        read.push(answer?.ok ? 'done' : (answer?.error.tag ?? 'no shell'));
      }
    }
    return { saved, read };
  }, names);
  expect(new Set(outcomes.read)).toEqual(new Set(['notFound']));
  expect(outcomes.saved.filter((place) => path.dirname(place ?? '') !== chosen)).toEqual([]);
  expect(await readFile(canary, 'utf8')).toBe('untouched');
  const added = Object.keys(await filesOfOthers()).filter((place) => !(place in before));
  expect(added.filter((place) => path.dirname(place) !== 'some/chosen/folder')).toEqual([]);
  expect(await readdir(elsewhere)).toEqual([]);
});
