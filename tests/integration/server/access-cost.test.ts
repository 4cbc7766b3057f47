import { beforeAll, describe, expect, it } from 'vitest';
import { asPerson } from '#server/database/as-person.ts';
import type { Queryable } from '#server/database/database.ts';
import { bookAccess } from '#server/repositories/access.ts';
import { readPage } from '#server/repositories/records.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/** A firm of many people: each with a book of their own. */
const BOOKS = 3_000;
/** More often than PostgreSQL plans a statement by its parameters before it keeps a plan for any. */
const TIMES = 12;
const TABLES = ['books', 'book_heads', 'memberships', 'people', 'records'];

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let bookId: BookId;

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device, bookId } = await world.owner());
    await device.push([device.mutation(bookId, 'client', freshId(), newClient({ name: 'A' }))]);
    await database().query(
      `with others as (
         insert into people (id, email, name, role, created_at)
         select gen_random_uuid(), 'p' || n || '@firm.example', 'P', 'manager', now()
         from generate_series(1, $1::int) n returning id
       ), made as (
         insert into books (id, name, created_at)
         select gen_random_uuid(), 'Book ' || n, now() from generate_series(1, $1::int) n
         returning id
       ), heads as (
         insert into book_heads (book_id, work_digest, ledger_digest) select id, '0', '0' from made
       )
       insert into memberships (book_id, person_id, role, since)
       select b.id, p.id, 'owner', now()
       from (select id, row_number() over () as n from made) b
       join (select id, row_number() over () as n from others) p on p.n = b.n`,
      [BOOKS],
    );
    await database().query('analyze');
  });

  /**
   * How many rows of each table `work` looks at as this person, by scan or by index: the mean of a run
   * under plans for its parameters and of those under the plan that is kept for any.
   */
  async function rowsRead(
    personId: TestDevice['signedIn']['personId'],
    work: (queryable: Queryable) => Promise<unknown>,
  ): Promise<Readonly<Record<string, number>>> {
    return asPerson(database(), personId, async (transaction) => {
      const counts = () =>
        transaction.query<{ name: string; read: number }>(
          `select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
           from pg_stat_xact_user_tables
           where relname in (select value from jsonb_array_elements_text($1::jsonb))`,
          [JSON.stringify(TABLES)],
        );
      const before = new Map((await counts()).map(({ name, read }) => [name, read]));
      for (let time = 0; time < TIMES; time += 1) await work(transaction);
      const after = await counts();
      return Object.fromEntries(
        after.map(({ name, read }) => [name, (read - (before.get(name) ?? 0)) / TIMES]),
      );
    });
  }

  describe(`[V1] in a firm of ${BOOKS} books`, () => {
    it('whoever asks is checked by their own rows, not by everybody’s', async () => {
      const { personId } = device.signedIn;
      const asked = await rowsRead(personId, async (transaction) => {
        const books = await bookAccess(transaction, personId);
        expect(books.map(({ role }) => role)).toEqual(['owner', 'reader']);
        const one = await bookAccess(transaction, personId, [bookId]);
        expect(one).toEqual(books.slice(0, 1));
        expect(await bookAccess(transaction, personId, [freshId<BookId>()])).toEqual([]);
        expect((await readPage(transaction, bookId, 'work', 0, 10))?.taken).toBe(1);
      });
      expect(Object.keys(asked)).toEqual(expect.arrayContaining(['books', 'memberships']));
      for (const read of Object.values(asked)) expect(read).toBeLessThan(100);
    });

    it('compliance reads one book without looking at the others', async () => {
      const compliance = await world.signIn(await world.addPerson('compliance'));

      const { personId } = compliance.signedIn;
      const asked = await rowsRead(personId, async (transaction) => {
        expect(await bookAccess(transaction, personId, [bookId])).toMatchObject([
          { bookId, role: 'overseer' },
        ]);
        expect((await readPage(transaction, bookId, 'work', 0, 10))?.taken).toBe(1);
      });
      for (const read of Object.values(asked)) expect(read).toBeLessThan(100);
      const all = (await compliance.session()).books;
      expect(all.length).toBeGreaterThan(BOOKS);
    });
  });
});
