import type { FastifyInstance } from 'fastify';
import type { BookId } from '#shared/lib/identifiers.ts';
import { poke } from '#shared/protocol/pull.ts';
import { asPerson } from '../database/as-person.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { POKE_CHANNEL } from '../push/write-records.ts';
import { shownBooks } from '../repositories/access.ts';
import { authenticate } from '../sign-in/authenticate.ts';

/** Below what a device takes for silence, and how soon a session that has ended is let go. */
const HEARTBEAT_MS = 15_000;

/** On which the database says whose access has changed (migration 0002). */
const ACCESS_CHANNEL = 'fieldfolio_access';

const MOST_UNREAD_BYTES = 64 * 1024;

type Listener = (bookId: BookId, event: string) => void;

/**
 * `GET /v1/events`: server-sent events that say in which of the person's books there is something
 * new (F10). One listener on the database serves all streams of this process.
 */
export async function eventsRoute(
  app: FastifyInstance,
  dependencies: RouteDependencies,
): Promise<void> {
  const { database, access } = dependencies;
  const listeners = new Set<Listener>();
  const looks = new Set<(personId: string) => void>();
  const streams = new Set<() => void>();
  const endListening = await database.listen(POKE_CHANNEL, (payload) => {
    const parsed = poke.safeParse(JSON.parse(payload));
    if (!parsed.success) return;
    for (const listener of listeners) {
      listener(parsed.data.bookId, `data: ${JSON.stringify(parsed.data)}\n\n`);
    }
  });
  // Somebody was shut out or given another book: their streams look again now, not at the next beat.
  const endLooking = await database.listen(ACCESS_CHANNEL, (personId) => {
    for (const look of looks) look(personId);
  });
  app.addHook('preClose', async () => {
    for (const end of streams) end();
  });
  app.addHook('onClose', async () => {
    await endListening();
    await endLooking();
  });

  app.get('/v1/events', async (request, reply) => {
    const { personId } = sessionOf(request);
    const { authorization } = request.headers;
    const readBooks = () =>
      asPerson(database, personId, async (transaction) => {
        const theirs = await access.bookAccess(transaction, personId);
        const bookIds = theirs.map(({ bookId }) => bookId);
        return shownBooks(transaction, bookIds);
      });
    let books = await readBooks();

    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Nothing follows on this connection: the server need not wait for it when it stops.
      connection: 'close',
    });
    raw.write(': here\n\n');

    /** Pokes that came while it is not known whether the person may still hear of the book. */
    let held: Parameters<Listener>[] | null = null;
    const listener: Listener = (bookId, event) => {
      if (held) return void held.push([bookId, event]);
      if (!books.has(bookId)) return;
      // Who does not read is let go, and pulls after connecting again: a poke is never owed (F10).
      if (raw.writableLength > MOST_UNREAD_BYTES) end();
      else raw.write(event);
    };
    const beat = async (): Promise<void> => {
      const session = await authenticate(dependencies, authorization);
      if (!session.ok) return end();
      books = await readBooks();
      const waiting = held ?? [];
      held = null;
      for (const [bookId, event] of waiting) listener(bookId, event);
      raw.write(': here\n\n');
    };
    const beatNow = (): void => {
      beat().catch((cause: unknown) => {
        request.log.error(cause);
        end();
      });
    };
    const timer = setInterval(beatNow, HEARTBEAT_MS);
    const look = (whose: string): void => {
      if (whose !== personId) return;
      held ??= [];
      beatNow();
    };
    function end(): void {
      clearInterval(timer);
      listeners.delete(listener);
      looks.delete(look);
      streams.delete(end);
      raw.end();
    }
    listeners.add(listener);
    looks.add(look);
    streams.add(end);
    raw.on('close', end);
    raw.on('error', end);
  });
}
