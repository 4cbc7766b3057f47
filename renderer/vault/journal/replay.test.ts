import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreWrite } from '#shared/sync/records.ts';
import { applyToState } from '../store/apply-state.ts';
import { changeSetOf } from '../store/change-set.ts';
import { layoutOf } from '../store/layout.ts';
import { emptyState, outboxInOrder, type StoreState } from '../store/store-state.ts';
import { arbitraryActions, writesOf } from '../testing/arbitrary-writes.ts';
import { type JournalEntry, journalEntryOf, snapshotOf } from './entry.ts';
import { outboxOfJournal, replayWrites } from './replay.ts';

/** Carries out `writes` in memory as the store would. */
function commit(state: StoreState, writes: readonly StoreWrite[], position?: number): void {
  const changes = changeSetOf(writes, state);
  const layout = layoutOf(changes, state, 'strict', new Map());
  applyToState(state, changes, layout);
  const journalPosition = position ?? state.counters.journalPosition;
  state.counters = { ...state.counters, journalPosition };
}

/** A store and its journal after `actions`; `upTo` actions reached the store, all the journal. */
function history(actions: Parameters<typeof writesOf>[0][], upTo: number) {
  const whole = emptyState();
  const stored = emptyState();
  const entries: JournalEntry[] = [snapshotOf(whole)];
  for (const [step, action] of actions.entries()) {
    const writes = writesOf(action, outboxInOrder(whole), step);
    const n = entries.length;
    const entry = journalEntryOf(n, changeSetOf(writes, whole), whole);
    if (entry) entries.push(entry);
    commit(whole, writes, entry?.n);
    if (step < upTo) commit(stored, writes, entry?.n);
  }
  return { whole, stored, entries };
}

const owed = (state: StoreState) => outboxInOrder(state);

describe('[W2] the journal', () => {
  it('comes to exactly what is owed, whatever happened', () => {
    fc.assert(
      fc.property(arbitraryActions, (actions) => {
        const { whole, entries } = history([...actions], actions.length);
        expect([...outboxOfJournal(entries).values()].sort((a, b) => a.order - b.order)).toEqual(
          owed(whole),
        );
      }),
    );
  });

  it('brings a store that missed its end, or all of it, to what is owed', () => {
    fc.assert(
      fc.property(arbitraryActions, fc.nat(40), (actions, cut) => {
        const { whole, stored, entries } = history([...actions], cut);
        for (const state of [stored, emptyState()]) {
          commit(state, replayWrites(entries, state.counters.journalPosition, state));
          expect(owed(state)).toEqual(owed(whole));
          for (const entry of owed(whole)) {
            const last = owed(whole).findLast(({ recordId }) => recordId === entry.recordId);
            expect(state.records.get(entry.recordId)?.data).toEqual(last?.data);
          }
        }
      }),
    );
  });

  it('changes nothing in a store that has everything', () => {
    fc.assert(
      fc.property(arbitraryActions, (actions) => {
        const { whole, entries } = history([...actions], actions.length);
        const { journalPosition } = whole.counters;
        if (journalPosition > 0) expect(replayWrites(entries, journalPosition, whole)).toEqual([]);
      }),
    );
  });

  it('says the same after compaction', () => {
    fc.assert(
      fc.property(arbitraryActions, fc.nat(40), (actions, cut) => {
        const { whole, stored } = history([...actions], cut);
        const compacted = [snapshotOf(whole)];
        for (const state of [stored, emptyState()]) {
          commit(state, replayWrites(compacted, state.counters.journalPosition, state));
          expect(owed(state)).toEqual(owed(whole));
        }
      }),
    );
  });
});
