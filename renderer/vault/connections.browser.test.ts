import { describe, expect, it } from 'vitest';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultWrite } from './store/change-set.ts';
import { outboxInOrder } from './store/store-state.ts';
import { NOTHING_HELD, writesOf } from './testing/arbitrary-writes.ts';
import { newStore } from './testing/store-fixture.ts';

const edit = (record: number, text: string): readonly VaultWrite[] =>
  writesOf({ action: 'edit', record, text }, NOTHING_HELD, 0);

const bodies = (records: Iterable<LocalRecord>) =>
  [...records].map(({ data }) => data?.body).toSorted();

describe('connections that Chromium closes by itself', () => {
  it.each(['strict', 'relaxed'] as const)(
    '[L3] are opened anew when it was the %s one',
    async (which) => {
      const fixture = await newStore();
      const { store } = fixture;
      await store.commit(edit(0, 'before'), 'strict');
      store.connections[which].close();
      expect(store.connections.isLost).toBe(true);
      await store.commit(edit(1, 'after'), 'strict');
      expect(store.connections.isLost).toBe(false);
      const again = await fixture.reopen();
      expect(bodies(again.state.records.ofKind('note').values())).toEqual(['after', 'before']);
      expect(outboxInOrder(again.state)).toHaveLength(1);
      await fixture.destroy();
    },
  );

  it('[L3] are opened anew however often', async () => {
    const fixture = await newStore();
    const { store } = fixture;
    for (let round = 0; round < 5; round += 1) {
      store.connections.strict.close();
      store.connections.relaxed.close();
      await store.commit(edit(round, `round ${round}`), 'strict');
    }
    const again = await fixture.reopen();
    expect([...again.state.records.ofKind('note').values()]).toHaveLength(5);
    await fixture.destroy();
  });

  it('stay closed once the vault has closed them', async () => {
    const fixture = await newStore();
    fixture.store.connections.close();
    await expect(fixture.store.commit(edit(0, 'too late'), 'strict')).rejects.toThrow(/closed/);
    await expect(fixture.store.commit(edit(0, 'too late'), 'strict')).rejects.toThrow(/closed/);
    const again = await fixture.reopen();
    expect([...again.state.records.ofKind('note').values()]).toEqual([]);
    await fixture.destroy();
  });
});
