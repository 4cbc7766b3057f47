import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange, type Wire } from './exchange.ts';
import { errorOfThrown } from './network-error.ts';

const wire: Wire = { fetch, hasNetwork: () => true };
const servers: http.Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** A real server on this computer that answers everything in one way. */
async function answering(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function asked(
  answer: http.RequestListener,
  limits?: { silenceMs: number; maxBytes: number },
) {
  return exchange(wire, { method: 'GET', url: await answering(answer) }, limits);
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  ((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }) satisfies http.RequestListener;

const tagOf = async (answer: ReturnType<typeof asked>) => {
  const outcome = await answer;
  return outcome.ok ? 'ok' : outcome.error.tag;
};

describe('an exchange with a server', () => {
  it('sends token and body, and hands on the bytes of a JSON answer', async () => {
    const seen: unknown[] = [];
    const url = await answering((request, response) => {
      request.setEncoding('utf8').on('data', (text) => {
        const { authorization, cookie } = request.headers;
        seen.push(request.method, authorization, cookie, request.headers['content-type'], text);
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
        response.end('{"a":"ž"}');
      });
    });
    const answer = await exchange(wire, { method: 'POST', url, token: 'secret', body: '{"b":1}' });
    expect(answer.ok && Buffer.from(answer.value).toString()).toBe('{"a":"ž"}');
    expect(seen).toEqual(['POST', 'Bearer secret', undefined, 'application/json', '{"b":1}']);
  });

  it.each([
    [401, 'unauthenticated', 'unauthenticated'],
    [401, 'wrongPassword', 'wrongPassword'],
    [403, 'personDisabled', 'personDisabled'],
    [401, 'deviceRevoked', 'revoked'],
    [404, 'notFound', 'refused'],
    [413, 'tooLarge', 'refused'],
    [400, 'badRequest', 'refused'],
    [426, 'deviceTooOld', 'deviceTooOld'],
    [500, 'internal', 'serverFailed'],
  ])('%i with code %s is %s', async (status, code, tag) => {
    expect(await tagOf(asked(json(status, { code, message: 'why' })))).toBe(tag);
  });

  it('keeps how long a busy server asks to wait', async () => {
    const busy = json(429, { code: 'tooManyRequests', message: 'x' }, { 'retry-after': '17' });
    expect(await asked(busy)).toMatchObject({
      ok: false,
      error: { tag: 'busy', retryAfterSeconds: 17 },
    });
  });

  it('[Y2] takes what is no Fieldfolio server for what it is', async () => {
    const portal = (status: number, headers: http.OutgoingHttpHeaders = {}) =>
      asked((_request, response) => {
        response.writeHead(status, { 'content-type': 'text/html', ...headers });
        response.end('<html>Please sign in to the hotel</html>');
      });
    expect(await tagOf(portal(200))).toBe('notFieldfolio');
    expect(await tagOf(portal(302, { location: 'http://127.0.0.1:1/login' }))).toBe(
      'notFieldfolio',
    );
    expect(await tagOf(portal(404))).toBe('notFieldfolio');
    expect(await tagOf(portal(502))).toBe('serverFailed');
    expect(await tagOf(asked(json(404, { error: 'other product' })))).toBe('notFieldfolio');
  });

  it('[Y3] hands on nothing of an answer that was cut', async () => {
    const cut = asked((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"answers":[');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await tagOf(cut)).toBe('garbled');
    const cutChunks = asked((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"answers":[]}');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await tagOf(cutChunks)).toBe('garbled');
  });

  it('stops reading at the limit, counted after unpacking', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 32));
    const answer = asked(
      (_request, response) => {
        const type = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
        response.writeHead(200, type);
        response.end(bomb);
      },
      { silenceMs: 5_000, maxBytes: 100_000 },
    );
    expect(await tagOf(answer)).toBe('garbled');
  });

  it('gives up on a server that says nothing', async () => {
    const silent = asked(() => undefined, { silenceMs: 100, maxBytes: 1_000 });
    expect(await tagOf(silent)).toBe('unreachable');
  });

  it('tells a server that is not there from a network that is not there', async () => {
    const url = await answering(() => undefined);
    const [server] = servers.splice(0);
    await new Promise((closed) => server?.close(closed));
    const request = { method: 'GET', url } as const;
    expect(await exchange(wire, request)).toMatchObject({ error: { tag: 'unreachable' } });
    const noNetwork = { ...wire, hasNetwork: () => false };
    expect(await exchange(noNetwork, request)).toMatchObject({ error: { tag: 'offline' } });
  });

  it('ends at once when it is told to', async () => {
    const locking = new AbortController();
    const url = await answering(() => locking.abort());
    const answer = await exchange(wire, { method: 'GET', url, signal: locking.signal });
    expect(answer.ok).toBe(false);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    // Without any certificate the handshake fails, which is the same to the person.
    const server = https.createServer();
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await exchange(wire, { method: 'GET', url })).toMatchObject({
      error: { tag: 'certificate', message: expect.stringContaining('is not trusted') },
    });
  });

  it('speaks of no certificate where the server speaks no TLS at all', async () => {
    const url = (await answering((_request, response) => response.end())).replace('http', 'https');
    expect(await exchange(wire, { method: 'GET', url })).toMatchObject({
      error: { tag: 'certificate', message: expect.stringContaining('not over a safe connection') },
    });
    const chromium = errorOfThrown(new Error('net::ERR_SSL_PROTOCOL_ERROR'), true);
    expect(chromium.message).toContain('not over a safe connection');
  });
});

describe('what Chromium throws', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ["Attempted to redirect, but redirect policy was 'error'", 'notFieldfolio'],
  ])('%s is %s', (message, tag) => {
    expect(errorOfThrown(new Error(message), true).tag).toBe(tag);
  });
});
