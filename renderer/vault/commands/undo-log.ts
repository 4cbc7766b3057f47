import { withDataChanges, withNotesOf } from '#shared/domain/client/data-changes.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { mergeRecord } from '#shared/sync/merge/merge-record.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { Purge } from '../store/change-set.ts';
import type { VaultDatabase } from '../store/database.ts';
import type { Sealer } from '../store/sealer.ts';
import type { Extras } from '../store/write-all.ts';
import { NO_EXTRAS } from '../store/write-all.ts';
import type { Edit, Step } from './edit-plan.ts';

/** Steps kept; older ones can no longer be undone. */
const KEPT = 500;

/** One step of undo, and one line of this device's history. */
export interface UndoEntry {
  readonly order: number;
  /** Completes "Undo …". */
  readonly label: string;
  readonly undoKey: string | null;
  readonly at: Instant;
  readonly by: PersonId;
  readonly steps: readonly Step[];
  readonly undone: boolean;
}

type RecordOf = (id: RecordId) => LocalRecord | null;

/** Which direction a step is taken in. */
export type Direction = 'undo' | 'redo';

/** The steps a person can take back and take again; they rest encrypted and survive a restart. */
export class UndoLog {
  readonly #sealer: Sealer;
  #entries: readonly UndoEntry[];

  constructor(sealer: Sealer, entries: readonly UndoEntry[]) {
    this.#sealer = sealer;
    this.#entries = entries;
  }

  /** Reads the steps of an unlocked vault. */
  static async load(database: VaultDatabase, sealer: Sealer): Promise<UndoLog> {
    const rows = await database.undo.toArray();
    const entries = await Promise.all(
      rows.map(({ order, sealed }) => sealer.open<UndoEntry>('undo', order, sealed)),
    );
    return new UndoLog(
      sealer,
      entries.flatMap((entry) => (entry.ok ? [entry.value] : [])),
    );
  }

  get entries(): readonly UndoEntry[] {
    return this.#entries;
  }

