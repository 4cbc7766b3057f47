import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addPerson } from '#server/admin/add-person.ts';
import { bootstrap } from '#server/bootstrap.ts';
import type { Database } from '#server/database/database.ts';
import { openDatabase } from '#server/database/open.ts';
import { instantNow, machineDependencies, newId } from '#server/dependencies.ts';
import { insertBook } from '#server/repositories/books.ts';
import { setMembership } from '#server/repositories/memberships.ts';
import { readSettings } from '#server/settings.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { pullAnswer } from '#shared/protocol/pull.ts';
import { pushAnswer, type WireMutation } from '#shared/protocol/push.ts';
import { sessionAnswer, signInAnswer } from '#shared/protocol/session.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../postgres.ts';
import { listening, runServer } from '../program.ts';
import { disagreements } from './agreement.ts';
import { freshId, noteOf } from './test-device.ts';

const PASSWORD = 'a password of the test';
const ROUNDS = 2;
const PER_PUSH = 50;
const missing = await whyNoPostgres();

interface Peer {
  readonly address: string;
  readonly token: string;
  readonly deviceId: string;
  readonly bookId: BookId;
}

async function call(peer: Pick<Peer, 'address' | 'token'>, route: string, body?: object) {
  const response = await fetch(peer.address + route, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${peer.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.json();
}

async function signIn(address: string): Promise<Peer> {
  const body = { email: 'ann@firm.example', password: PASSWORD, deviceName: 'Test' };
  const signedIn = signInAnswer.parse(await call({ address, token: '' }, '/v1/sign-in', body));
  const { accessToken: token, deviceId } = signedIn;
  const { books } = sessionAnswer.parse(await call({ address, token }, '/v1/session'));
  const bookId = books.find(({ isFirmBook }) => !isFirmBook)?.bookId;
  if (!bookId) throw new Error('Ann has a book');
  return { address, token, deviceId, bookId };
}

const push = async (peer: Peer, mutations: readonly WireMutation[]) => {
  const body = { protocolVersion: 1, deviceId: peer.deviceId, mutations };
  return pushAnswer.parse(await call(peer, '/v1/push', body)).answers;
};

const mutation = (
  bookId: BookId,
  kind: string,
  recordId: RecordId,
  data: object,
): WireMutation => ({
  id: freshId(),
  kind,
  recordId,
  bookId,
  baseVersion: null,
  data: { ...data },
  editedBy: freshId(),
  editedAt: '2026-11-20T08:00:00.000Z' as WireMutation['editedAt'],
});

/** Opens the database of `environment` in this process, without the cost of starting another one. */
async function withDatabaseOf(
  environment: Record<string, string>,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const settings = readSettings(environment);
  const opened = settings.ok ? await openDatabase(settings.value.database) : settings;
  if (!opened.ok) throw new Error(opened.error.message);
  await work(opened.value);
  await opened.value.close();
}

/** A person with a book, as an administrator would add them. */
async function prepare(database: Database): Promise<void> {
  const dependencies = machineDependencies(database);
  const prepared = await bootstrap(dependencies);
  const ann = { email: 'ann@firm.example', name: 'Ann', role: 'manager', password: PASSWORD };
  const personId = await addPerson(dependencies, ann);
  if (!prepared.ok || !personId.ok) throw new Error('the database can be prepared');
  const [id, createdAt] = [newId<BookId>(dependencies), instantNow(dependencies)];
  await database.transaction(async (transaction) => {
    await insertBook(transaction, { id, name: 'North', isFirm: false, createdAt });
    await setMembership(transaction, id, personId.value, 'owner', createdAt);
  });
}

/** Kills the server with -9 while it is being pushed to, and looks at what is left. */
function crashing(environment: () => Record<string, string>): void {
  it('[V7] leaves no push half done, and answers repeated ones as if nothing had been', async () => {
    await withDatabaseOf(environment(), prepare);
    const sent: WireMutation[][] = [];
    const clientId = freshId();
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = listening(await runServer(environment()));
      const peer = await signIn(server.address);
      if (round === 0) {
        await push(peer, [mutation(peer.bookId, 'client', clientId, newClient({ name: 'Acme' }))]);
      }
      const pushing = (async () => {
        for (;;) {
          const batch = Array.from({ length: PER_PUSH }, () =>
            mutation(peer.bookId, 'note', freshId(), noteOf(clientId, 'written in a hurry')),
          );
          sent.push(batch);
          await push(peer, batch);
        }
      })();
      const cutOff = expect(pushing).rejects.toThrow();
      const enough = 4 * (round + 1);
      await vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(enough), 60_000);
      await server.stop('SIGKILL');
      await cutOff;
    }

    const server = listening(await runServer(environment()));
    const peer = await signIn(server.address);
    for (const batch of sent) {
      const answers = await push(peer, batch);
      expect(answers.map(({ answer }) => answer)).toEqual(batch.map(() => 'accepted'));
    }
    const query = { bookId: peer.bookId, lane: 'work', cursor: 0, limit: 2_000 };
    const page = pullAnswer.parse(await call(peer, '/v1/pull', query));
    const total = 1 + sent.length * PER_PUSH;
    expect(page.records.map(({ seq }) => seq)).toEqual(
      Array.from({ length: total }, (_, at) => at + 1),
    );
    expect({ digest: page.digest, count: page.count }).toEqual(digestOf(page.records));
    await server.stop();
    await withDatabaseOf(environment(), async (database) => {
      expect(await disagreements(database, peer.bookId)).toEqual([]);
    });
  });
}

describe('a crash on the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-crash-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  crashing(() => ({ FIELDFOLIO_DATA: folder }));
});

describe.skipIf(missing)(`a crash on a PostgreSQL server${missing ? ` (${missing})` : ''}`, () => {
  let server: TestPostgres | undefined;
  let address = '';
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.createDatabase('crash');
  });
  afterAll(() => server?.stop());
  crashing(() => ({ DATABASE_URL: address }));
});
