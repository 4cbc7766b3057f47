import { expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import { entry, id, type WithStore } from './fixtures.ts';

/** What a store does with edits that are not accepted yet, and with their answers. */
export function describeOutbox(withStore: WithStore): void {
  it('[W6] keeps the outbox in the order of first edits', () =>
    withStore(async (store) => {
      await store.commit(
        [
          { write: 'putOutbox', entry: entry(3, 1) },
          { write: 'putOutbox', entry: entry(1, 2) },
          { write: 'putOutbox', entry: entry(2, 3) },
        ],
        'strict',
      );
      expect((await store.outbox()).map(({ order }) => order)).toEqual([1, 2, 3]);
      await store.commit([{ write: 'putOutbox', entry: entry(1, 2, { data: null }) }], 'strict');
      expect((await store.outbox())[0]).toEqual(entry(1, 2, { data: null }));
      await store.commit([{ write: 'removeOutbox', order: 2 }], 'strict');
      expect((await store.outbox()).map(({ order }) => order)).toEqual([1, 3]);
    }));

  it('[P2] gives the entries of the records asked for, a sent one before its successor', () =>
    withStore(async (store) => {
      const sent = entry(1, 1, { state: 'sent', mutationId: id(99) as MutationId });
      await store.commit(
        [
          { write: 'putOutbox', entry: entry(5, 1) },
          { write: 'putOutbox', entry: sent },
          { write: 'putOutbox', entry: entry(2, 2) },
        ],
        'strict',
      );
      expect(await store.outbox([id(1) as RecordId, id(7) as RecordId])).toEqual([
        sent,
        entry(5, 1),
      ]);
      expect(await store.outbox([])).toEqual([]);
    }));

  it('[W6] gives an order above every entry there is or was', () =>
    withStore(async (store) => {
      await store.commit([{ write: 'putOutbox', entry: entry(7, 1) }], 'strict');
      await store.commit([{ write: 'removeOutbox', order: 7 }], 'strict');
      expect(await store.nextOrder()).toBeGreaterThan(7);
    }));

  it('[P4] keeps what needs attention with its reason', () =>
    withStore(async (store) => {
      const problem = { code: 'invalid', field: 'title', message: 'too long' } as const;
      const refused = entry(1, 1, { state: 'attention', problem });
      await store.commit([{ write: 'putOutbox', entry: refused }], 'strict');
      expect(await store.outbox()).toEqual([refused]);
    }));

  it('[F7] keeps what was handed over until the person has been told', () =>
    withStore(async (store) => {
      expect(await store.handedOver()).toBeNull();
      const handedOver = { count: 2, lastAt: '2026-11-24T08:00:00.000Z' as Instant };
      await store.commit([{ write: 'putHandedOver', handedOver }], 'strict');
      await store.commit([{ write: 'putOutbox', entry: entry(1, 1) }], 'strict');
      expect(await store.handedOver()).toEqual(handedOver);
      await store.commit([{ write: 'putHandedOver', handedOver: null }], 'strict');
      expect(await store.handedOver()).toBeNull();
    }));

  it('[P2] keeps answered mutations until they are acknowledged', () =>
    withStore(async (store) => {
      const ids = [1, 2, 3].map((number) => id(number) as MutationId);
      await store.commit([{ write: 'putAnswered', mutationIds: ids }], 'strict');
      await store.commit([{ write: 'removeAnswered', mutationIds: ids.slice(0, 2) }], 'strict');
      expect(await store.answered()).toEqual(ids.slice(2));
    }));

  it('[F3] runs one exclusive work at a time, in the order asked, also after a failure', () =>
    withStore(async (store) => {
      const seen: string[] = [];
      const work = (name: string, fails = false) =>
        store.exclusive(async () => {
          seen.push(`${name} begins`);
          await store.outbox();
          await store.commit([{ write: 'putOutbox', entry: entry(1, 1) }], 'strict');
          seen.push(`${name} ends`);
          if (fails) throw new Error(name);
          return name;
        });
      const all = await Promise.allSettled([work('a'), work('b', true), work('c')]);
      expect(seen).toEqual(['a', 'b', 'c'].flatMap((each) => [`${each} begins`, `${each} ends`]));
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    }));
}
