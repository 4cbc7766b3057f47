import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { commandLine, freshDataFolder, PAGES, type RunningShell, startShell } from './launch.ts';

let dataFolder: string;
let shell: RunningShell | undefined;

test.beforeEach(async () => {
  dataFolder = await freshDataFolder();
});
test.afterEach(async () => {
  await shell?.close();
  shell = undefined;
  await rm(dataFolder, { recursive: true, force: true });
});

const bounds = (running: RunningShell) =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

/** What the page has been told since it was loaded. */
const heard = (running: RunningShell | undefined) =>
  running?.page.evaluate(() => (window as unknown as { heard?: unknown[] }).heard ?? []);

test('the window opens at 1280 by 800 and comes back as it was left', async () => {
  shell = await startShell({ dataFolder });
  expect(await bounds(shell)).toMatchObject({ width: 1280, height: 800 });
  const least = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
  );
  expect(least).toEqual([1024, 700]);
  await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1100, height: 720 }),
  );
  await expect.poll(() => bounds(shell as RunningShell)).toMatchObject({ width: 1100 });
  await shell.close();

  shell = await startShell({ dataFolder });
  expect(await bounds(shell)).toMatchObject({ width: 1100, height: 720 });
});

test('a window remembered on a screen that is gone opens where one can see it', async () => {
  const gone = { x: 9_000, y: 9_000, width: 1_100, height: 720, maximised: false };
  await writeFile(path.join(dataFolder, 'window.json'), JSON.stringify(gone));
  shell = await startShell({ dataFolder });
  const { x, y } = (await bounds(shell)) ?? { x: 9_000, y: 9_000 };
  expect(x).toBeLessThan(1_440);
  expect(y).toBeLessThan(960);
});

test('[L6] a second start brings the first window forward and ends', async () => {
  shell = await startShell({ dataFolder });
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const [program, args] = commandLine();
  const env = {
    ...process.env,
    FIELDFOLIO_USER_DATA: dataFolder,
    FIELDFOLIO_RENDERER_FOLDER: PAGES,
  };
  const second = spawn(program, args, { env, stdio: 'ignore', timeout: 30_000 });
  const code = await new Promise((ended) => second.on('close', ended));
  expect(code).toBe(0);
  await expect
    .poll(() =>
      shell?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    )
    .toBe(true);
});

test('damaged settings are told and do not keep anybody from working', async () => {
  await writeFile(path.join(dataFolder, 'settings.json'), '{"appearance":"dark",');
  shell = await startShell({ dataFolder });
  const info = await shell.page.evaluate(() =>
    window.fieldfolio?.call['application.info'](undefined),
  );
  expect(info?.notices).toHaveLength(1);
  const written = await shell.page.evaluate(() =>
    window.fieldfolio?.call['settings.write']({ appearance: 'light' }),
  );
  expect(written?.ok).toBe(true);
  const kept = await readFile(path.join(dataFolder, 'settings.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ appearance: 'light' });
});

test('[W1] the journal and the envelope outlive a kill', async () => {
  shell = await startShell({ dataFolder });
  const saved = await shell.page.evaluate(async () => {
    const call = window.fieldfolio?.call;
    const outcomes = await Promise.all([
      call?.['envelope.write'](Uint8Array.of(1, 2, 3)),
      ...Array.from({ length: 50 }, (_, index) => call?.['journal.append'](Uint8Array.of(index))),
    ]);
    return outcomes.every((outcome) => outcome?.ok);
  });
  expect(saved).toBe(true);
  shell.app.process().kill('SIGKILL');
  await new Promise((ended) => shell?.app.process().once('close', ended));

  shell = await startShell({ dataFolder });
  const found = await shell.page.evaluate(async () => {
    const call = window.fieldfolio?.call;
    const journal = await call?.['journal.read'](undefined);
    const envelope = await call?.['envelope.read'](undefined);
    if (!journal?.ok || !envelope?.ok) return null;
    return {
      entries: journal.value.entries.map((entry) => entry[0]),
      torn: journal.value.torn,
      envelope: [...(envelope.value ?? [])],
    };
  });
  expect(found).toEqual({
    entries: Array.from({ length: 50 }, (_, index) => index),
    torn: 0,
    envelope: [1, 2, 3],
  });
});

test('[C5] a page that does not lock when asked is loaded anew', async () => {
  shell = await startShell({ dataFolder });
  await shell.page.evaluate(() => {
    Object.assign(window, { holds: 'a key' });
    return window.fieldfolio?.call['vault.stateChanged']('unlocked');
  });
  await shell.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect
    .poll(() => heard(shell))
    .toContainEqual({ name: 'lockRequested', event: 'screenLocked' });
  await expect
    .poll(() => shell?.page.evaluate(() => 'holds' in window).catch(() => true), {
      timeout: 10_000,
    })
    .toBe(false);
});

test('the menu tells the page, and asks to lock', async () => {
  shell = await startShell({ dataFolder });
  await shell.page.evaluate(() => window.fieldfolio?.call['vault.stateChanged']('unlocked'));
  await shell.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
    for (const label of ['New note', 'Lock']) items?.find((item) => item.label === label)?.click();
  });
  await expect
    .poll(() => heard(shell))
    .toEqual(
      expect.arrayContaining([
        { name: 'menuCommand', event: 'newNote' },
        { name: 'lockRequested', event: 'menu' },
      ]),
    );
});
