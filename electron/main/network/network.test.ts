import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Network } from './network.ts';
import { DEVICE, PERSON, SmallServer } from './testing/small-server.ts';

const BOOK = '0190f000-0000-7000-8000-000000000003';
const OTHER_BOOK = '0190f000-0000-7000-8000-000000000004';
const key = randomBytes(32);

let folder: string;
let server: SmallServer;
let address: string;
let told: unknown[];
let revoked: number;
const networks: Network[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'network-'));
  server = new SmallServer();
  address = await server.listen();
  told = [];
  revoked = 0;
});
afterEach(async () => {
  for (const network of networks.splice(0)) network.forgetKey();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function openNetwork(): Network {
  const network = new Network({
    wire: { fetch, hasNetwork: () => true },
    folder,
    monotonic: () => performance.now(),
    random: () => 0,
    wait: (_ms, signal) =>
      new Promise((resume) => {
        const timer = setTimeout(resume, 10);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resume();
        });
      }),
    poked: (poke) => told.push(poke),
    onlineChanged: (online) => told.push(online),
    revoked: async () => {
      revoked += 1;
    },
  });
  networks.push(network);
  return network;
}

const credentials = () => ({
  server: address,
  email: 'jana@example.com',
  password: 'right',
  deviceName: 'laptop',
});

async function signedIn(): Promise<Network> {
  const network = openNetwork();
  expect((await network.signIn(credentials())).ok).toBe(true);
  expect(await network.takeKey(key)).toEqual({ ok: true, value: { signedIn: true } });
  return network;
}

const textOf = (answer: Awaited<ReturnType<Network['call']>>) =>
  answer.ok ? Buffer.from(answer.value).toString() : answer.error.tag;

describe('signing in', () => {
  it('tells who the person is, and keeps every token in the shell', async () => {
    const answer = await openNetwork().signIn(credentials());
    expect(answer).toEqual({
      ok: true,
      value: { personId: PERSON, personName: 'Jana', deviceId: DEVICE, quarantineKey: 'key' },
    });
  });

  it('sends no password to what is no Fieldfolio server', async () => {
    Object.assign(server.health, { product: 'other' });
    const answer = await openNetwork().signIn(credentials());
    expect(answer).toMatchObject({ ok: false, error: { tag: 'notFieldfolio' } });
    expect(server.seen).toEqual(['GET /v1/health']);
  });

  it('[G1] says which side is too old', async () => {
    Object.assign(server.health, { protocolVersion: 9, oldestProtocolVersion: 8 });
    expect(await openNetwork().signIn(credentials())).toMatchObject({
      error: { tag: 'deviceTooOld' },
    });
    Object.assign(server.health, { protocolVersion: 0, oldestProtocolVersion: 0 });
    expect(await openNetwork().signIn(credentials())).toMatchObject({
      error: { tag: 'serverTooOld' },
    });
  });

  it('has words for a wrong password and for an address without https', async () => {
    const wrong = await openNetwork().signIn({ ...credentials(), password: 'wrong' });
    expect(wrong).toMatchObject({ ok: false, error: { tag: 'wrongPassword' } });
    const plain = await openNetwork().signIn({ ...credentials(), server: 'http://example.com' });
    expect(plain).toMatchObject({ ok: false, error: { tag: 'serverAddress' } });
  });
});

describe('[A3] the network', () => {
  it('is closed until the vault hands over its key, and after it is taken back', async () => {
    const network = openNetwork();
    expect(textOf(await network.call('session', ''))).toBe('unauthenticated');
    await network.signIn(credentials());
    expect(textOf(await network.call('session', ''))).toBe('unauthenticated');
    await network.takeKey(key);
    expect(textOf(await network.call('session', ''))).toContain('GET /v1/session');
    network.forgetKey();
    expect(textOf(await network.call('session', ''))).toBe('unauthenticated');
    expect(await network.takeKey(key)).toEqual({ ok: true, value: { signedIn: true } });
    expect(textOf(await network.call('session', ''))).toContain('GET /v1/session');
  });

  it('remembers the sign-in for the next start, under this key alone', async () => {
    await signedIn();
    const other = openNetwork();
    expect(await other.takeKey(randomBytes(32))).toEqual({ ok: true, value: { signedIn: false } });
    other.forgetKey();
    expect(await other.takeKey(key)).toEqual({ ok: true, value: { signedIn: true } });
    expect(textOf(await other.call('push', '{"a":1}'))).toContain('POST /v1/push');
  });

  it('leaves no token in the clear on the disk', async () => {
    await signedIn();
    for (const name of await readdir(folder)) {
      const text = (await readFile(path.join(folder, name))).toString('latin1');
      expect(text).not.toMatch(/access-|refresh-/);
    }
  });

  it('turns the body of what is read into a query', async () => {
    const network = await signedIn();
    const answer = await network.call('audit', '{"clientId":"a b","limit":5}');
    expect(textOf(answer)).toContain('GET /v1/audit?clientId=a+b&limit=5');
    expect(textOf(await network.call('audit', '[1]'))).toBe('refused');
  });
});

