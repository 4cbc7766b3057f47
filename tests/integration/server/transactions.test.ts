import { beforeAll, describe, expect, it } from 'vitest';
import { onlyRow, together } from '#server/database/database.ts';
import { onEachDatabase } from '../databases.ts';

onEachDatabase((database) => {
  beforeAll(async () => {
    await database().query('create table probe (n int)');
  });

  const kept = async (): Promise<readonly number[]> =>
    (await database().query<{ n: number }>('select n from probe order by n')).map(({ n }) => n);

  describe('a transaction', () => {
    it('answers statements that are sent together in their order', async () => {
      const [, counted, , again] = await database().transaction((transaction) => {
        const count = () => transaction.query('select count(*)::int as count from probe');
        const add = () => transaction.query('insert into probe values ($1)', [1]);
        return together([add(), count(), add(), count()]);
      });
      expect([counted, again]).toEqual([[{ count: 1 }], [{ count: 2 }]]);
      expect(await kept()).toEqual([1, 1]);
    });

    it('keeps nothing of statements sent together when one of them fails', async () => {
      const before = await kept();
      const attempt = database().transaction((transaction) =>
        together([
          transaction.query('insert into probe values (7)'),
          transaction.query('select 1 / $1::int', [0]),
          transaction.query('insert into probe values (8)'),
        ]),
      );
      await expect(attempt).rejects.toThrow('division by zero');
      expect(await kept()).toEqual(before);
    });

    it('[V1] has its settings from its first statement to its end', async () => {
      const person = 'o\'nobody; select "1"';
      const now = `select current_user as "role", current_setting('fieldfolio.person', true) as person`;
      const outside = onlyRow(await database().query<{ role: string }>(now));
      const inside = await database().transaction((transaction) => transaction.query(now), {
        'fieldfolio.person': person,
        role: 'pg_monitor',
      });
      expect(inside).toEqual([{ role: 'pg_monitor', person }]);
      for (let time = 0; time < 3; time += 1) {
        expect(onlyRow(await database().query<{ role: string }>(now))).toMatchObject({
          role: outside.role,
        });
        expect(onlyRow(await database().query<{ person: string }>(now)).person || null).toBe(null);
      }
    });
  });
});
