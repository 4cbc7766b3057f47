import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { errorAnswer } from '#shared/protocol/session.ts';
import { onEachDatabase } from '../databases.ts';
import { fuzzedBodies } from './checks/fuzz.ts';
import { serverHere } from './checks/fuzzed-server.ts';
import { freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const ROUTES = [
  '/v1/sign-in',
  '/v1/refresh',
  '/v1/push',
  '/v1/pull',
  '/v1/mutation-status',
  '/v1/acknowledge',
  '/v1/late-edits/accept',
  '/v1/alert-answers',
  '/v1/device/quarantine',
  '/v1/documents/part',
  '/v1/nowhere',
];

const SEED = 20_261_124;
const FUZZED_BODIES = 500;

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let address: string;

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device } = await world.owner());
    address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => world.app.close());

  /** Over a socket, as a hostile peer would. */
  const post = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(address + path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${device.signedIn.accessToken}`,
        ...headers,
      },
    });
    return { status: response.status, body: await response.text() };
  };
  const expectRefused = (reply: { status: number; body: string }): void => {
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(errorAnswer.safeParse(JSON.parse(reply.body)).success).toBe(true);
  };

  describe('[V4] every route', () => {
    it.each(ROUTES)('%s answers 4xx in the wire’s shape to what it cannot read', async (path) => {
      const bodies: [string, string][] = [
        ['', 'application/json'],
        ['{', 'application/json'],
        ['null', 'application/json'],
        ['[]', 'application/json'],
        ['"text"', 'application/json'],
        ['{"__proto__":{"a":1}}', 'application/json'],
        [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json'],
        ['<html><body>Sign in to the Wi-Fi</body></html>', 'text/html'],
        ['a=1&b=2', 'application/x-www-form-urlencoded'],
        ['\u0000\u0001\uffff', 'application/json'],
      ];
      for (const [body, type] of bodies) {
        expectRefused(await post(path, body, { 'content-type': type }));
      }
    });

    it.each(ROUTES)('%s refuses a gzip bomb before it has grown', async (path) => {
      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
      const before = process.memoryUsage().rss;
      const takesBytes = path.includes('quarantine') || path.includes('documents');
      const type = takesBytes ? 'application/octet-stream' : 'application/json';
      const headers = { 'content-encoding': 'gzip', 'content-type': type };
      expectRefused(await post(path, bomb, headers));
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    });

    it.each(ROUTES)('%s refuses bytes that are no UTF-8 instead of mending them', async (path) => {
      const { deviceId } = device.signedIn;
      const text = JSON.stringify({ protocolVersion: 1, deviceId, email: 'Bož', mutations: [] });
      for (const wrong of ['ff', 'c080', 'eda080', 'e282', 'f5808080']) {
        const [before, after] = text.split('ž').map((part) => Buffer.from(part));
        if (!before || !after) throw new Error('the text has a letter to spoil');
        const body = Buffer.concat([before, Buffer.from(wrong, 'hex'), after]);
        const reply = await post(path, body);
        expectRefused(reply);
        const isPacked = await post(path, gzipSync(body), { 'content-encoding': 'gzip' });
        expectRefused(isPacked);
        if (path.includes('quarantine') || path.includes('nowhere')) continue;
        for (const { status, body: told } of [reply, isPacked]) {
          expect({ status, ...JSON.parse(told) }).toMatchObject({
            ...{ status: 400, code: 'badRequest', message: 'The body is not valid UTF-8.' },
          });
        }
      }
    });

    it('refuses broken and unknown packings', async () => {
      const broken = gzipSync('{"cursor":1}').subarray(0, 12);
      expectRefused(await post('/v1/pull', broken, { 'content-encoding': 'gzip' }));
      expectRefused(await post('/v1/pull', '{}', { 'content-encoding': 'gzip' }));
      expectRefused(await post('/v1/pull', '{}', { 'content-encoding': 'br' }));
    });
  });

  it('answers addresses and methods that are none in the wire’s shape, never to be kept', async () => {
    for (const path of ['/v1/%zz', `/v1/${'x'.repeat(5_000)}`, '/', '/v1/late-edits/%00']) {
      const response = await fetch(address + path);
      expectRefused({ status: response.status, body: await response.text() });
    }
    const { headers } = await fetch(`${address}/v1/health`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const response = await fetch(`${address}/v1/push`, { method });
      expectRefused({ status: response.status, body: await response.text() });
    }
  });

  it('takes a push that comes packed', async () => {
    const { deviceId } = device.signedIn;
    const push = JSON.stringify({ protocolVersion: 1, deviceId, mutations: [] });
    const reply = await post('/v1/push', gzipSync(push), { 'content-encoding': 'gzip' });
    expect(reply).toEqual({ status: 200, body: '{"answers":[]}' });
  });

  it('refuses a push that is too long, too large or too old, whole', async () => {
    const { deviceId } = device.signedIn;
    const push = (protocolVersion: number, mutations: unknown[]) =>
      post('/v1/push', JSON.stringify({ protocolVersion, deviceId, mutations }));
    const mutation = { id: freshId() };
    expect(
      (
        await push(
          1,
          Array.from({ length: 1_001 }, () => mutation),
        )
      ).status,
    ).toBe(413);
    expect((await push(1, ['x'.repeat(9 * 1024 * 1024)])).status).toBe(413);
    expect((await push(0, [])).status).toBe(426);
    expect((await push(1, [{ nothing: 'to answer to' }])).status).toBe(400);
  });

  it('[V4] limits requests by device and by address, and says when to come back', async () => {
    const limited = await makeWorld(database(), {
      requestsPerMinutePerAddress: 20,
      requestsPerMinutePerDevice: 5,
    });
    const guest = await limited.signIn(await limited.addPerson());
    const replies = [];
    for (let count = 0; count < 7; count += 1) {
      replies.push(await guest.request('GET', '/v1/session'));
    }
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(Number(replies[6]?.headers['retry-after'])).toBeGreaterThan(0);
    const health = async () => (await limited.app.inject('/v1/health')).statusCode;
    const open = [];
    for (let count = 0; count < 20; count += 1) open.push(await health());
    expect(open[0]).toBe(200);
    expect(open.at(-1)).toBe(429);
    const unknown = await limited.app.inject('/v1/session');
    expect(unknown.statusCode).toBe(429);
  });

  it('[V4] counts by the network that its own proxy saw, whatever the request says of itself', async () => {
    const limits = { requestsPerMinutePerAddress: 3, requestsPerMinutePerDevice: 3 };
    const behindProxy = await buildApp(world.dependencies, { limits, proxies: 1 });
    const statusFrom = async (forged: number, seen: string) => {
      const headers = { 'x-forwarded-for': `198.51.100.${forged}, ${seen}` };
      return (await behindProxy.inject({ url: '/v1/health', headers })).statusCode;
    };
    const statuses = [];
    for (let forged = 1; forged <= 4; forged += 1) {
      statuses.push(await statusFrom(forged, '203.0.113.7'));
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await statusFrom(1, '203.0.113.8')).toBe(200);
    const fromOneNetwork = [];
    for (let host = 1; host <= 4; host += 1) {
      fromOneNetwork.push(await statusFrom(1, `2001:db8:1:2::${host}`));
    }
    expect(fromOneNetwork).toEqual([200, 200, 200, 429]);
    await behindProxy.close();
  });
});

it(`[V4] answers ${FUZZED_BODIES} fuzzed bodies without 5xx, memory bounded (seed ${SEED})`, async () => {
  const options = { count: FUZZED_BODIES, seed: SEED, progress: () => undefined };
  const { tried, failures, figures } = await fuzzedBodies(serverHere).run(options);
  expect({ tried, failures }).toEqual({ tried: FUZZED_BODIES, failures: [] });
  expect(figures['status 400']).toBeGreaterThan(0);
});
