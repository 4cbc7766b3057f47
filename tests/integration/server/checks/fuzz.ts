import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { freshId } from '../test-device.ts';
import type { FuzzedServer } from './fuzzed-server.ts';

const ROUTES = [
  '/v1/sign-in',
  '/v1/refresh',
  '/v1/push',
  '/v1/pull',
  '/v1/mutation-status',
  '/v1/acknowledge',
  '/v1/late-edits/accept',
  '/v1/late-edits/discard',
  '/v1/alert-answers',
  '/v1/documents/part',
  '/v1/nowhere',
];
const PIECES = ['null', '-1', '1e999', '"\\ud800"', '"\\u0000"', '{}', '[]', '""', 'true', '{"a":'];
const TOLD_EVERY = 5_000;
const LOOKED_EVERY = 20;

const inMegabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024));

/** Bodies that are almost right, sent to every route of the server that `open` starts. */
export function fuzzedBodies(open: () => Promise<FuzzedServer>): Check {
  return {
    ids: ['V4'],
    title: 'fuzzed bodies are refused with 4xx, and memory stays bounded',
    target: '0 answers of 5xx, RSS grows by 100 MB at most',
    async run({ count, seed, progress }) {
      const server = await open();
      const samples = samplesOf(server);
      const random = new Random(seed);
      const tally = new Tally();
      const statuses: Record<string, number> = {};
      try {
        let before = await server.residentBytes();
        let most = before;
        for (let done = 0; done < count; done += 1) {
          // What a first thousand requests compile and cache is no growth.
          if (done === 1_000) before = await server.residentBytes();
          const [url, payload] = [random.pick(ROUTES), fuzzed(random, random.pick(samples))];
          const status = await server.post(url, payload);
          statuses[`status ${status}`] = (statuses[`status ${status}`] ?? 0) + 1;
          tally.add(status < 500 ? null : `body ${done} of seed ${seed}, ${url}: ${payload}`);
          if (done % LOOKED_EVERY === 0) most = Math.max(most, await server.residentBytes());
          if ((done + 1) % TOLD_EVERY === 0) {
            progress(`${done + 1} of ${count} bodies, RSS ${inMegabytes(most)} MB at most`);
          }
        }
        const grown = inMegabytes(most - before);
        if (grown > 100) tally.add(`RSS grew by ${grown} MB`);
        const figures = { 'RSS at first, MB': inMegabytes(before), 'RSS grew by, MB': grown };
        return tally.outcome({ ...statuses, ...figures });
      } finally {
        await server.close();
      }
    },
  };
}

function samplesOf({ device, bookId }: FuzzedServer): readonly object[] {
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
    {
      ...{
        mutationId: freshId(),
        bookId,
        decisionId: freshId(),
        baseVersion: mutation.baseVersion,
      },
      ...{ outcome: 'watch', answer: 'x', answeredOn: '2026-11-20' },
    },
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
