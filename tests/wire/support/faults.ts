import type { Random } from '#tests/simulation/random.ts';
import type { Meddling, RawReply } from '../meddler.ts';

const PORTAL = Buffer.from('<!doctype html><title>Welcome on board</title><form>Sign in</form>');

const reply = (status: number, type: string, body: Buffer | string): RawReply => ({
  status,
  headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) },
  body: Buffer.from(body),
});

/** Answers of something else than the server, which the request never reaches. */
const FOREIGN: Readonly<Record<string, RawReply>> = {
  'a captive portal': reply(200, 'text/html; charset=utf-8', PORTAL),
  'a captive portal that claims to be JSON': reply(200, 'application/json', PORTAL),
  'a captive portal that redirects': {
    status: 302,
    headers: { location: 'http://127.0.0.1:9/sign-in', 'content-length': '0' },
    body: Buffer.alloc(0),
  },
  'a portal that wants a sign-in': reply(511, 'text/html', PORTAL),
  'a proxy’s bad gateway': reply(502, 'text/html', '<h1>502</h1>'),
  'an empty answer': reply(204, 'application/json', ''),
  'JSON of something else': reply(200, 'application/json', '{"status":"ok"}'),
  'JSON null': reply(200, 'application/json', 'null'),
  'a JSON list': reply(200, 'application/json', '[]'),
};

/** Puts noise over a few bytes; at least one of them is in no text: a control character, or no UTF-8. */
export function noisy(random: Random, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const noise = Buffer.from(bytes);
  const at = random.below(bytes.length);
  const length = Math.min(1 + random.below(24), bytes.length - at);
  for (let index = at; index < at + length; index += 1) noise[index] = random.below(256);
  noise[at] = random.pick([0x00, 0x01, 0x07, 0x0b, 0x1f, 0xc0, 0xf8, 0xfe, 0xff]);
  return noise;
}

/** Faults of the way, by name; each is made for one session and strikes one exchange of it. */
export type FaultMaker = (random: Random, earlier: Map<string, RawReply>) => Meddling;

const kept = (original: RawReply, body: Buffer): RawReply => ({
  ...original,
  headers: { ...original.headers, 'content-length': String(body.length) },
  body,
});

export const FAULTS: Readonly<Record<string, FaultMaker>> = {
  ...Object.fromEntries(
    Object.entries(FOREIGN).map(([name, foreign]) => [name, () => async () => foreign]),
  ),
  'a lost request': () => async () => null,
  'a lost reply': () => async (request, ask) => {
    await ask(request);
    return null;
  },
  'a request five times over': () => async (request, ask) => {
    const answer = await ask(request);
    for (let again = 1; again < 5; again += 1) await ask(request);
    return answer;
  },
  'a request twice at once': () => async (request, ask) => {
    const [first] = await Promise.all([ask(request), ask(request)]);
    return first;
  },
  'a reply of before': (_random, earlier) => async (request, ask) => {
    const old = earlier.get(request.path);
    const answer = await ask(request);
    return old ?? answer;
  },
  'the reply of another request': (random, earlier) => async (request, ask) => {
    const answer = await ask(request);
    return earlier.size > 0 ? random.pick([...earlier.values()]) : answer;
  },
  'a truncated reply': (random) => async (request, ask) => {
    const answer = await ask(request);
    return kept(answer, answer.body.subarray(0, random.below(Math.max(1, answer.body.length))));
  },
  'a reply with a wrong content type': (random) => async (request, ask) => {
    const answer = await ask(request);
    const type = random.pick(['text/html', 'text/plain', 'application/octet-stream', '']);
    return { ...answer, headers: { ...answer.headers, 'content-type': type } };
  },
  'a garbled reply': (random) => async (request, ask) => {
    const answer = await ask(request);
    return kept(answer, noisy(random, answer.body));
  },
  'a garbled request': (random) => async (request, ask) =>
    ask({ ...request, body: noisy(random, request.body) }),
};
