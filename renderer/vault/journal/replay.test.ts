import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { digestOf } from '#shared/sync/digest.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { applyToState } from '../store/apply-state.ts';
import { changeSetOf, type VaultWrite } from '../store/change-set.ts';
import { layoutOf } from '../store/layout.ts';
import { emptyState, outboxInOrder, type StoreState } from '../store/store-state.ts';
import { arbitraryActions, NOTHING_HELD, writesOf } from '../testing/arbitrary-writes.ts';
import { type JournalEntry, journalEntryOf, snapshotOf } from './entry.ts';
import { namedBy, readingOf, replayWrites } from './replay.ts';
import { NOTHING_SETTLED } from './settled.ts';
import { SettledSince, settledBy } from './settled-since.ts';

type Actions = Parameters<typeof writesOf>[0][];

/** Carries out `writes` in memory as the store would. */
function commit(state: StoreState, writes: readonly VaultWrite[], position?: number): void {
  const changes = changeSetOf(writes, state);
  const layout = layoutOf(changes, state, 'strict', new Map());
  applyToState(state, changes, layout);
  const journalPosition = position ?? state.counters.journalPosition;
  const { handedOver = state.counters.handedOver ?? null } = changes;
  state.counters = { ...state.counters, journalPosition, handedOver };
}

function replayed(entries: readonly JournalEntry[], state: StoreState): readonly VaultWrite[] {
  const replay = { entries, position: state.counters.journalPosition, state };
  const rows = namedBy(replay).flatMap(({ id }) => state.records.get(id) ?? []);
  return replayWrites({ ...replay, held: new Map(rows.map((row) => [row.id, row])) });
}

/** When the journal is written anew, and when a backup is taken (before that of the same step). */
interface Upkeep {
  readonly compactions: readonly number[];
  readonly backups: readonly number[];
}

const arbitraryUpkeep: fc.Arbitrary<Upkeep> = fc.record({
  compactions: fc.array(fc.nat(40), { maxLength: 5 }),
  backups: fc.array(fc.nat(40), { maxLength: 3 }),
});

const NO_UPKEEP: Upkeep = { compactions: [], backups: [] };

/**
 * A store and its journal after `actions`; `upTo` actions reached the stored one, all the journal.
 * The backup is the store as it was at the last one taken, empty when there is none.
 */
function history(actions: Actions, upTo: number, { compactions, backups }: Upkeep = NO_UPKEEP) {
  const whole = emptyState();
  const stored = emptyState();
  let backup = emptyState();
  const settled = new SettledSince();
  let entries: JournalEntry[] = [snapshotOf(whole, NOTHING_SETTLED)];
  const done: { writes: readonly VaultWrite[]; n: number | undefined }[] = [];
  for (const [step, action] of actions.entries()) {
    const { records, lanes } = whole;
    const held = { outbox: outboxInOrder(whole), records, lanes: [...lanes.values()] };
    const writes = writesOf(action, held, step);
    const entry = journalEntryOf(
      whole.counters.journalPosition + 1,
      changeSetOf(writes, whole),
      whole,
    );
    if (entry) {
      // Through JSON, as it rests.
      entries.push(JSON.parse(JSON.stringify(entry)));
      settled.add(entry, settledBy(entry, whole.outbox));
    }
    done.push({ writes, n: entry?.n });
    commit(whole, writes, entry?.n);
    if (step < upTo) commit(stored, writes, entry?.n);
    if (backups.includes(step)) {
      backup = emptyState();
      for (const { writes: former, n } of done) commit(backup, former, n);
      settled.forgetUpTo(whole.counters.journalPosition);
    }
    if (compactions.includes(step)) entries = [snapshotOf(whole, settled.list())];
  }
  return { whole, stored, backup, entries };
}

const owed = (state: StoreState) => outboxInOrder(state);
const rowsOf = (state: StoreState): readonly LocalRecord[] =>
  [...state.records.all()].sort((left, right) => (left.id < right.id ? -1 : 1));

const draftsOf = (state: StoreState) => [...state.drafts.values()];

/** All there is to see; of what is still owed the pull brings place and time of the server's copy. */
function shownOf(state: StoreState): readonly LocalRecord[] {
  const ids = new Set(owed(state).map(({ recordId }) => recordId));
  return rowsOf(state).map((row) =>
    ids.has(row.id) ? { ...row, version: null, seq: 0, acceptedAt: null } : row,
  );
}

