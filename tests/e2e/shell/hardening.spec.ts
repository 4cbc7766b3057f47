import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type RunningShell, startShell } from './launch.ts';

let shell: RunningShell;
let foreign: http.Server;
let foreignUrl: string;
const foreignRequests: string[] = [];

test.beforeAll(async () => {
  foreign = http.createServer((request, response) => {
    foreignRequests.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('foreign');
  });
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  shell = await startShell();
});

test.afterAll(async () => {
  await shell.close();
  foreign.closeAllConnections();
  foreign.close();
});

test('[S1] the page has no Node, and the bridge has the named capabilities only', async () => {
  const found = await shell.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(window.fieldfolio ?? {}),
    calls: Object.keys(window.fieldfolio?.call ?? {}).length,
    print: 'fieldfolioPrint' in window,
    isFrozen: (() => {
      try {
        Object.assign(window.fieldfolio?.call ?? {}, { 'settings.read': () => 'mine' });
      } catch {
        return true;
      }
      return false;
    })(),
  }));
  expect(found.globals).toEqual([]);
  expect(found.bridge).toEqual(['call', 'on', 'releaseMemory']);
  expect(found.calls).toBeGreaterThan(20);
  expect(found.print).toBe(false);
  expect(found.isFrozen).toBe(true);
});

test('[S1] every window runs isolated, in the sandbox, with nothing loosened', async () => {
  await shell.page.evaluate(() =>
    window.fieldfolio?.call['document.render']({
      model: { pages: ['x'], footer: '', title: '' },
      paper: 'A4',
    }),
  );
  const preferences = await shell.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // There on every runtime, and left out of the newest types.
      const asked = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return asked.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const preference of preferences) {
    expect(preference).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preference?.nodeIntegrationInWorker ?? false).toBe(false);
    expect(preference?.enableBlinkFeatures ?? '').toBe('');
  }
});

test('[S1] no permission is granted, asked for or looked up', async () => {
  const answers = await shell.page.evaluate(async () => {
    const names = [
      ...['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read'],
      ...['clipboard-write', 'persistent-storage', 'background-sync', 'screen-wake-lock'],
      ...['accelerometer', 'gyroscope', 'magnetometer', 'storage-access', 'window-management'],
      ...['idle-detection', 'local-fonts', 'display-capture'],
    ];
    const states: Record<string, string> = {};
    for (const name of names) {
      const query = navigator.permissions.query({ name: name as PermissionName });
      states[name] = await query.then(
        ({ state }) => state,
        () => 'unknown',
      );
    }
    const refused = async (attempt: () => Promise<unknown>) => {
      try {
        await attempt();
        return false;
      } catch {
        return true;
      }
    };
    return {
      states,
      media: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      place: await refused(
        () =>
          new Promise((found, missed) => {
            navigator.geolocation.getCurrentPosition(found, missed, { timeout: 3_000 });
          }),
      ),
      notification: await Notification.requestPermission(),
    };
  });
  const granted = Object.entries(answers.states).filter(([, state]) => state === 'granted');
  expect(granted).toEqual([]);
  expect(answers).toMatchObject({ media: true, screen: true, place: true, notification: 'denied' });
});

test('[S3] the policy runs nothing inline and lets nothing out', async () => {
  foreignRequests.length = 0;
  const outcome = await shell.page.evaluate(async (url) => {
    const probe = window as unknown as { ran: string[] };
    probe.ran = [];
    const inline = document.createElement('script');
    inline.textContent = "window.ran.push('inline script')";
    const remote = document.createElement('script');
    remote.src = `${url}/script.js`;
    const image = new Image();
    image.src = `${url}/image.png`;
    const frame = document.createElement('iframe');
    frame.src = `${url}/frame.html`;
    const dataFrame = document.createElement('iframe');
    dataFrame.src = 'data:text/html,<script>parent.ran.push("frame")</script>';
    const form = document.createElement('form');
    form.action = `${url}/form`;
    form.target = '_self';
    const holder = document.createElement('div');
    document.body.append(inline, remote, image, frame, dataFrame, form, holder);
    holder.innerHTML =
      '<img src="x:" onerror="window.ran.push(\'handler\')"><a id="js" href="javascript:window.ran.push(\'link\')">x</a><svg onload="window.ran.push(\'svg\')"></svg>';
    document.getElementById('js')?.click();
    form.submit();
    const attempt = (act: () => unknown) => {
      try {
        act();
      } catch {
        // Refused, as it should be.
      }
    };
    // In a task of its own: what the debugger evaluates itself is free of the policy.
    await new Promise<void>((done) => {
      setTimeout(() => {
        // biome-ignore lint/security/noGlobalEval: the policy has to refuse exactly this
        attempt(() => window.eval("window.ran.push('eval')"));
        attempt(() => new Function("window.ran.push('function')")());
        done();
      });
    });
    attempt(() => new Worker(`data:text/javascript,fetch('${url}/worker')`));
    attempt(() => new WebSocket(url.replace('http', 'ws')));
    attempt(() => navigator.sendBeacon(`${url}/beacon`, 'x'));
    attempt(() => new EventSource(`${url}/events`));
    const fetched = await fetch(`${url}/fetch`).then(
      () => true,
      () => false,
    );
    const allowed = await fetch('./index.js').then((response) => response.ok);
    const compiled = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => true,
      () => false,
    );
    return { ran: probe.ran, fetched, allowed, compiled };
  }, foreignUrl);
  expect(outcome).toEqual({ ran: [], fetched: false, allowed: true, compiled: true });
  expect(foreignRequests).toEqual([]);
});

