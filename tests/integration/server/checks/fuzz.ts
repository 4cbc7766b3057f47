import type { Database } from '#server/database/database.ts';
import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { freshId, type TestDevice } from '../test-device.ts';
import { makeWorld } from '../world.ts';

const ROUTES = [
  '/v1/sign-in',
  '/v1/refresh',
  '/v1/push',
  '/v1/pull',
  '/v1/mutation-status',
  '/v1/acknowledge',
  '/v1/late-edits/accept',
  '/v1/late-edits/discard',
  '/v1/nowhere',
];
const PIECES = ['null', '-1', '1e999', '"\\ud800"', '"\\u0000"', '{}', '[]', '""', 'true', '{"a":'];
const TOLD_EVERY = 5_000;
const MEGABYTE = 1024 * 1024;

/** Bodies that are almost right, sent to every route of a server on `open`'s database. */
export function fuzzedBodies(open: () => Promise<Database>): Check {
  return {
    ids: ['V4'],
    title: 'fuzzed bodies are refused with 4xx, and memory stays bounded',
    target: '0 answers of 5xx, RSS grows by 100 MB at most',
    async run({ count, seed, progress }) {
      const database = await open();
      const world = await makeWorld(database);
      const { device, bookId } = await world.owner();
      const samples = samplesOf(device, bookId);
      const random = new Random(seed);
      const tally = new Tally();
      const statuses: Record<string, number> = {};
      let before = process.memoryUsage().rss;
      let most = before;
      for (let done = 0; done < count; done += 1) {
        // What a first thousand requests compile and cache is no growth.
        if (done === 1_000) before = process.memoryUsage().rss;
        const [url, payload] = [random.pick(ROUTES), fuzzed(random, random.pick(samples))];
        const reply = await world.app.inject({
          method: 'POST',
          url,
          payload,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${device.signedIn.accessToken}`,
          },
        });
        const status = reply.statusCode;
        statuses[`status ${status}`] = (statuses[`status ${status}`] ?? 0) + 1;
        tally.add(status < 500 ? null : `body ${done} of seed ${seed}, ${url}: ${payload}`);
        most = Math.max(most, process.memoryUsage().rss);
        if ((done + 1) % TOLD_EVERY === 0) progress(`${done + 1} of ${count} bodies`);
      }
      const grown = Math.round((most - before) / MEGABYTE);
      if (grown > 100) tally.add(`RSS grew by ${grown} MB`);
      await world.app.close();
      await database.close();
      return tally.outcome({ ...statuses, 'RSS grew by, MB': grown });
    },
  };
}

function samplesOf(device: TestDevice, bookId: string): readonly object[] {
  const { deviceId, refreshToken, personId } = device.signedIn;
  const mutation = {
    ...{ id: freshId(), kind: 'note', recordId: freshId(), bookId, editedBy: personId },
    ...{ data: { clientId: freshId(), body: 'x' }, editedAt: '2026-11-20T08:00:00.000Z' },
    baseVersion: { epoch: 'abcdefgh', n: 1 },
  };
  return [
    { bookId, lane: 'work', cursor: 0, limit: 10 },
    { email: 'a@b.example', password: 'x', deviceName: 'y' },
    { refreshToken: refreshToken.slice(1), deviceCredential: 'y' },
    { mutationIds: [freshId()] },
    { id: freshId() },
    { protocolVersion: 1, deviceId, mutations: [mutation] },
    { protocolVersion: 1, deviceId, mutations: [{ ...mutation, baseVersion: null }, mutation] },
  ];
}

/** JSON text with values exchanged, or with a piece put anywhere. */
function fuzzed(random: Random, sample: object): string {
  const text = JSON.stringify(sample);
  if (random.chance(0.5)) {
    return text.replace(/("[^"]*"|\d+|null)(?=[,}\]])/g, (value) =>
      random.chance(0.3) ? random.pick(PIECES) : value,
    );
  }
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(PIECES) + text.slice(at + random.below(20));
}
