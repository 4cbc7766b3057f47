import type { RecordData } from '#shared/domain/kind.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { type CycleReport, runCycle } from '#shared/sync/cycle.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { Random } from '#tests/simulation/random.ts';

/** What somebody typed last into a record of a device. */
export interface Typed {
  readonly id: RecordId;
  readonly data: RecordData;
}

/** A device of one person with one book of their own: a store, ids and a clock. */
export class WireDevice {
  readonly store = new MemoryStore();
  readonly personId: PersonId;
  readonly bookId: BookId;
  /** Mutations frozen so far: each has to have its effect exactly once. */
  minted = 0;
  readonly #random: Random;
  #millis = 1_767_225_600_000;

  constructor(setup: {
    readonly personId: PersonId;
    readonly bookId: BookId;
    readonly seed: number;
  }) {
    this.personId = setup.personId;
    this.bookId = setup.bookId;
    this.#random = new Random(setup.seed);
  }

  newId(): RecordId {
    return this.#random.uuid() as RecordId;
  }

  now(): Instant {
    this.#millis += 1_000;
    return instantFromMillis(this.#millis);
  }

  /** Types `data` into a record, new or not, and saves it. */
  async edit(kind: string, id: RecordId, clientId: RecordId, data: RecordData): Promise<Typed> {
    const { store, bookId, personId: editedBy } = this;
    await store.exclusive(async () => {
      const record = store.contents.records.get(id) ?? null;
      const entries = await store.outbox([id]);
      const editedAt = this.now();
      const edit = { kind, recordId: id, bookId, clientId, data, editedBy, editedAt };
      const nextOrder = await store.nextOrder();
      await store.commit(planEdit({ edit, record, entries, nextOrder }), 'strict');
    });
    return { id, data };
  }

  /** One cycle over `transport`. */
  synchronise(transport: SyncTransport): Promise<CycleReport> {
    const newId = (): string => {
      this.minted += 1;
      return this.#random.uuid();
    };
    return runCycle({
      store: this.store,
      transport,
      dependencies: { now: () => this.now(), newId },
    });
  }
}
