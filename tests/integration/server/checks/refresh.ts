import type { Database } from '#server/database/database.ts';
import { tokens } from '#shared/protocol/session.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { request } from '../test-device.ts';
import { makeWorld } from '../world.ts';

const AT_ONCE = 100;

/** A session whose refresh token is used a hundred times at once, again after a lost reply, and late. */
export function refreshRotation(open: () => Promise<Database>): Check {
  return {
    ids: ['V2'],
    title: 'a refresh token has one successor, and late reuse ends the family',
    target: '0 sessions with two successors, or that outlive late reuse',
    async run({ count, progress }) {
      const database = await open();
      const world = await makeWorld(database);
      const tally = new Tally();
      const email = await world.addPerson();
      for (let done = 0; done < count; done += 1) {
        const { refreshToken, deviceCredential } = (await world.signIn(email)).signedIn;
        const refresh = (token: string, credential?: string) => {
          const body = { refreshToken: token, deviceCredential: credential };
          return request(world.app, 'POST', '/v1/refresh', body);
        };
        const replies = await Promise.all(
          Array.from({ length: AT_ONCE }, () => refresh(refreshToken, deviceCredential)),
        );
        world.passTime(59_000);
        replies.push(await refresh(refreshToken, deviceCredential));
        const pairs = replies.map(({ body }) => tokens.safeParse(body).data?.refreshToken);
        const successors = new Set(pairs);
        world.passTime(2_000);
        const late = await refresh(refreshToken, deviceCredential);
        const after = await refresh(pairs[0] ?? '', deviceCredential);
        const isRight = successors.size === 1 && late.status === 401 && after.status === 401;
        tally.add(
          isRight ? null : `${successors.size} successors, ${late.status}, ${after.status}`,
        );
        if ((done + 1) % 20 === 0) progress(`${done + 1} of ${count} sessions`);
      }
      await world.app.close();
      await database.close();
      return tally.outcome({ 'at once': AT_ONCE });
    },
  };
}
