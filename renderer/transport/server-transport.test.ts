import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { type ServerCall, serverTransport } from './server-transport.ts';

const answering =
  (text: string): ServerCall =>
  async () =>
    ok(new TextEncoder().encode(text));

describe('the transport', () => {
  it.each([
    '',
    '{"answers":[{"answer":"acc',
    '<html></html>',
    '[]',
    '{"answers":[{"answer":"odd"}]}',
  ])('[F3] uses nothing of "%s"', async (text) => {
    const answer = await serverTransport(answering(text)).mutationStatus([]);
    expect(answer).toMatchObject({ ok: false, error: { tag: 'garbled' } });
  });

  it('refuses bytes that are not UTF-8', async () => {
    const call: ServerCall = async () => ok(new Uint8Array([0x7b, 0xff, 0x7d]));
    expect(await serverTransport(call).acknowledge([])).toMatchObject({
      error: { tag: 'garbled' },
    });
  });

  it('passes on why there was no answer, and when to come again', async () => {
    const busy: ServerCall = async () =>
      err({ tag: 'busy', message: 'Too many requests.', retryAfterSeconds: 30 });
    const expected = { tag: 'busy', message: 'Too many requests.', retryAfterSeconds: 30 };
    expect(await serverTransport(busy).session()).toEqual(err(expected));
    const odd: ServerCall = async () => err({ tag: 'somethingElse', message: 'Odd.' });
    expect(await serverTransport(odd).session()).toMatchObject({ error: { tag: 'serverFailed' } });
  });

  it('sends requests as JSON, and nothing where there is nothing to say', async () => {
    const bodies: string[] = [];
    const call: ServerCall = async (endpoint, body) => {
      bodies.push(`${endpoint} ${body}`);
      return ok(new TextEncoder().encode('{}'));
    };
    const transport = serverTransport(call);
    expect(await transport.acknowledge([])).toEqual(ok(null));
    await transport.session();
    expect(bodies).toEqual(['acknowledge {"mutationIds":[]}', 'session ']);
  });
});