describe('[W2] the journal', () => {
  it('comes to exactly what is owed, whatever happened', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { whole, entries } = history([...actions], actions.length, upkeep);
        expect([...readingOf(entries).outbox.values()].sort((a, b) => a.order - b.order)).toEqual(
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
          commit(state, replayed(entries, state));
          expect(owed(state)).toEqual(owed(whole));
          expect(draftsOf(state)).toEqual(draftsOf(whole));
        }
      }),
    );
  });

  it('changes nothing in a store that has everything', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { whole, entries } = history([...actions], actions.length, upkeep);
        if (whole.counters.journalPosition > 0) expect(replayed(entries, whole)).toEqual([]);
      }),
    );
  });

  it('[F6] has nothing of a purged client after compaction', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, fc.nat(2), (actions, upkeep, client) => {
        const purged = [...actions, { action: 'purge' as const, client }];
        const last = actions.length;
        const { entries } = history(purged, last, { ...upkeep, compactions: [last] });
        const [purge] = writesOf({ action: 'purge', client }, NOTHING_HELD, 0);
        const clientId = purge?.write === 'purgeClient' ? purge.clientId : '';
        // Only that it was purged: an older backup must not bring it back.
        const forgotten = entries.map((entry) => ({
          ...entry,
          settled: { ...entry.settled, purges: [] },
          // Drafts go a cycle later: the client may have passed to another of one's own books.
          drafts: [],
        }));
        expect(JSON.stringify(forgotten)).not.toContain(clientId);
      }),
    );
  });

  it('[F7] remembers what was handed over, with a store that was lost', () => {
    const state = emptyState();
    const handedOver = { count: 2, lastAt: '2026-11-24T08:00:00.000Z' as Instant };
    const entry = journalEntryOf(
      1,
      changeSetOf([{ write: 'putHandedOver', handedOver }], state),
      state,
    );
    if (!entry) throw new Error('it is journalled');
    for (const entries of [[snapshotOf(state, NOTHING_SETTLED), entry], compactedAfter(entry)]) {
      const lost = emptyState();
      commit(lost, replayed(entries, lost));
      expect(lost.counters.handedOver).toEqual(handedOver);
    }
  });
});

const withoutDrafts = ({ drafts: _, ...entry }: JournalEntry): JournalEntry => entry;

/** A journal of only the snapshot of a store that `entry` has reached. */
function compactedAfter({ n, handedOver = null }: JournalEntry): JournalEntry[] {
  const state = emptyState();
  commit(state, [{ write: 'putHandedOver', handedOver }], n);
  return [snapshotOf(state, NOTHING_SETTLED)];
}

/** The journal was written anew after the purge, and the backup of before was not replaced yet. */
const PURGED_SINCE_THE_BACKUP: [Actions, Upkeep] = [
  [
    { action: 'edit', record: 0, text: 'of a client that leaves' },
    { action: 'purge', client: 0 },
    { action: 'edit', record: 1, text: 'of another' },
  ],
  { backups: [0], compactions: [1] },
];

describe('[L1][W3] a store that was lost', () => {
  it('has all that was saved, as it was, from its last backup and the journal', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { whole, backup, entries } = history([...actions], actions.length, upkeep);
        commit(backup, replayed(entries, backup));
        expect(shownOf(backup)).toEqual(shownOf(whole));
        expect(owed(backup)).toEqual(owed(whole));
        expect(draftsOf(backup)).toEqual(draftsOf(whole));
      }),
      { numRuns: 1_000, examples: [PURGED_SINCE_THE_BACKUP] },
    );
  });

  it('lacks some when the journal forgets it at a compaction (negative control)', () => {
    const outcome = fc.check(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { whole, backup, entries } = history([...actions], actions.length, upkeep);
        const forgetting = entries.map((entry) => ({ ...entry, settled: NOTHING_SETTLED }));
        commit(backup, replayed(forgetting, backup));
        expect(shownOf(backup)).toEqual(shownOf(whole));
      }),
      { numRuns: 1_000 },
    );
    expect(outcome.failed).toBe(true);
  });

  it('has it also when the store only fell back, before or behind the last backup', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, fc.nat(40), (actions, upkeep, cut) => {
        const { whole, stored, backup, entries } = history([...actions], cut, upkeep);
        // One that fell back behind the last backup is replaced by it.
        const { backedUpTo } = readingOf(entries).settled;
        const isBehind = stored.counters.journalPosition < backedUpTo;
        const state = isBehind ? backup : stored;
        commit(state, replayed(entries, state));
        expect(shownOf(state)).toEqual(shownOf(whole));
        expect(draftsOf(state)).toEqual(draftsOf(whole));
      }),
    );
  });

  it('lacks drafts when the journal has none of them (negative control)', () => {
    const outcome = fc.check(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { whole, backup, entries } = history([...actions], actions.length, upkeep);
        commit(backup, replayed(entries.map(withoutDrafts), backup));
        expect(draftsOf(backup)).toEqual(draftsOf(whole));
      }),
      { numRuns: 1_000 },
    );
    expect(outcome.failed).toBe(true);
  });

  it('keeps the drafts of its backup over a journal of before they were journalled', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        const { backup, entries } = history([...actions], actions.length, upkeep);
        const given = new Set(entries.flatMap(({ put }) => put.map(({ recordId }) => recordId)));
        const before = draftsOf(backup);
        commit(backup, replayed(entries.map(withoutDrafts), backup));
        const gone = before.filter(({ id }) => given.has(id) || backup.records.get(id));
        expect(draftsOf(backup)).toEqual(before.filter((draft) => !gone.includes(draft)));
      }),
    );
  });

  it('counts in its lanes what it has', () => {
    fc.assert(
      fc.property(arbitraryActions, arbitraryUpkeep, (actions, upkeep) => {
        // A purge leaves the counting to the unlock.
        const noPurges = actions.filter(({ action }) => action !== 'purge');
        const { backup, entries } = history(noPurges, actions.length, upkeep);
        commit(backup, replayed(entries, backup));
        const live = rowsOf(backup).filter(({ version }) => version !== null);
        const lane = [...backup.lanes.values()].find((each) => each.lane === 'work');
        const { digest, count } = lane ?? digestOf([]);
        expect({ digest, count }).toMatchObject(digestOf(live as never));
      }),
    );
  });
});
