import { beforeAll, describe, expect, it } from 'vitest';
import { instantNow } from '#server/dependencies.ts';
import { revokeDevice } from '#server/repositories/devices.ts';
import { personByEmail, setDisabled } from '#server/repositories/people.ts';
import { type Tokens, tokens } from '#shared/protocol/session.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, request, type TestDevice } from './test-device.ts';
import { makeWorld, PASSWORD, type World } from './world.ts';

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  const begin = async (): Promise<void> => {
    device = await world.signIn(await world.addPerson());
  };
  const refresh = (refreshToken: string, withCredential: boolean) => {
    const { deviceCredential } = device.signedIn;
    const body = { refreshToken, ...(withCredential ? { deviceCredential } : {}) };
    return request(world.app, 'POST', '/v1/refresh', body);
  };
  const refreshed = async (refreshToken: string): Promise<Tokens> =>
    expectOk(tokens, await refresh(refreshToken, true));
  const sessionWith = (token: string) => request(world.app, 'GET', '/v1/session', undefined, token);

  describe('signing in', () => {
    it('answers alike to a wrong password and to nobody', async () => {
      await begin();
      const attempt = (email: string) => {
        const body = { email, password: 'not the password', deviceName: 'x' };
        return request(world.app, 'POST', '/v1/sign-in', body);
      };
      const [wrong, nobody] = [await attempt(device.email), await attempt('nobody@firm.example')];
      expect(wrong).toMatchObject({ status: 401, body: { code: 'wrongPassword' } });
      expect(nobody.body).toEqual(wrong.body);
    });

    it('[V4] stops guessing with 429 and Retry-After, and hears the person again later', async () => {
      const email = await world.addPerson();
      const attempt = (password: string) =>
        request(world.app, 'POST', '/v1/sign-in', { email, password, deviceName: 'x' });
      const statuses = await Promise.all(
        Array.from({ length: 14 }, async () => (await attempt('a guess')).status),
      );
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      const limited = await attempt(PASSWORD);
      expect(limited).toMatchObject({ status: 429, body: { code: 'tooManyRequests' } });
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      world.passTime(16 * 60_000);
      expect((await attempt(PASSWORD)).status).toBe(200);
    });

    it('[V4] a burst of sign-ins holds up nobody: requests are answered before the last of them', async () => {
      await begin();
      const emails = await Promise.all(Array.from({ length: 6 }, () => world.addPerson()));
      let signedIn = 0;
      const burst = emails.map(async (email) => {
        await world.signIn(email);
        signedIn += 1;
      });
      for (let count = 0; count < 3; count += 1) {
        expect((await device.request('GET', '/v1/session')).status).toBe(200);
      }
      expect(signedIn).toBeLessThan(emails.length);
      await Promise.all(burst);
    });

    it('[V4] more sign-ins than can wait are told when to come back', async () => {
      await begin();
      const replies = await Promise.all(
        Array.from({ length: 130 }, (_, at) => {
          const email = `guess-${at}@firm.example`;
          const payload = { email, password: 'a guess', deviceName: 'x' };
          return world.app.inject({
            ...{ method: 'POST', url: '/v1/sign-in', payload, remoteAddress: `192.0.2.${at}` },
          });
        }),
      );
      const limited = replies.filter(({ statusCode }) => statusCode === 429);
      expect(limited.length).toBeGreaterThan(0);
      for (const { headers } of limited) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      for (const { statusCode } of replies) expect([401, 429]).toContain(statusCode);
    });

    it('keeps no token, credential or password in clear', async () => {
      await begin();
      const { accessToken, refreshToken, deviceCredential } = device.signedIn;
      for (const table of ['access_tokens', 'refresh_tokens', 'devices', 'people']) {
        const rows = JSON.stringify(await database().query(`select * from ${table}`));
        for (const secret of [accessToken, refreshToken, deviceCredential, PASSWORD]) {
          expect(rows.includes(secret)).toBe(false);
        }
      }
    });
  });

  describe('[A2] tokens', () => {
    it('[V3] end: the access token soon, the refresh token when it is rotated', async () => {
      await begin();
      const first = device.signedIn;
      const second = await refreshed(first.refreshToken);
      expect((await sessionWith(second.accessToken)).status).toBe(200);
      world.passTime(16 * 60_000);
      expect((await sessionWith(second.accessToken)).body).toMatchObject({
        code: 'unauthenticated',
      });
      expect((await refresh(second.refreshToken, false)).status).toBe(200);
    });

    it('[V2] survive a lost reply: the old one gives the same successor for a minute', async () => {
      await begin();
      const { refreshToken } = device.signedIn;
      const first = await refreshed(refreshToken);
      world.passTime(59_000);
      const again = await refreshed(refreshToken);
      expect(again.refreshToken).toBe(first.refreshToken);
      expect((await sessionWith(again.accessToken)).status).toBe(200);
    });

    it('[V2] a hundred at once get one successor', async () => {
      await begin();
      const { refreshToken } = device.signedIn;
      const all = await Promise.all(Array.from({ length: 100 }, () => refreshed(refreshToken)));
      expect(new Set(all.map((pair) => pair.refreshToken)).size).toBe(1);
    });

    it.each([
      ['without the device’s credential', 1_000, false],
      ['after the minute', 61_000, true],
    ])('[V2] reuse %s ends the whole family', async (_name, millis, withCredential) => {
      await begin();
      const { refreshToken } = device.signedIn;
      const successor = await refreshed(refreshToken);
      world.passTime(millis);
      expect((await refresh(refreshToken, withCredential)).status).toBe(401);
      expect((await sessionWith(successor.accessToken)).status).toBe(401);
      expect((await refresh(successor.refreshToken, true)).status).toBe(401);
    });

    it('end with signing out', async () => {
      await begin();
      expect((await device.request('POST', '/v1/sign-out', {})).status).toBe(200);
      expect((await device.request('GET', '/v1/session')).status).toBe(401);
      expect((await refresh(device.signedIn.refreshToken, true)).status).toBe(401);
    });

    it.each(['', 'x', 'Bearer', 'null', `${'a'.repeat(10_000)}`, 'é€'])(
      '[V3] that are none are refused (%#)',
      async (token) => {
        expect((await sessionWith(encodeURIComponent(token))).status).toBe(401);
        expect((await refresh(token, true)).status).toBe(401);
      },
    );

    it('[V3] are not interchangeable', async () => {
      await begin();
      const { accessToken, refreshToken, deviceCredential } = device.signedIn;
      expect((await sessionWith(refreshToken)).status).toBe(401);
      expect((await sessionWith(deviceCredential)).status).toBe(401);
      expect((await refresh(accessToken, true)).status).toBe(401);
      const asDevice = await request(world.app, 'GET', '/v1/device', undefined, accessToken);
      expect(asDevice.status).toBe(401);
    });
  });

  describe('[V6] access ends at once', () => {
    it('for a person who is disabled', async () => {
      await begin();
      const person = await personByEmail(database(), device.email);
      if (!person) throw new Error('the person was added');
      await setDisabled(database(), person.id, instantNow(world.dependencies));
      expect(await device.request('GET', '/v1/session')).toMatchObject({
        status: 403,
        body: { code: 'personDisabled' },
      });
      expect((await refresh(device.signedIn.refreshToken, true)).status).toBe(403);
      await setDisabled(database(), person.id, null);
      expect((await device.request('GET', '/v1/session')).status).toBe(200);
    });

    it('[A4] for a device that is revoked; its credential still asks and hands over', async () => {
      await begin();
      const { deviceId, deviceCredential } = device.signedIn;
      const ask = () => request(world.app, 'GET', '/v1/device', undefined, deviceCredential);
      expect((await ask()).body).toEqual({ revoked: false });
      await revokeDevice(database(), deviceId, instantNow(world.dependencies));
      expect((await device.request('GET', '/v1/session')).body).toMatchObject({
        code: 'deviceRevoked',
      });
      expect((await ask()).body).toEqual({ revoked: true });
      const handed = await world.app.inject({
        method: 'POST',
        url: '/v1/device/quarantine',
        headers: {
          authorization: `Bearer ${deviceCredential}`,
          'content-type': 'application/octet-stream',
        },
        payload: Buffer.from('sealed'),
      });
      expect(handed.statusCode).toBe(200);
      const kept = await database().query<{ sealed: string }>(
        `select encode(sealed, 'escape') as sealed from quarantine where device_id = $1`,
        [deviceId],
      );
      expect(kept).toEqual([{ sealed: 'sealed' }]);
    });
  });
});
