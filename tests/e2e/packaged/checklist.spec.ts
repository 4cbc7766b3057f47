import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { contract, events } from '#shared/ipc/contract.ts';
import {
  ordinaryUserCanStart,
  type PackagedApplication,
  startPackaged,
} from './support/application.ts';
import { type ForeignServer, startForeignServer } from './support/foreign-server.ts';
import { DRIVEN } from './support/package.ts';
import { processesBelow, statusOf } from './support/processes.ts';

/*
 * Electron's checklist, item by item (https://www.electronjs.org/docs/latest/tutorial/security), in
 * the package and as an ordinary user with the sandbox on. Item 19, the fuses, is in fuses.spec.ts.
 */

const root = path.resolve(import.meta.dirname, '..', '..', '..');

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');

let running: PackagedApplication;
let isSandboxed = false;
let foreign: ForeignServer;

test.beforeAll(async () => {
  foreign = await startForeignServer();
  isSandboxed = ordinaryUserCanStart();
  running = await startPackaged({ sandboxed: isSandboxed });
  await expect(running.page.getByRole('heading', { level: 1 })).toBeVisible();
});
test.afterAll(async () => {
  await running?.close();
  await foreign?.close();
});

/** The command lines of the pages' processes. */
async function pageCommands(): Promise<string[]> {
  const all = await processesBelow(running.process.pid ?? 0);
  return all.map(({ command }) => command).filter((line) => line.includes('--type=renderer'));
}

/** What the main process was built from, as it lies in the archive. */
function mainBundle(): string {
  return readFileSync(DRIVEN.archive, 'latin1');
}

test('[S1.1] only the bundle is loaded, on a secure origin', async () => {
  const addresses: string[] = [];
  running.page.on('request', (request) => addresses.push(request.url()));
  await running.page.reload();
  expect(await running.page.evaluate(() => isSecureContext)).toBe(true);
  expect(addresses).toContainEqual(expect.stringMatching(/\.js$/));
  expect(addresses.filter((name) => !name.startsWith('app://fieldfolio/'))).toEqual([]);
});

test('[S1.2] pages and workers have no Node', async () => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer'];
  const found = await running.page.evaluate(
    (all) => all.filter((name) => name in globalThis),
    names,
  );
  expect(found).toEqual([]);
  for (const worker of running.page.workers()) {
    const inside = (all: string[]) => all.filter((name) => name in globalThis);
    expect(await worker.evaluate(inside, names)).toEqual([]);
  }
});

test('[S1.3] the preload lives in a world of its own, which the page cannot bend', async () => {
  const session = await running.page.context().newCDPSession(running.page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.name));
  await session.send('Runtime.enable');
  await expect.poll(() => worlds).toContain('Electron Isolated Context');
  await session.detach();
  const seen = await running.page.evaluate(async () => {
    const caught: string[] = [];
    const call = Function.prototype.call;
    Function.prototype.call = function bent(...args) {
      caught.push(String(args[0]));
      return Reflect.apply(this, args[0], args.slice(1));
    };
    await window.fieldfolio?.call['settings.read'](undefined);
    Function.prototype.call = call;
    return caught.filter((text) => /ipc/i.test(text));
  });
  expect(seen).toEqual([]);
});

