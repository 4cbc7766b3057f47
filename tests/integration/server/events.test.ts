import { afterAll, beforeAll, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { type Poke, poke } from '#shared/protocol/pull.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

onEachDatabase((database) => {
  let world: World;
  let address: string;

  beforeAll(async () => {
    world = await makeWorld(database());
    address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => world.app.close());

  /** Pokes as they come over a socket, once the stream has begun. */
  const listen = async (device: TestDevice): Promise<AsyncGenerator<Poke, void>> => {
    const response = await fetch(`${address}/v1/events`, {
      headers: { authorization: `Bearer ${device.signedIn.accessToken}` },
    });
    if (!response.body) throw new Error('a stream has a body');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const pokes = readPokes(response.body);
    return pokes;
  };
  async function* readPokes(body: ReadableStream<Uint8Array>): AsyncGenerator<Poke, void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('data: ')) yield poke.parse(JSON.parse(event.slice(6)));
      }
    }
  }
  const write = (device: TestDevice, bookId: BookId) =>
    device.pushOne(device.mutation(bookId, 'client', freshId(), newClient({ name: 'Acme' })));

  it('[F10] pokes who reads the book, and nobody else', async () => {
    const { device, bookId } = await world.owner();
    const other = await world.owner();
    const [mine, others] = [await listen(device), await listen(other.device)];
    await write(device, bookId);
    expect((await mine.next()).value).toEqual({ bookId, head: 1 });
    // The first poke the other one gets is of their own book: they never heard of this one.
    await write(other.device, other.bookId);
    expect((await others.next()).value).toEqual({ bookId: other.bookId, head: 1 });
    await Promise.all([mine.return(), others.return()]);
  });

  it.each([
    ['the person is disabled', 'update people set disabled_at = now() where id = $1', 'personId'],
    ['the device is revoked', 'update devices set revoked_at = now() where id = $1', 'deviceId'],
  ] as const)('[V6] ends an open stream at once when %s', async (_when, statement, id) => {
    const { device, bookId } = await world.owner();
    const next = (await listen(device)).next();
    await database().query(statement, [device.signedIn[id]]);
    expect((await next).done).toBe(true);
    const reply = await device.request('POST', '/v1/pull', {
      bookId,
      lane: 'work',
      cursor: 0,
      limit: 1,
    });
    expect(reply.status).toBe(403);
  });

  it('[V6] pokes no more about a book that was taken away', async () => {
    const { device, bookId } = await world.owner();
    const second = await world.addBook();
    await world.giveRole(device, second, 'owner');
    const owner = await world.member(bookId, 'owner');
    const stream = await listen(device);
    await database().query(
      'update memberships set until = now() where book_id = $1 and person_id = $2',
      [bookId, device.signedIn.personId],
    );
    await write(owner, bookId);
    await write(device, second);
    expect((await stream.next()).value).toEqual({ bookId: second, head: 1 });
    await stream.return();
  });

  it('ends its streams when the server stops', async () => {
    const { device } = await world.owner();
    const stream = await listen(device);
    const next = stream.next();
    await world.app.close();
    expect((await next).done).toBe(true);
  });
});
