import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { type RunningShell, startShell } from './launch.ts';

/* Chromium's network stack under the shell; what is decided above it is tested beside its source. */

const DEVICE = '0190f000-0000-7000-8000-000000000001';
const BOOK = '0190f000-0000-7000-8000-000000000003';
const CANARY = 'canary-of-a-client';

let shell: RunningShell;
let server: http.Server;
let address: string;
/** How the server answers `GET /v1/session`. */
let sessionAnswer: http.RequestListener;
let isRevoked = false;
const streams: http.ServerResponse[] = [];

const json = (response: http.ServerResponse, value: unknown) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

test.beforeAll(async () => {
  server = http.createServer((request, response) => {
    switch (request.url) {
      case '/v1/health':
        return json(response, {
          ...{
            product: 'fieldfolio',
            protocolVersion: PROTOCOL_VERSION,
            oldestProtocolVersion: 1,
            firm: 'F',
          },
        });
      case '/v1/sign-in':
        return json(response, {
          ...{ accessToken: 'access', refreshToken: 'refresh', expiresInSeconds: 900 },
          ...{ deviceId: DEVICE, deviceCredential: 'weak', quarantineKey: 'key' },
          ...{ personId: DEVICE, personName: 'Jana' },
        });
      case '/v1/events':
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': here\n\n');
        streams.push(response);
        return;
      case '/v1/device':
        return json(response, { revoked: isRevoked });
      default:
        return sessionAnswer(request, response);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shell = await startShell();
  const outcome = await shell.page.evaluate(
    async ({ server, key }) => {
      const call = window.fieldfolio?.call;
      const credentials = { email: 'j@example.com', password: 'p', deviceName: 'd' };
      const signedIn = await call?.['network.signIn']({ server, ...credentials });
      const opened = await call?.['network.useKey'](Uint8Array.from(key));
      return [signedIn, opened];
    },
    { server: address, key: [...randomBytes(32)] },
  );
  expect(outcome).toMatchObject([
    { ok: true, value: { personName: 'Jana' } },
    { ok: true, value: { signedIn: true } },
  ]);
});

test.afterAll(async () => {
  await shell.close();
  server.closeAllConnections();
  server.close();
});

async function sessionOutcome() {
  return shell.page.evaluate(async () => {
    const answer = await window.fieldfolio?.call['network.call']({ endpoint: 'session', body: '' });
    return answer?.ok ? new TextDecoder().decode(answer.value) : answer?.error.tag;
  });
}

test('[A3] the shell calls for the page, with the token that the page never sees', async () => {
  let token: string | undefined;
  sessionAnswer = (request, response) => {
    token = request.headers.authorization;
    json(response, { name: CANARY });
  };
  expect(await sessionOutcome()).toBe(`{"name":"${CANARY}"}`);
  expect(token).toBe('Bearer access');
});

test('packed answers arrive unpacked', async () => {
  sessionAnswer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync('{"packed":true}'));
  };
  expect(await sessionOutcome()).toBe('{"packed":true}');
});

test('[Y2] redirects, foreign pages and cut answers are told apart', async () => {
  sessionAnswer = (_request, response) => {
    response.writeHead(302, { location: `${address}/v1/health` });
    response.end();
  };
  expect(await sessionOutcome()).toBe('notFieldfolio');
  sessionAnswer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>hotel</html>');
  };
  expect(await sessionOutcome()).toBe('notFieldfolio');
  sessionAnswer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
    response.write('{"half":');
    setTimeout(() => response.destroy(), 50);
  };
  expect(await sessionOutcome()).toBe('garbled');
  sessionAnswer = (request) => request.socket.destroy();
  expect(['unreachable', 'offline']).toContain(await sessionOutcome());
});

test('[F10] a poke of the server reaches the page', async () => {
  await expect.poll(() => streams.length).toBeGreaterThan(0);
  for (const stream of streams) stream.write(`data: {"bookId":"${BOOK}","head":12}\n\n`);
  await expect
    .poll(() => shell.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toContainEqual({ name: 'poke', event: { bookId: BOOK } });
});

test('[C1] no answer of the server and no token stays on the disk', async () => {
  const files = await readdir(shell.dataFolder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const text = (await readFile(path.join(file.parentPath, file.name))).toString('latin1');
    expect(text.includes(CANARY), file.name).toBe(false);
    expect(text.includes('"accessToken"'), file.name).toBe(false);
  }
});

test('[C7] a revoked device loses its vault within seconds of hearing it', async () => {
  await shell.page.evaluate(async () => {
    const call = window.fieldfolio?.call;
    await call?.['envelope.write'](Uint8Array.of(1));
    await call?.['journal.append'](Uint8Array.of(2));
    await call?.['backup.write']({ label: 'manual', content: Uint8Array.of(3) });
    Object.assign(window, { holds: 'a key' });
  });
  isRevoked = true;
  sessionAnswer = (_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"code":"deviceRevoked","message":"revoked"}');
  };
  expect(await sessionOutcome()).toBe('revoked');
  await expect
    .poll(() => readdir(path.join(shell.dataFolder, 'vault')), { timeout: 5_000 })
    .toEqual([]);
  await expect.poll(() => readdir(path.join(shell.dataFolder, 'network'))).toEqual([]);
  await expect
    .poll(() => shell.page.evaluate(() => 'holds' in window).catch(() => true))
    .toBe(false);
  const info = await shell.page.evaluate(() =>
    window.fieldfolio?.call['application.info'](undefined),
  );
  expect(info?.notices).toContainEqual(expect.stringMatching(/revoked/));
});