test('[S4] the page stays where it is, and opens nothing', async () => {
  foreignRequests.length = 0;
  const before = shell.page.url();
  const targets = [
    `${foreignUrl}/away`,
    'https://example.com/',
    'file:///etc/passwd',
    'app://fieldfolio/print.html',
    'app://other/index.html',
    'data:text/html,x',
    'javascript:1',
    'mailto:a@example.com',
    'smb://server/share',
  ];
  for (const target of targets) {
    await shell.page.evaluate((url) => {
      window.open(url);
      window.open(url, '_self');
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      location.assign(url);
    }, target);
  }
  // A webview is no element here, only an unknown tag.
  await shell.page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
  }, foreignUrl);
  await shell.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(shell.page.url()).toBe(before);
  expect(await shell.page.evaluate(() => document.title)).toBe('Shell under test');
  const pages = await shell.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  );
  expect(pages.filter((url) => !url.startsWith('app://fieldfolio/'))).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

test('[S4] an empty page, which nothing can refuse, leads straight back', async () => {
  await shell.page.evaluate(() => {
    setTimeout(() => location.assign('about:blank'));
  });
  await shell.page.waitForURL('about:blank');
  await shell.page.waitForURL('app://fieldfolio/index.html');
  expect(await shell.page.evaluate(() => 'fieldfolio' in window)).toBe(true);
});

test('[S5] messages from anybody else, and malformed ones, are refused', async () => {
  const outcome = await shell.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    // The handlers as Electron holds them: called here with senders that a page cannot forge.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, ...rest: unknown[]) => Promise<unknown>>;
    };
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
    const sender = window?.webContents;
    const frame = sender?.mainFrame;
    const url = 'app://fieldfolio/index.html';
    const wrong = [
      { sender, senderFrame: { url: 'https://example.com/', parent: null } },
      { sender, senderFrame: { url, parent: frame } },
      { sender, senderFrame: null },
      { sender: { id: 999_999 }, senderFrame: { url, parent: null } },
    ];
    let accepted = 0;
    let refused = 0;
    for (const [channel, handle] of handlers) {
      if (!channel.startsWith('fieldfolio:')) continue;
      for (const event of wrong) {
        try {
          await handle(event, undefined);
          accepted += 1;
        } catch {
          refused += 1;
        }
      }
    }
    return { accepted, refused, channels: handlers.size };
  });
  expect(outcome.accepted).toBe(0);
  expect(outcome.refused).toBe(outcome.channels * 4);

  const malformed = await shell.page.evaluate(async () => {
    const call = (window.fieldfolio?.call ?? {}) as unknown as Record<
      string,
      (argument: unknown) => Promise<unknown>
    >;
    const values = [null, 7, 'text', [], {}, { a: 1 }, new Uint8Array(3), Number.NaN, [[]], true];
    const taken: string[] = [];
    for (const [name, ask] of Object.entries(call)) {
      if (name === 'vault.destroyFiles' || name === 'network.signOut') continue;
      for (const value of values) {
        await ask(value).then(
          () => taken.push(`${name} ${JSON.stringify(value)}`),
          () => undefined,
        );
      }
    }
    return taken;
  });
  // What is left fits the contract: any bytes, an empty list, no change to the settings.
  const fitting = [
    'settings.write {}',
    'settings.write {"0":0,"1":0,"2":0}',
    'settings.write {"a":1}',
    'envelope.write {"0":0,"1":0,"2":0}',
    'journal.append {"0":0,"1":0,"2":0}',
    'journal.replace []',
    'backup.read "text"',
    'backup.remove "text"',
    'quarantine.keep null',
    'quarantine.keep {"0":0,"1":0,"2":0}',
    'keychain.protect {"0":0,"1":0,"2":0}',
    'keychain.reveal {"0":0,"1":0,"2":0}',
    'network.useKey {"0":0,"1":0,"2":0}',
  ];
  expect(malformed.toSorted()).toEqual(fitting.toSorted());
  expect(
    await shell.page.evaluate(() => window.fieldfolio?.call['settings.read'](undefined)),
  ).toMatchObject({ appearance: 'system' });
});

test('[S6] the protocol gives out the bundle and nothing beside it', async () => {
  const answers = await shell.page.evaluate(async () => {
    const paths = [
      ...['/../launch.ts', '/..%2flaunch.ts', '/%2e%2e/launch.ts', '/%2e%2e%2flaunch.ts'],
      ...['/..%5claunch.ts', '/..\\launch.ts', '//etc/passwd', '/etc/passwd', '/%00index.html'],
      ...['/index.html%00', '/pages/../../launch.ts', '/.', '/missing.js', '/launch.ts'],
    ];
    const statuses: Record<string, number> = {};
    for (const hostile of paths) {
      const response = await fetch(`app://fieldfolio${hostile}`).catch(() => null);
      statuses[hostile] = response?.status ?? 0;
    }
    const post = await fetch('./index.js', { method: 'POST' });
    const own = await fetch('./index.js');
    return { statuses, post: post.status, policy: own.headers.get('content-security-policy') };
  });
  // `/.` is `/` before it leaves the page.
  expect(answers.statuses).toMatchObject({ '/.': 200 });
  const { '/.': _, ...hostile } = answers.statuses;
  expect(
    [...new Set(Object.values(hostile))].filter((status) => ![0, 404].includes(status)),
  ).toEqual([]);
  expect(answers.post).toBe(405);
  expect(answers.policy).toContain("default-src 'none'");
});