describe('[V2] renewing tokens', () => {
  it('happens once for all calls that find theirs too old', async () => {
    const network = await signedIn();
    server.access = 'ended';
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => network.call('session', '')),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(server.refreshes).toBe(1);
  });

  it('is on the disk before the new token is used', async () => {
    const network = await signedIn();
    server.access = 'ended';
    await network.call('session', '');
    network.forgetKey();
    await network.takeKey(key);
    server.access = 'ended again';
    expect(textOf(await network.call('session', ''))).toContain('GET /v1/session');
  });

  it('is kept even when the vault locks meanwhile', async () => {
    const network = await signedIn();
    server.access = 'ended';
    const call = network.call('session', '');
    await vi.waitFor(() => expect(server.refreshes).toBe(1));
    network.forgetKey();
    await call;
    server.access = 'ended again';
    await network.takeKey(key);
    await vi.waitFor(async () => {
      expect(textOf(await network.call('session', ''))).toContain('GET /v1/session');
    });
  });

  it('survives an answer that was lost', async () => {
    const network = await signedIn();
    server.access = 'ended';
    server.losesRefresh = true;
    expect(textOf(await network.call('session', ''))).toBe('unreachable');
    expect(textOf(await network.call('session', ''))).toContain('GET /v1/session');
  });

  it('asks the person to sign in when the server ends the family, and then stays quiet', async () => {
    const network = await signedIn();
    server.access = 'ended';
    server.refresh = 'ended';
    expect(textOf(await network.call('session', ''))).toBe('unauthenticated');
    const asked = server.seen.length;
    expect(textOf(await network.call('session', ''))).toBe('unauthenticated');
    expect(server.seen.length).toBe(asked);
  });
});

describe('[F10] pokes', () => {
  it('are passed on, and the stream comes back by itself', async () => {
    await signedIn();
    await vi.waitFor(() => expect(server.streams).toHaveLength(1));
    server.streams[0]?.write(`data: {"bookId":"${BOOK}","head":7}\n\ndata: noise\n\n`);
    await vi.waitFor(() => expect(told).toContainEqual({ bookId: BOOK }));
    server.streams[0]?.destroy();
    await vi.waitFor(() => expect(server.streams).toHaveLength(2));
    server.streams[1]?.write(`data: {"bookId":"${OTHER_BOOK}","head":8}\n\n`);
    await vi.waitFor(() => expect(told).toContainEqual({ bookId: OTHER_BOOK }));
  });

  it('that came while nobody listened are made up for when the stream opens', async () => {
    const missed = () => told.filter((each) => isDeepStrictEqual(each, { bookId: null }));
    await signedIn();
    await vi.waitFor(() => expect(missed()).toHaveLength(1));
    server.streams[0]?.destroy();
    await vi.waitFor(() => expect(missed()).toHaveLength(2));
  });

  it('end with the lock', async () => {
    const network = await signedIn();
    await vi.waitFor(() => expect(server.streams).toHaveLength(1));
    const [stream] = server.streams;
    const closed = new Promise((resolve) => stream?.on('close', resolve));
    network.forgetKey();
    await closed;
    expect(server.streams).toHaveLength(1);
  });

  it('a server that goes and comes back is told as offline and online', async () => {
    const network = await signedIn();
    await vi.waitFor(() => expect(server.streams).toHaveLength(1));
    await server.close();
    await vi.waitFor(() => expect(told).toContain(false));
    expect(network.online).toBe(false);
    const { port } = new URL(address);
    const again = server;
    await again.listen(Number(port));
    const onlineOrNot = () => told.filter((each) => typeof each === 'boolean');
    await vi.waitFor(() => expect(onlineOrNot()).toEqual([false, true]));
  });
});

describe('[C7] a revoked device', () => {
  it('hears it while locked, and hands its sealed work over', async () => {
    const network = await signedIn();
    await network.keepSealedWork(Uint8Array.of(9, 9, 9));
    network.forgetKey();
    await network.checkDevice();
    expect(revoked).toBe(0);
    server.isRevoked = true;
    await network.checkDevice();
    expect(revoked).toBe(1);
    expect(server.quarantined).toEqual([Buffer.of(9, 9, 9)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('hears it from any call', async () => {
    const network = await signedIn();
    server.isRevoked = true;
    expect(textOf(await network.call('pull', '{}'))).toBe('revoked');
    await vi.waitFor(() => expect(revoked).toBe(1));
  });

  it('is not destroyed by anything but a clear yes', async () => {
    const network = await signedIn();
    network.forgetKey();
    Object.assign(server, { isRevoked: 'maybe' });
    await network.checkDevice();
    await server.close();
    await network.checkDevice();
    expect(revoked).toBe(0);
    await server.listen();
  });

  it('keeps sealed work until it could be handed over', async () => {
    const network = await signedIn();
    await network.keepSealedWork(Uint8Array.of(1));
    await network.keepSealedWork(Uint8Array.of(2));
    await network.keepSealedWork(null);
    network.forgetKey();
    server.isRevoked = true;
    await network.checkDevice();
    expect(server.quarantined).toEqual([]);
  });
});

describe('[A6] signing out', () => {
  it('tells the server and forgets everything here', async () => {
    const network = await signedIn();
    expect(await network.signOut()).toEqual({ ok: true, value: null });
    expect(server.seen).toContain('POST /v1/sign-out');
    expect(await readdir(folder)).toEqual([]);
    expect(await network.takeKey(key)).toEqual({ ok: true, value: { signedIn: false } });
  });
});