  /**
   * The step that `direction` would take now, of records as `recordOf` has them. What would change what
   * is fixed stays in the history and is passed over.
   */
  next(direction: Direction, recordOf: RecordOf): UndoEntry | null {
    const isFree = (entry: UndoEntry) => !isFixed(entry, direction, recordOf);
    return direction === 'undo'
      ? (this.#entries.findLast((entry) => !entry.undone && isFree(entry)) ?? null)
      : (this.#entries.find((entry) => entry.undone && isFree(entry)) ?? null);
  }

  /** Whether a step, taken back or again, could bring a record of this id back. */
  canBringBack(id: RecordId): boolean {
    return this.#entries.some(({ steps }) => steps.some((step) => step.id === id));
  }

  /** The record as the latest step that deleted it found it; `null` where none is kept. */
  deletedCopy(id: RecordId): RecordData | null {
    for (const { steps, undone } of this.#entries.toReversed()) {
      for (const { id: stepId, before, after } of steps) {
        const [from, to] = undone ? [after, before] : [before, after];
        if (stepId === id && from && to === null) return from;
      }
    }
    return null;
  }

  /** The log after a new step; steps that were taken back can no longer be taken again. */
  withStep(step: Omit<UndoEntry, 'order' | 'undone'>): Promise<LogChange> {
    const last = this.#entries.at(-1);
    const live = this.#entries.filter((entry) => !entry.undone);
    const joined = last && !last.undone ? joinedWith(last, step) : null;
    const order = joined ? joined.order : (last?.order ?? 0) + 1;
    const entry = joined ?? { ...step, order, undone: false };
    const others = joined ? live.slice(0, -1) : live;
    return this.#change([...others, entry].slice(-KEPT), [entry]);
  }

  /** The log after a step was taken back or taken again. */
  withTaken(taken: UndoEntry, direction: Direction): Promise<LogChange> {
    const entry = { ...taken, undone: direction === 'undo' };
    const entries = this.#entries.map((one) => (one.order === entry.order ? entry : one));
    return this.#change(entries, [entry]);
  }

  /** The log without anything of clients and books that left (F6). */
  withoutPurged(purges: readonly Purge[]): Promise<LogChange> {
    const isGone = (step: Step): boolean =>
      purges.some(
        ({ bookId, clientId }) =>
          step.bookId === bookId && (clientId === null || step.clientId === clientId),
      );
    const entries = this.#entries.filter(({ steps }) => !steps.some(isGone));
    return this.#change(entries, []);
  }

  async #change(entries: readonly UndoEntry[], put: readonly UndoEntry[]): Promise<LogChange> {
    const kept = new Set(entries.map(({ order }) => order));
    const gone = this.#entries.flatMap(({ order }) => (kept.has(order) ? [] : [order]));
    const putUndo = await Promise.all(
      put.map(async (entry) => ({
        order: entry.order,
        sealed: await this.#sealer.seal('undo', entry.order, entry),
      })),
    );
    return {
      extras: { ...NO_EXTRAS, putUndo, deleteUndo: gone },
      apply: () => {
        this.#entries = entries;
      },
    };
  }
}

/** Whether taking a step would change a record that is fixed by now, by it or by what came after. */
function isFixed(entry: UndoEntry, direction: Direction, recordOf: RecordOf): boolean {
  const steps = entry.steps.filter(({ kind }) => kindDefinition(kind)?.fixedOnce);
  return steps.some((step) => {
    const { kind, id } = step;
    const current = recordOf(id)?.data ?? null;
    const data = dataOf(step, direction, current);
    // What the merge did not let onto the record as it stands.
    if (sameJson(current, data)) return true;
    // A sample may be removed, but what was signed in it is not undone either.
    const kept = current && { ...current, isSample: undefined };
    const next = data && { ...data, isSample: undefined };
    return (kindDefinition(kind)?.fixedOnce?.(kept, next) ?? []).length > 0;
  });
}

/** What to write with the edit, and what to do once that is durable. */
export interface LogChange {
  readonly extras: Extras;
  readonly apply: () => void;
}

/** Nothing is remembered. */
export const NO_CHANGE: LogChange = { extras: NO_EXTRAS, apply: () => undefined };

/** Two saves under one key are one step: back to before the first, forward to after the second. */
function joinedWith(last: UndoEntry, step: Omit<UndoEntry, 'order' | 'undone'>): UndoEntry | null {
  if (step.undoKey === null || last.undoKey !== step.undoKey) return null;
  const steps = new Map(last.steps.map((one) => [one.id, one]));
  for (const one of step.steps) {
    const first = steps.get(one.id);
    steps.set(one.id, first ? { ...one, before: first.before } : one);
  }
  return { ...last, at: step.at, label: step.label, steps: [...steps.values()] };
}

/**
 * The edits that take `entry` back or again. Where the record has changed since (another device, a
 * later edit), only what the step itself changed is taken back, merged like any other edit. Contact
 * data that it changes is noted on `today`, the person's day, as where it is typed.
 */
export function editsOf(
  entry: UndoEntry,
  direction: Direction,
  recordOf: RecordOf,
  today: CalendarDate,
): readonly Edit[] {
  const ordered = direction === 'undo' ? entry.steps.toReversed() : entry.steps;
  return ordered.map((step) => {
    const { kind, id, bookId } = step;
    const current = recordOf(id)?.data ?? null;
    const data = dataOf(step, direction, current);
    const noted = current && data ? withDataChanges(kind, current, data, today) : data;
    return { kind, id, bookId, data: noted };
  });
}

/** What `step`, taken back or again, makes of its record as it stands now. */
function dataOf(
  { kind, before, after }: Step,
  direction: Direction,
  current: RecordData | null,
): RecordData | null {
  const noted = (data: RecordData | null) =>
    current && data ? withNotesOf(kind, current, data) : data;
  const [from, to] =
    direction === 'undo' ? [noted(after), noted(before)] : [noted(before), noted(after)];
  return sameJson(current, from)
    ? to
    : mergeRecord({ kind, base: from, mine: to, theirs: current }).merged;
}
