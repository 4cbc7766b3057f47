import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { attemptsToLeave, hostileAddresses } from '#tests/fixtures/escapes.ts';
import { type PackagedApplication, startPackaged } from './support/application.ts';
import { type ForeignServer, startForeignServer } from './support/foreign-server.ts';

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');

let running: PackagedApplication;
let foreign: ForeignServer;

test.beforeAll(async () => {
  foreign = await startForeignServer();
  running = await startPackaged();
  await expect(running.page.getByRole('heading', { level: 1 })).toBeVisible();
});
test.afterAll(async () => {
  await running?.close();
  await foreign?.close();
});

test('[S4] a hundred attempts to leave lead nowhere', async () => {
  const attempts = attemptsToLeave(foreign.url);
  expect(attempts).toHaveLength(100);
  const { page, browser } = running;
  await page.evaluate(() => Object.assign(window, { stays: true }));
  for (const { way, address } of attempts) {
    await page.evaluate(
      async ({ way, address }) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        const ways: Record<string, () => unknown> = {
          assign: () => location.assign(address),
          replace: () => location.replace(address),
          click: () => link.click(),
          blank: () => {
            link.target = '_blank';
            link.click();
          },
          open: () => window.open(address),
          openSelf: () => window.open(address, '_self'),
          form: () => {
            const form = document.createElement('form');
            form.action = address;
            form.method = 'post';
            document.body.append(form);
            form.submit();
            form.remove();
          },
          frame: () => {
            const frame = document.createElement('iframe');
            frame.src = address;
            document.body.append(frame);
            setTimeout(() => frame.remove(), 200);
          },
          webview: () => {
            const view = document.createElement('webview');
            view.setAttribute('src', address);
            document.body.append(view);
          },
          drop: () => {
            const data = new DataTransfer();
            data.setData('text/uri-list', address);
            data.items.add(new File(['<script>1</script>'], 'page.html', { type: 'text/html' }));
            document.body.dispatchEvent(
              new DragEvent('drop', { dataTransfer: data, bubbles: true }),
            );
          },
          refresh: () => {
            const meta = document.createElement('meta');
            meta.httpEquiv = 'refresh';
            meta.content = `0;url=${address}`;
            document.head.append(meta);
          },
          prefetch: () => {
            const hint = document.createElement('link');
            hint.rel = 'prefetch';
            hint.href = address;
            document.head.append(hint);
          },
        };
        try {
          ways[way]?.();
        } catch {
          // Refused, as it should be.
        }
        link.remove();
        await new Promise((done) => setTimeout(done, 10));
      },
      { way, address },
    );
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  expect(page.url().split('#')[0]).toBe('app://fieldfolio/index.html');
  expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
  expect(foreign.requests).toEqual([]);
  expect(await running.openedOutside()).toBe('');
});

test('[S4] what a person drops on the window is not opened', async () => {
  const session = await running.page.context().newCDPSession(running.page);
  const items = [
    { mimeType: 'text/uri-list', data: `${foreign.url}/dropped` },
    { mimeType: 'text/html', data: `<img src="${foreign.url}/dropped.png" onerror="__xss=1">` },
  ];
  foreign.requests.length = 0;
  for (const item of items) {
    const data = { items: [item], files: [], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
  }
  const dropped = { items: [], files: ['/etc/passwd'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data: dropped });
  }
  await session.detach();
  await running.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await running.page.evaluate(() => 'stays' in window)).toBe(true);
  expect(running.page.url().split('#')[0]).toBe('app://fieldfolio/index.html');
  expect(foreign.requests).toEqual([]);
});

test('[S6] the protocol gives nothing but the bundle', async () => {
  // A link that a hostile program may have left where the page could ask for it.
  await symlink('/etc/passwd', path.join(running.home, 'passwd.txt'));
  const addresses = hostileAddresses(running.home);
  const answers = await running.page.evaluate(async (all) => {
    const given: string[] = [];
    for (const address of all) {
      const answer = await fetch(address).catch(() => null);
      if (answer?.ok) given.push(`${address} → ${(await answer.text()).slice(0, 40)}`);
    }
    return given;
  }, addresses);
  expect(addresses.length).toBeGreaterThan(50);
  expect(answers).toEqual([]);
});
