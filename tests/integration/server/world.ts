import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { addPerson } from '#server/admin/add-person.ts';
import { buildApp } from '#server/app.ts';
import { bootstrap } from '#server/bootstrap.ts';
import type { Database } from '#server/database/database.ts';
import { instantNow, newId, type ServerDependencies } from '#server/dependencies.ts';
import type { LimitSettings } from '#server/plugins/limits.ts';
import type { AccessCheck } from '#server/repositories/access.ts';
import { insertBook } from '#server/repositories/books.ts';
import { setMembership } from '#server/repositories/memberships.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { type BookRole, signInAnswer } from '#shared/protocol/session.ts';
import { expectOk, freshId, request, TestDevice } from './test-device.ts';

export const PASSWORD = 'correct horse battery';
const NO_LIMITS: LimitSettings = {
  requestsPerMinutePerAddress: 1_000_000,
  requestsPerMinutePerDevice: 1_000_000,
};

/** A server on a test's database, with a clock that the test turns. */
export interface World {
  readonly app: FastifyInstance;
  readonly dependencies: ServerDependencies;
  passTime(millis: number): void;
  addPerson(role?: string): Promise<string>;
  signIn(email: string): Promise<TestDevice>;
  addBook(): Promise<BookId>;
  giveRole(device: TestDevice, bookId: BookId, role: BookRole): Promise<void>;
  /** A person of their own with a device, who owns a book of their own. */
  owner(): Promise<{ readonly device: TestDevice; readonly bookId: BookId }>;
  /** A person of their own with a device and `role` in a book. */
  member(bookId: BookId, role: BookRole): Promise<TestDevice>;
}

/** Prepares `database` and builds a server on it; everybody and every book is the test's own. */
export async function makeWorld(
  database: Database,
  limits: LimitSettings = NO_LIMITS,
  access?: AccessCheck,
): Promise<World> {
  let now = Date.now();
  const dependencies: ServerDependencies = {
    database,
    now: () => now,
    random: (count) => new Uint8Array(randomBytes(count)),
  };
  const prepared = await bootstrap(dependencies);
  if (!prepared.ok) throw new Error(prepared.error.message);
  const app = await buildApp(dependencies, access ? { limits, access } : { limits });

  const world: World = {
    app,
    dependencies,
    passTime: (millis) => {
      now += millis;
    },
    addPerson: async (role = 'manager') => {
      const email = `${freshId()}@firm.example`;
      const person = { email, name: `Person ${email.slice(0, 4)}`, role, password: PASSWORD };
      const added = await addPerson(dependencies, person);
      if (!added.ok) throw new Error(added.error.message);
      return email;
    },
    signIn: async (email) => {
      const body = { email, password: PASSWORD, deviceName: 'Laptop' };
      const reply = await request(app, 'POST', '/v1/sign-in', body);
      return new TestDevice(app, email, expectOk(signInAnswer, reply));
    },
    addBook: async () => {
      const id = newId<BookId>(dependencies);
      const createdAt = instantNow(dependencies);
      const book = { id, name: `Book ${id}`, isFirm: false, createdAt };
      await database.transaction((transaction) => insertBook(transaction, book));
      return id;
    },
    giveRole: async (device, bookId, role) => {
      const { personId } = device.signedIn;
      // Two roles of one instant would be one: the clock moves on.
      now += 1;
      await database.transaction((transaction) =>
        setMembership(transaction, bookId, personId, role, instantNow(dependencies)),
      );
    },
    owner: async () => {
      const bookId = await world.addBook();
      return { device: await world.member(bookId, 'owner'), bookId };
    },
    member: async (bookId, role) => {
      const device = await world.signIn(await world.addPerson());
      await world.giveRole(device, bookId, role);
      return device;
    },
  };
  return world;
}
