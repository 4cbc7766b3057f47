import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { Saved, VaultResult } from '../api.ts';
import { storeFailure } from '../failures.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { type Edit, type Editor, planEdits } from './edit-plan.ts';
import {
  type Direction,
  editsOf,
  type LogChange,
  NO_CHANGE,
  type UndoEntry,
  type UndoLog,
} from './undo-log.ts';
import { labelOf } from './wording.ts';

/** The one way in: checks edits, makes them durable with their step of undo, and remembers the step. */
export class Edits {
  readonly #store: VaultStore;
  readonly #log: UndoLog;
  readonly #editor: () => Editor;

  constructor(store: VaultStore, log: UndoLog, editor: () => Editor) {
    this.#store = store;
    this.#log = log;
    this.#editor = editor;
  }

  /**
   * Carries out `edits` together or not at all; "saved" means journalled and committed (W1).
   * @param undoKey successive edits under one key are one step of undo
   */
  apply(
    edits: readonly Edit[],
    undoKey: string | null,
    undo: 'canBeUndone' | 'cannotBeUndone' = 'canBeUndone',
  ): Promise<VaultResult<Saved>> {
    return this.#store.exclusive(async () => {
      const editor = this.#editor();
      const deletedCopyOf = (id: RecordId) => this.#log.deletedCopy(id);
      const plan = await planEdits(this.#store, edits, editor, false, deletedCopyOf);
      if (!plan.ok) return plan;
      const { writes, steps, conflicts } = plan.value;
      if (writes.length === 0) return ok({ conflicts });
      const step = { label: labelOf(steps), undoKey, at: editor.now, by: editor.personId, steps };
      const isUndone = undo === 'canBeUndone' && steps.length > 0;
      const change = isUndone ? await this.#log.withStep(step) : NO_CHANGE;
      const committed = await this.#commit(writes, change);
      return committed.ok ? ok({ conflicts }) : committed;
    });
  }

  /** The step that `direction` would take now. */
  next(direction: Direction): UndoEntry | null {
    const { records } = this.#store.state;
    return this.#log.next(direction, (id) => records.get(id) ?? null);
  }

  /**
   * Takes the last step back, or the last one taken back again; `done` says which.
   * @param today the person's day
   */
  take(direction: Direction, today: CalendarDate): Promise<VaultResult<{ done: string | null }>> {
    return this.#store.exclusive(async () => {
      const entry = this.next(direction);
      if (!entry) return ok({ done: null });
      const wanted = entry.steps.map(({ kind, id }) => ({ kind, id, series: null }));
      const held = await this.#store.records(wanted);
      const edits = editsOf(entry, direction, (id) => held.get(id) ?? null, today);
      const plan = await planEdits(this.#store, edits, this.#editor(), true);
      if (!plan.ok) return plan;
      const change = await this.#log.withTaken(entry, direction);
      const committed = await this.#commit(plan.value.writes, change);
      return committed.ok ? ok({ done: entry.label }) : committed;
    });
  }

  async #commit(
    writes: Parameters<VaultStore['commit']>[0],
    change: LogChange,
  ): Promise<VaultResult<null>> {
    try {
      await this.#store.commitWith(writes, 'strict', change.extras);
    } catch (cause) {
      return storeFailure(cause);
    }
    change.apply();
    return ok(null);
  }
}