test('[S1.4] pages run in the sandbox of the system', async () => {
  test.skip(!isSandboxed, 'an ordinary user cannot read the folder of this project');
  const all = await processesBelow(running.process.pid ?? 0);
  const pages = all.filter(({ command }) => command.includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  expect(all.filter(({ command }) => command.includes('no-sandbox'))).toEqual([]);
  for (const { pid } of pages) {
    // Every system call goes through a filter, and the process can gain no rights.
    await expect.poll(() => statusOf(pid, 'Seccomp')).toBe('2');
    expect(await statusOf(pid, 'NoNewPrivs')).toBe('1');
    expect(await statusOf(pid, 'CapEff')).toMatch(/^0+$/);
  }
});

test('[S1.5] no permission and no device is granted', async () => {
  const answers = await running.page.evaluate(async () => {
    const names = [
      ...['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read'],
      ...['clipboard-write', 'persistent-storage', 'background-sync', 'screen-wake-lock'],
      ...['accelerometer', 'gyroscope', 'magnetometer', 'storage-access', 'window-management'],
      ...['idle-detection', 'local-fonts', 'payment-handler', 'nfc', 'periodic-background-sync'],
    ];
    const granted: string[] = [];
    for (const name of names) {
      const asked = navigator.permissions.query({ name: name as PermissionName });
      const state = await asked.then(
        (answer) => answer.state,
        () => 'unknown',
      );
      if (state === 'granted') granted.push(name);
    }
    const attempts: Record<string, () => Promise<unknown>> = {
      media: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () =>
        new Promise((found, missed) => {
          navigator.geolocation.getCurrentPosition(found, missed, { timeout: 3_000 });
        }),
      clipboard: () => navigator.clipboard.readText(),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      await attempt().then(
        () => granted.push(name),
        () => undefined,
      );
    }
    if ((await Notification.requestPermission()) === 'granted') granted.push('notification');
    return granted;
  });
  expect(answers).toEqual([]);
});

test('[S1.6] the same-origin policy holds even where no other policy would', async () => {
  const session = await running.page.context().newCDPSession(running.page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await running.page.reload();
  const read = await running.page.evaluate(
    (url) =>
      fetch(`${url}/secret`).then(
        (answer) => answer.text(),
        () => 'refused',
      ),
    foreign.url,
  );
  await session.send('Page.setBypassCSP', { enabled: false });
  await session.detach();
  await running.page.reload();
  expect(read).toBe('refused');
});

test('[S1.7] every answer carries a policy that runs nothing but the bundle', async () => {
  const policy = await running.page.evaluate(async () => {
    const answer = await fetch('./index.html');
    return answer.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("connect-src 'self';");
  const ran = await running.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.__xss = "inline"';
    document.body.append(script);
    // In a task of its own: what the debugger evaluates itself is free of the policy.
    await new Promise<void>((done) => {
      setTimeout(() => {
        try {
          new Function('window.__xss = "function"')();
        } catch {
          // Refused, as it should be.
        }
        done();
      });
    });
    return '__xss' in window;
  });
  expect(ran).toBe(false);
});

test('[S1.8] insecure content is not allowed', async () => {
  foreign.requests.length = 0;
  const loaded = await running.page.evaluate(async (url) => {
    const image = new Image();
    const answered = new Promise((done) => {
      image.onload = () => done('loaded');
      image.onerror = () => done('refused');
    });
    image.src = `${url}/image.png`;
    return answered;
  }, foreign.url);
  expect(loaded).toBe('refused');
  expect(foreign.requests).toEqual([]);
  expect(mainBundle()).not.toMatch(/allowRunningInsecureContent:\s*(true|!0)/);
  expect((await pageCommands()).join()).not.toContain('--allow-running-insecure-content');
});

test('[S1.9] no experimental feature is on', async () => {
  const commands = (await pageCommands()).join();
  expect(commands).not.toContain('--enable-experimental-web-platform-features');
  expect(mainBundle()).not.toMatch(/experimentalFeatures:\s*(true|!0)/);
});

test("[S1.10] none of Blink's features is switched on by name", async () => {
  expect((await pageCommands()).join()).not.toContain('--enable-blink-features');
  expect(mainBundle()).not.toContain('enableBlinkFeatures');
});

test('[S1.11] there is no webview that could allow popups', async () => {
  const view = await running.page.evaluate(() => {
    const element = document.createElement('webview');
    element.setAttribute('allowpopups', '');
    document.body.append(element);
    const found = { type: element.constructor.name, canLoad: 'loadURL' in element };
    element.remove();
    return found;
  });
  expect(view).toEqual({ type: 'HTMLElement', canLoad: false });
});

test('[S1.12] a webview that is asked for is never attached', async () => {
  foreign.requests.length = 0;
  const before = (await pageCommands()).length;
  await running.page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    view.setAttribute('nodeintegration', '');
    view.setAttribute('webpreferences', 'sandbox=no,contextIsolation=no');
    document.body.append(view);
  }, foreign.url);
  await running.page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect((await pageCommands()).length).toBe(before);
  expect(foreign.requests).toEqual([]);
});

test('[S1.13] the page stays where it is', async () => {
  const before = running.page.url();
  foreign.requests.length = 0;
  await running.page.evaluate((url) => {
    location.assign(url);
    location.assign('file:///etc/passwd');
    location.assign('https://example.com/');
  }, foreign.url);
  await running.page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect(running.page.url()).toBe(before);
  expect(foreign.requests).toEqual([]);
});

test('[S1.14] no window opens', async () => {
  const opened = await running.page.evaluate(
    (url) => ['', 'about:blank', url, location.href].map((each) => window.open(each) === null),
    foreign.url,
  );
  expect(opened).toEqual([true, true, true, true]);
  expect(running.browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
});

test('[S1.15] nothing is given to the system to open', async () => {
  await running.page.evaluate(() => {
    for (const address of ['https://example.com/', 'file:///etc/passwd', 'mailto:a@b.example']) {
      window.open(address);
      const link = document.createElement('a');
      link.href = address;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  await running.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await running.openedOutside()).toBe('');
});

test('[S1.16] [S2] the Electron that users get is one of the newest three majors', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const known = JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'electron-majors.json'), 'utf8'),
  );
  // An exact version, so that what was tested is what is shipped.
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(known.newest).toHaveLength(3);
  expect(known.newest).toContain(Number.parseInt(manifest.devDependencies.electron, 10));
});

test('[S1.17] frames have no way to the shell, and the shell refuses what the contract does not say', async () => {
  const outcome = await running.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inFrame = 'fieldfolio' in (frame.contentWindow ?? {});
    frame.remove();
    const write = window.fieldfolio?.call['settings.write'] as (wrong: unknown) => Promise<unknown>;
    const refused = await write({ lockAfterMinutes: 'never' }).then(
      () => false,
      () => true,
    );
    return { inFrame, refused };
  });
  expect(outcome).toEqual({ inFrame: false, refused: true });
});

test('[S1.18] pages come over a protocol of their own and files stay out of reach', async () => {
  expect(running.page.url()).toMatch(/^app:\/\/fieldfolio\//);
  const file = await running.page.evaluate(() =>
    fetch('file:///etc/passwd').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(file).toBe('refused');
});

test('[S1.20] the page gets named functions and nothing of Electron', async () => {
  const bridge = await running.page.evaluate(() => {
    const { fieldfolio } = window;
    const properties = (value: unknown) => Object.getOwnPropertyNames(value ?? {});
    return {
      parts: properties(fieldfolio),
      call: properties(fieldfolio?.call),
      on: properties(fieldfolio?.on),
      electron: Object.getOwnPropertyNames(window).filter((name) => /electron|ipc/i.test(name)),
      print: 'fieldfolioPrint' in window,
    };
  });
  expect(bridge.parts).toEqual(['call', 'on', 'releaseMemory']);
  expect(bridge.call.toSorted()).toEqual(Object.keys(contract).toSorted());
  expect(bridge.on.toSorted()).toEqual(Object.keys(events).toSorted());
  expect(bridge).toMatchObject({ electron: [], print: false });
});
